"""Side views: landings from under the hips to far ahead, rearfoot and forefoot, both sides."""

from dataclasses import replace

from benchmarks.evaluation.master import Master, Use, master_of
from benchmarks.runner.body import Hair, Kit, Look, LooseShirt, Physique, Sex, Sleeves
from benchmarks.runner.camera import CameraSetup, Exposure, Lens
from benchmarks.runner.examples import measured_motion
from benchmarks.runner.frames import Room, Scene
from benchmarks.runner.kinematics import (
    Landing,
    LegMotion,
    Motion,
    PelvisMotion,
    TrunkMotion,
    Variation,
)
from benchmarks.runner.spec import ClipSpec
from formcheck.records import View

SHORTS, TIGHTS, FOREFOOT = "shorts", "tights", "forefoot landing"
BROWN, DARK_SKIN, PALE = (0.58, 0.40, 0.29), (0.33, 0.22, 0.16), (0.93, 0.76, 0.67)
BLACK, BLONDE = (0.06, 0.05, 0.05), (0.72, 0.58, 0.36)
NAVY_TIGHTS = Kit(shirt=(0.85, 0.84, 0.80), tights=(0.10, 0.12, 0.20))
WOMAN = Physique(1.66, 0.98, Sex.FEMALE, hair=Hair.PONYTAIL)


def side_masters() -> list[Master]:
    """Return tuning and held-out masters."""
    uses = ((Use.TUNING, _tuning()), (Use.HELD_OUT, _held_out()))
    return [master_of(spec, use, _group(spec)) for use, specs in uses for spec in specs]


def _tuning() -> list[ClipSpec]:
    right, left = CameraSetup(view=View.RIGHT), CameraSetup(view=View.LEFT)
    near = CameraSetup(view=View.LEFT, distance_m=2.4, yaw_deg=6.0)
    dim = CameraSetup(view=View.RIGHT, exposure=Exposure(1 / 60, 0.02, -0.7))
    rolled = CameraSetup(view=View.RIGHT, roll_deg=1.5, height_m=0.7)
    tall = Physique(1.83, 1.08, skin=DARK_SKIN, hair_colour=BLACK)
    black = Kit(shirt=(0.10, 0.10, 0.11), shorts=(0.07, 0.07, 0.08), shoes=(0.1, 0.1, 0.1))
    woman = Look(WOMAN, NAVY_TIGHTS)
    return [
        ClipSpec("side_usual", _run(1, _lands(7.0, 15.0)), camera=right),
        ClipSpec("side_reaching", _run(2, _lands(13.0, 12.0, 18.0), 158.0), camera=right),
        ClipSpec("side_under", _run(3, _lands(1.0, 19.0, 5.0), 184.0), camera=left),
        ClipSpec("side_measured", measured_motion(), camera=right),
        ClipSpec("side_woman", _run(4, _lands(9.0, 14.0)), woman, near),
        ClipSpec("side_forefoot", _run(5, _lands(2.0, 20.0, -9.0), 180.0), camera=right),
        ClipSpec("side_dim", _run(6, _lands(5.0, 16.0, 8.0), 166.0), camera=dim),
        ClipSpec("side_black", _run(7, _lands(10.0, 13.0, 14.0), 162.0), Look(tall, black), rolled),
        ClipSpec(
            "side_fast",
            _run(8, _lands(4.0, 18.0, 6.0), 186.0, 3.9, TrunkMotion(9.0)),
            camera=right,
        ),
    ]


