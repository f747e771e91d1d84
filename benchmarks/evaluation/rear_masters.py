"""Rear views: kits, bodies, trunks and cameras, with drops from 0 to 12 degrees."""

from benchmarks.evaluation.master import Master, Use, master_of
from benchmarks.runner.body import Hair, Kit, Look, LooseShirt, Physique, Sex, Sleeves
from benchmarks.runner.camera import CameraSetup, Exposure, Lens
from benchmarks.runner.examples import measured_motion
from benchmarks.runner.frames import Barrier, Room, Scene
from benchmarks.runner.kinematics import LegMotion, Motion, PelvisMotion, TrunkMotion, Variation
from benchmarks.runner.spec import ClipSpec

TUCKED, MARKERS, LOOSE = "shirt tucked in", "tape dots", "loose shirt"
BROWN, DARK_SKIN, PALE = (0.58, 0.40, 0.29), (0.33, 0.22, 0.16), (0.93, 0.76, 0.67)
BLACK, BLONDE = (0.06, 0.05, 0.05), (0.72, 0.58, 0.36)


def rear_masters() -> list[Master]:
    """Return tuning and held-out masters."""
    uses = ((Use.TUNING, _tuning()), (Use.HELD_OUT, _held_out()))
    return [master_of(spec, use, _group(spec.look.kit)) for use, specs in uses for spec in specs]


def _tuning() -> list[ClipSpec]:
    """Trunks that follow the pelvis little, as in the prototype this renderer grew from."""
    return [
        ClipSpec("rear_level", _run(1, PelvisMotion(0.5, 0.5))),
        ClipSpec(
            "rear_blue",
            _run(2, PelvisMotion(9.0, 4.0)),
            Look(kit=Kit(shorts_panel=(0.7, 0.7, 0.7))),
        ),
        ClipSpec(
            "rear_measured",
            measured_motion(),
            Look(kit=Kit(shirt=(0.75, 0.74, 0.70), shorts=(0.1, 0.15, 0.3))),
        ),
        ClipSpec(
            "rear_tights",
            _run(3, PelvisMotion(6.0, 7.5), TrunkMotion(7.0, 0.5, 0.0)),
            Look(
                Physique(1.66, 0.98, Sex.FEMALE, hair=Hair.PONYTAIL),
                Kit(shirt=(0.9, 0.9, 0.88), shirt_panel=(0.1, 0.5, 0.5), tights=(0.1, 0.12, 0.2)),
            ),
            CameraSetup(roll_deg=2.5, yaw_deg=4.0),
        ),
        ClipSpec(
            "rear_dark",
            _run(4, PelvisMotion(5.0, 3.5), TrunkMotion(5.0, 0.2, -0.1)),
            Look(
                Physique(1.82, 1.05, skin=DARK_SKIN, hair_colour=BLACK),
                Kit(shirt=(0.10, 0.10, 0.11), shorts=(0.07, 0.07, 0.08)),
            ),
        ),
        ClipSpec(
            "rear_orange_dots",
            _run(5, PelvisMotion(7.0, 10.0)),
            Look(kit=Kit(shirt=(0.30, 0.31, 0.33), marker=(0.98, 0.45, 0.08), psis_markers=True)),
            CameraSetup(roll_deg=-2.0, distance_m=2.9),
        ),
        ClipSpec(
            "rear_white_dots",
            _run(6, PelvisMotion(2.5, 2.0), TrunkMotion(6.0, 0.5, -0.1)),
            Look(
                Physique(1.70, 0.95, Sex.FEMALE, BROWN, Hair.PONYTAIL, BLACK),
                Kit(shorts=(0.55, 0.12, 0.14), marker=(0.96, 0.96, 0.95), psis_markers=True),
            ),
            CameraSetup(distance_m=2.3, exposure=Exposure(1 / 120, 0.02)),
        ),
        ClipSpec(
            "rear_loose_red",
            _run(7, PelvisMotion(8.0, 7.0)),
            Look(
                Physique(1.66, 1.0, Sex.FEMALE, hair=Hair.PONYTAIL),
                Kit(shirt=(0.70, 0.20, 0.30), loose=LooseShirt()),
            ),
        ),
        ClipSpec(
            "rear_loose_short",
            _run(8, PelvisMotion(5.0, 6.0)),
            Look(kit=Kit(shirt=(0.50, 0.66, 0.30), loose=LooseShirt(0.05, 0.7, 0.0, 0.006))),
        ),
    ]


