"""Clips that are made to fail: nobody runs, or the wrong thing could be measured in them."""

from dataclasses import replace

from benchmarks.evaluation.master import Master, Use, master_of
from benchmarks.runner.body import Hair, Kit, Look, Physique, Sex
from benchmarks.runner.camera import CameraSetup
from benchmarks.runner.frames import Company, Room, Scene
from benchmarks.runner.kinematics import Landing, Motion, PelvisMotion, Variation, standing, walking
from benchmarks.runner.spec import ClipSpec
from formcheck.records import View

WALKS, STANDS, SPEEDS_UP = "walking", "standing", "belt speeding up"
COMPANY, BYSTANDER, OTHER_VIEW = "two runners", "somebody beside", "wrong view"

WOMAN = Look(Physique(1.64, 0.97, Sex.FEMALE, hair=Hair.PONYTAIL), Kit(shirt=(0.9, 0.75, 0.2)))
MAN = Look(
    Physique(1.86, 1.06, skin=(0.58, 0.40, 0.29), hair_colour=(0.06, 0.05, 0.05)),
    Kit(shirt=(0.16, 0.36, 0.30), shorts=(0.10, 0.10, 0.12), shoes=(0.9, 0.5, 0.1)),
)
REAR = CameraSetup(view=View.REAR)
RIGHT, LEFT = CameraSetup(view=View.RIGHT), CameraSetup(view=View.LEFT)


def hard_masters() -> list[Master]:
    """Return tuning and held-out masters; the kit says what makes them hard."""
    uses = ((Use.TUNING, _tuning()), (Use.HELD_OUT, _held_out()))
    return [master_of(spec, use, kit) for use, specs in uses for kit, spec in specs]


def _tuning() -> list[tuple[str, ClipSpec]]:
    beside, along = Scene(company=Company.BYSTANDER), Scene(company=Company.SECOND_RUNNER)
    run, faster = _run(41), _speeding_up(_run(42, 160.0, 2.3), 172.0, 3.4)
    return [
        (WALKS, ClipSpec("hard_walk_side", walking(), camera=RIGHT)),
        (WALKS, ClipSpec("hard_walk_rear", walking(), camera=REAR)),
        (STANDS, ClipSpec("hard_stand_side", standing(), camera=RIGHT)),
        (STANDS, ClipSpec("hard_stand_rear", standing(), camera=REAR)),
        (SPEEDS_UP, ClipSpec("hard_ramp_side", faster, camera=RIGHT)),
        (SPEEDS_UP, ClipSpec("hard_ramp_rear", faster, camera=REAR)),
        (COMPANY, ClipSpec("hard_two_side", run, camera=RIGHT, scene=along)),
        (COMPANY, ClipSpec("hard_two_rear", run, camera=REAR, scene=along)),
        (BYSTANDER, ClipSpec("hard_beside_side", run, camera=RIGHT, scene=beside)),
        (BYSTANDER, ClipSpec("hard_beside_rear", run, camera=REAR, scene=beside)),
        (OTHER_VIEW, ClipSpec("hard_front", run, camera=replace(REAR, view=View.FRONT))),
        (OTHER_VIEW, ClipSpec("hard_oblique", run, camera=replace(RIGHT, yaw_deg=40.0))),
    ]


def _held_out() -> list[tuple[str, ClipSpec]]:
    """Other bodies, steps and cameras than the tuning ones."""
    near, low = replace(LEFT, distance_m=2.3), replace(REAR, height_m=0.7)
    beside = Scene(Room.HOME, company=Company.BYSTANDER)
    along = Scene(Room.HOME, company=Company.SECOND_RUNNER)
    run, reaching = _run(51, 164.0), _run(52, 158.0, 2.6, Landing(12.0, 12.0, None, 16.0))
    faster = _speeding_up(_run(53, 156.0, 2.4), 178.0, 3.3)
    walk = replace(walking(), variation=Variation(54))
    return [
        (WALKS, ClipSpec("hard_held_walk_side", walk, WOMAN, near)),
        (WALKS, ClipSpec("hard_held_walk_rear", walk, MAN, low)),
        (STANDS, ClipSpec("hard_held_stand_side", standing(), MAN, near)),
        (STANDS, ClipSpec("hard_held_stand_rear", standing(), WOMAN, low)),
        (SPEEDS_UP, ClipSpec("hard_held_ramp_side", faster, WOMAN, LEFT)),
        (SPEEDS_UP, ClipSpec("hard_held_ramp_rear", faster, MAN, low)),
        (COMPANY, ClipSpec("hard_held_two_side", reaching, MAN, LEFT, along)),
        (COMPANY, ClipSpec("hard_held_two_rear", run, WOMAN, low, along)),
        (BYSTANDER, ClipSpec("hard_held_beside_side", reaching, WOMAN, near, beside)),
        (BYSTANDER, ClipSpec("hard_held_beside_rear", run, MAN, low, beside)),
        (OTHER_VIEW, ClipSpec("hard_held_front", run, MAN, replace(low, view=View.FRONT))),
        (OTHER_VIEW, ClipSpec("hard_held_oblique", reaching, WOMAN, replace(LEFT, yaw_deg=-35.0))),
    ]


def _run(
    seed: int,
    cadence_spm: float = 168.0,
    speed_m_s: float = 2.7,
    landing: Landing | None = None,
) -> Motion:
    return Motion(
        cadence_spm=cadence_spm,
        belt_speed_m_s=speed_m_s,
        landing=landing or Landing(7.0, 15.0, None, 10.0),
        pelvis=PelvisMotion(6.0, 4.0, vertical_oscillation_m=min(0.065, 11.0 / cadence_spm)),
        variation=Variation(seed),
    )


def _speeding_up(run: Motion, cadence_spm: float, speed_m_s: float) -> Motion:
    return replace(run, final_cadence_spm=cadence_spm, final_belt_speed_m_s=speed_m_s)