def _held_out() -> list[ClipSpec]:
    """Other bodies, kits, trunks and cameras than the tuning ones."""
    uphill = _run(25, _lands(3.0, 20.0, 4.0), 176.0, 2.7, TrunkMotion(10.0, 0.5, 0.3))
    return [
        ClipSpec(
            "side_held_tall",
            _run(21, _lands(6.0, 17.0, 12.0), 164.0, 3.2, TrunkMotion(3.0, 0.8, 0.4)),
            Look(
                Physique(1.90, 0.95, skin=PALE, hair_colour=BLONDE),
                Kit(shirt=(0.85, 0.25, 0.20), shorts=(0.2, 0.24, 0.4), sleeves=Sleeves.NONE),
            ),
            CameraSetup(view=View.LEFT, distance_m=3.2, height_m=1.1),
        ),
        ClipSpec(
            "side_held_heavy",
            _run(22, _lands(12.0, 11.0, 20.0), 152.0, 2.3, TrunkMotion(8.0, 0.6, 0.1)),
            Look(
                Physique(1.72, 1.18, skin=BROWN, hair=Hair.NONE),
                Kit(shirt=(0.30, 0.42, 0.34), loose=LooseShirt(), shorts=(0.25, 0.25, 0.26)),
            ),
            CameraSetup(view=View.RIGHT, distance_m=2.7, exposure=Exposure(1 / 100, 0.015)),
            Scene(Room.HOME),
        ),
        ClipSpec(
            "side_held_forefoot",
            _run(23, _lands(0.0, 20.0, -10.0), 188.0, 2.7, TrunkMotion(7.0, 0.2, -0.4)),
            Look(
                Physique(1.63, 0.94, Sex.FEMALE, DARK_SKIN, Hair.PONYTAIL, BLACK),
                Kit(shirt=(0.95, 0.85, 0.25), tights=(0.20, 0.20, 0.22), shoes=(0.9, 0.9, 0.9)),
            ),
            CameraSetup(view=View.RIGHT, yaw_deg=-6.0),
        ),
        ClipSpec(
            "side_held_tights",
            _run(24, _lands(8.0, 14.0, 9.0), 172.0, trunk=TrunkMotion(6.0, 0.0, -0.3)),
            Look(
                Physique(1.76, 1.0, Sex.FEMALE, BROWN, Hair.SHORT, BLACK),
                Kit(shirt=(0.45, 0.20, 0.50), sleeves=Sleeves.LONG, tights=(0.35, 0.12, 0.30)),
            ),
            CameraSetup(view=View.LEFT, lens=Lens((-0.05, 0.01)), roll_deg=-1.0),
        ),
        ClipSpec(
            "side_held_uphill",
            replace(uphill, incline_deg=3.0),
            Look(
                Physique(1.80, 1.04, skin=DARK_SKIN, hair_colour=BLACK),
                Kit(shirt=(0.2, 0.5, 0.7), shorts=(0.85, 0.84, 0.8), shoes=(0.15, 0.15, 0.6)),
            ),
            CameraSetup(view=View.RIGHT, height_m=0.8, distance_m=2.9),
        ),
        ClipSpec(
            "side_held_reaching",
            _run(26, _lands(14.0, 11.0, 18.0), 160.0, 2.6, TrunkMotion(4.0, 0.7, 0.2)),
            Look(
                Physique(1.68, 1.02, skin=PALE, hair_colour=(0.5, 0.2, 0.1)),
                Kit(shirt=(0.55, 0.56, 0.58), shorts=(0.12, 0.30, 0.16), socks=(0.1, 0.1, 0.1)),
            ),
            CameraSetup(
                view=View.LEFT,
                yaw_deg=4.0,
                lens=Lens(shake_deg=0.10, shake_seed=5),
                exposure=Exposure(1 / 120, 0.02),
            ),
        ),
    ]


def _lands(shank_deg: float, knee_deg: float, pitch_deg: float = 10.0) -> Landing:
    return Landing(shank_deg, knee_deg, None, pitch_deg)


def _run(
    seed: int,
    landing: Landing,
    cadence_spm: float = 170.0,
    speed_m_s: float = 2.8,
    trunk: TrunkMotion | None = None,
) -> Motion:
    return Motion(
        cadence_spm=cadence_spm,
        belt_speed_m_s=speed_m_s,
        landing=landing,
        # Quicker steps bounce less, faster belts are pushed off for longer.
        pelvis=PelvisMotion(vertical_oscillation_m=min(0.065, 11.0 / cadence_spm)),
        trunk=trunk or TrunkMotion(),
        legs=LegMotion(step_width_m=0.03 + 0.01 * (seed % 5), contact_length=0.28 * speed_m_s),
        variation=Variation(seed),
    )


def _group(spec: ClipSpec) -> str:
    """How the tables call a kit; a landing on the forefoot weighs more than what is worn."""
    if spec.motion.landing.foot_pitch_deg < 0.0:
        return FOREFOOT
    return TIGHTS if spec.look.kit.tights is not None else SHORTS
