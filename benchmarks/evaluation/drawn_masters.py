"""Runners drawn from measured figures, dressed and moving in ways that misled the measurement."""

from dataclasses import replace

from benchmarks.evaluation.master import SHORT_SECONDS, Master, Use, master_of
from benchmarks.evaluation.rear_masters import LOOSE, TUCKED
from benchmarks.evaluation.side_masters import SHORTS
from benchmarks.runner.body import Hair, Kit, Look, LooseShirt, Physique, Sex, Waist
from benchmarks.runner.camera import CameraSetup, Exposure
from benchmarks.runner.frames import Room, Scene
from benchmarks.runner.kinematics import ArmMotion, Motion, TrunkMotion
from benchmarks.runner.population import drawn_motion
from benchmarks.runner.spec import ClipSpec
from formcheck.records import View

# As most phones film, and half as dear as the other masters' rate.
RATE_HZ = 30.0
REAR = CameraSetup()
RIGHT, LEFT = replace(REAR, view=View.RIGHT), replace(REAR, view=View.LEFT)
ALIKE = "shirt and shorts alike"
BROWN, DARK_SKIN, PALE = (0.58, 0.40, 0.29), (0.33, 0.22, 0.16), (0.93, 0.76, 0.67)
# Hands that pass beside the waist and before its edge, seen from behind.
LOW_HANDS = ArmMotion(24.0, -20.0, 70.0, 2.0, 5.0)


def drawn_masters() -> list[Master]:
    """Return tuning and held-out masters; they are shown as recorded only."""
    uses = ((Use.TUNING, [*_rear(), *_side()]), (Use.HELD_OUT, [*_held_rear(), *_held_side()]))
    return [_filmed(spec, use, kit) for use, specs in uses for kit, spec in specs]


def _filmed(spec: ClipSpec, use: Use, kit: str) -> Master:
    master = master_of(spec, use, kit)
    short = replace(master.spec, duration_s=SHORT_SECONDS, frame_rate_hz=RATE_HZ)
    return replace(master, spec=short)


def _rear() -> list[tuple[str, ClipSpec]]:
    """A trunk that goes with the pelvis, and a shirt that goes with the trunk."""
    light = Kit(
        shirt=(0.80, 0.79, 0.76), shorts=(0.50, 0.50, 0.52), shorts_over_m=0.009, waist=Waist()
    )
    hangs = LooseShirt(0.05, 0.2, 0.12, hem_turns=0.8, hem_follows_chest=0.6)
    woman = Physique(1.67, 0.98, Sex.FEMALE, hair=Hair.PONYTAIL, seat_follows=0.2)
    return [
        (
            TUCKED,
            ClipSpec("rear_light_grey", _run(67, 2.8, 7.0, _trunk(0.75, 0.6)), Look(woman, light)),
        ),
        (
            LOOSE,
            ClipSpec(
                "rear_untucked",
                _run(63, 3.2, 5.0, _trunk(0.4, 0.3)),
                Look(
                    Physique(1.80, skin=BROWN, seat_follows=0.15),
                    Kit(shirt=(0.30, 0.42, 0.55), shorts=(0.16, 0.16, 0.19), loose=hangs),
                ),
            ),
        ),
    ]


def _held_rear() -> list[tuple[str, ClipSpec]]:
    """Hands or hair before a waist whose edge slopes; one of them seen by its shading alone."""
    alike = Kit(shirt=(0.42, 0.43, 0.46), shorts=(0.37, 0.38, 0.41), waist=Waist(0.11, -6.0))
    navy = Kit(
        shirt=(0.88, 0.87, 0.84), shorts=(0.10, 0.13, 0.28), shorts_over_m=0.010, waist=Waist(0.095)
    )
    long_hair = Physique(1.64, 1.03, Sex.FEMALE, PALE, Hair.LONG, seat_follows=0.25)
    return [
        (
            ALIKE,
            ClipSpec(
                "rear_held_alike",
                replace(_run(81, 2.5, 4.0, _trunk(0.1, -0.3)), arms=LOW_HANDS),
                Look(Physique(1.85, 1.06, skin=DARK_SKIN, seat_follows=0.1), alike),
                replace(REAR, distance_m=2.8),
            ),
        ),
        (
            TUCKED,
            ClipSpec(
                "rear_held_long_hair",
                _run(89, 3.0, 8.0, _trunk(0.55, 0.35)),
                Look(long_hair, navy),
                replace(REAR, roll_deg=1.5, exposure=Exposure(1 / 120, 0.012)),
                Scene(Room.HOME),
            ),
        ),
    ]


def _side() -> list[tuple[str, ClipSpec]]:
    """A foot that is still fast over the belt just before it lands."""
    short = LooseShirt(hem_below_hips_m=0.02, hem_turns=0.5, hem_follows_chest=0.4)
    kit = Kit(shirt=(0.72, 0.30, 0.22), shorts=(0.22, 0.24, 0.30), loose=short)
    return [(SHORTS, ClipSpec("side_quick_foot", _run(65, 3.4, 4.0), Look(kit=kit), RIGHT))]


def _held_side() -> list[tuple[str, ClipSpec]]:
    """A foot that is furthest ahead early and comes back slowly."""
    kit = Kit(shirt=(0.86, 0.85, 0.80), shorts=(0.30, 0.33, 0.38), waist=Waist(0.10))
    look = Look(Physique(1.71, 1.0, Sex.FEMALE, BROWN, Hair.LONG), kit)
    return [
        (SHORTS, ClipSpec("side_held_late_foot", _run(87, 3.0, 6.0, _trunk(0.7, -0.1)), look, LEFT))
    ]


def _run(
    seed: int, speed_m_s: float, rotation_deg: float, trunk: TrunkMotion | None = None
) -> Motion:
    """A drawn runner whose pelvis turns by this much to either side."""
    drawn = drawn_motion(speed_m_s, seed)
    pelvis = replace(drawn.pelvis, rotation_deg=rotation_deg)
    return replace(drawn, pelvis=pelvis, trunk=trunk or TrunkMotion())


def _trunk(lumbar: float, thorax: float) -> TrunkMotion:
    return TrunkMotion(6.0, lumbar, thorax)