def _held_out() -> list[ClipSpec]:
    """Other kits and bodies, and trunks that go with the pelvis or lean against it."""
    return [
        ClipSpec(
            "rear_held_grey",
            _run(21, PelvisMotion(3.0, 1.0), TrunkMotion(4.0, 0.8, 0.4), 182.0, 3.3),
            Look(
                Physique(1.88, 1.08, skin=PALE, hair_colour=BLONDE),
                Kit(shirt=(0.62, 0.63, 0.66), shorts=(0.18, 0.26, 0.42), sleeves=Sleeves.NONE),
            ),
            CameraSetup(distance_m=3.2, height_m=1.1, roll_deg=1.5),
        ),
        ClipSpec(
            "rear_held_violet",
            _run(22, PelvisMotion(6.5, 8.5), TrunkMotion(8.0, 0.0, -0.4), 158.0, 2.5),
            Look(
                Physique(1.60, 1.12, Sex.FEMALE, DARK_SKIN, Hair.SHORT, BLACK),
                Kit(shirt=(0.42, 0.22, 0.55), shorts=(0.78, 0.76, 0.70), sleeves=Sleeves.LONG),
            ),
            CameraSetup(
                distance_m=2.4, height_m=0.85, yaw_deg=-7.0, exposure=Exposure(1 / 100, 0.015)
            ),
            Scene(Room.HOME),
        ),
        ClipSpec(
            "rear_held_teal",
            _run(23, PelvisMotion(10.0, 11.5, 0.36), TrunkMotion(5.0, 0.6, 0.2)),
            Look(
                Physique(1.72, 0.94, Sex.FEMALE, BROWN, Hair.PONYTAIL),
                Kit(
                    shirt=(0.10, 0.48, 0.46),
                    shirt_panel=(0.85, 0.85, 0.3),
                    tights=(0.22, 0.10, 0.18),
                ),
            ),
            CameraSetup(roll_deg=-3.5, lens=Lens((-0.05, 0.01))),
        ),
        ClipSpec(
            "rear_held_striped",
            _run(24, PelvisMotion(4.5, 5.0, 0.5), TrunkMotion(10.0, 1.0, 0.7), 174.0),
            Look(
                Physique(1.78, 1.15, skin=BROWN, hair=Hair.NONE),
                Kit(
                    shirt=(0.86, 0.52, 0.20),
                    shorts=(0.24, 0.30, 0.24),
                    shorts_panel=(0.9, 0.9, 0.9),
                ),
            ),
            CameraSetup(yaw_deg=5.0, lens=Lens(shake_deg=0.12, shake_seed=3)),
            Scene(barrier=Barrier.RAIL),
        ),
        ClipSpec(
            "rear_held_green_dots",
            _run(25, PelvisMotion(1.5, 4.5), TrunkMotion(3.0, 0.7, 0.3), 166.0),
            Look(
                Physique(1.64, 1.0, Sex.FEMALE, PALE, Hair.PONYTAIL, BLONDE),
                Kit(
                    shirt=(0.9, 0.9, 0.9),
                    shorts=(0.2, 0.2, 0.24),
                    marker=(0.2, 0.9, 0.25),
                    psis_markers=True,
                ),
            ),
            CameraSetup(roll_deg=3.0, distance_m=3.0),
        ),
        ClipSpec(
            "rear_held_pink_dots",
            _run(26, PelvisMotion(12.0, 8.0, 0.4), TrunkMotion(6.0, 0.1, -0.35), 162.0),
            Look(
                Physique(1.80, 0.96, skin=DARK_SKIN, hair_colour=BLACK),
                Kit(
                    shirt=(0.2, 0.22, 0.3),
                    tights=(0.12, 0.12, 0.13),
                    marker=(0.95, 0.2, 0.6),
                    psis_markers=True,
                ),
            ),
            CameraSetup(yaw_deg=-4.0, height_m=0.8, exposure=Exposure(1 / 120, 0.02)),
            Scene(Room.HOME),
        ),
        ClipSpec(
            "rear_held_loose_blue",
            _run(27, PelvisMotion(7.5, 9.5), TrunkMotion(6.0, 0.6, 0.1)),
            Look(
                Physique(1.84, 1.02, hair_colour=BLONDE),
                Kit(shirt=(0.25, 0.45, 0.75), loose=LooseShirt(0.09, 0.45, 0.07, 0.012)),
            ),
        ),
        ClipSpec(
            "rear_held_loose_white",
            _run(28, PelvisMotion(3.5, 3.0), TrunkMotion(5.0, 0.3, -0.2), 176.0),
            Look(
                Physique(1.69, 1.05, Sex.FEMALE, BROWN, Hair.PONYTAIL, BLACK),
                Kit(
                    shirt=(0.92, 0.92, 0.9),
                    shorts=(0.3, 0.1, 0.12),
                    loose=LooseShirt(0.06, 0.6, 0.03),
                ),
            ),
            CameraSetup(distance_m=2.8, roll_deg=-1.5),
        ),
    ]


def _run(
    seed: int,
    pelvis: PelvisMotion,
    trunk: TrunkMotion | None = None,
    cadence_spm: float = 170.0,
    speed_m_s: float = 2.9,
) -> Motion:
    return Motion(
        cadence_spm=cadence_spm,
        belt_speed_m_s=speed_m_s,
        pelvis=pelvis,
        trunk=trunk or TrunkMotion(),
        legs=LegMotion(step_width_m=0.03 + 0.01 * (seed % 5)),
        variation=Variation(seed),
    )


def _group(kit: Kit) -> str:
    """How the tables call a kit."""
    if kit.loose is not None:
        return LOOSE
    return MARKERS if kit.psis_markers else TUCKED
