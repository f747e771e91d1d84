"""Specs to look at and to start from, by name."""

from benchmarks.runner.body import Hair, Kit, Look, LooseShirt, Physique, Sex
from benchmarks.runner.camera import CameraSetup, Exposure, Lens
from benchmarks.runner.frames import Barrier, Company, Room, Scene
from benchmarks.runner.kinematics import (
    ARMS_OVER_WAIST,
    Landing,
    LegMotion,
    Motion,
    PelvisMotion,
    standing,
    walking,
)
from benchmarks.runner.kinematics.measured import measured_runner
from benchmarks.runner.spec import ClipSpec
from formcheck.records import View

SIDE = CameraSetup(view=View.RIGHT)
FEMALE = Physique(1.66, sex=Sex.FEMALE, hair=Hair.PONYTAIL, hair_colour=(0.42, 0.28, 0.16))


def measured_motion() -> Motion:
    """Return the motion of runner RBDS001 (see `measured_runner.toml`)."""
    measured = measured_runner()
    return Motion(
        cadence_spm=measured.cadence_spm,
        belt_speed_m_s=measured.belt_speed_m_s,
        landing=Landing(
            measured.shank_angle_deg, measured.knee_flexion_deg, None, measured.foot_pitch_deg
        ),
        pelvis=PelvisMotion(measured_obliquity=True, vertical_oscillation_m=0.06),
        legs=LegMotion(step_width_m=0.02, swing_knee_flexion_deg=85.0, toe_off_pitch_deg=-52.0),
    )


def example_specs() -> dict[str, ClipSpec]:
    """Return the examples by name."""
    specs = [
        ClipSpec("rear"),
        ClipSpec("side", camera=SIDE),
        ClipSpec("measured_rear", measured_motion()),
        ClipSpec("measured_side", measured_motion(), camera=SIDE),
        ClipSpec("markers", look=Look(kit=Kit(psis_markers=True))),
        ClipSpec("loose_shirt", look=Look(FEMALE, Kit(loose=LooseShirt(), shirt=(0.7, 0.2, 0.3)))),
        ClipSpec(
            "overstriding",
            Motion(cadence_spm=158.0, landing=Landing(13.0, 12.0, None, 18.0)),
            camera=SIDE,
        ),
        ClipSpec(
            "forefoot",
            Motion(cadence_spm=180.0, landing=Landing(2.0, 20.0, None, -9.0)),
            camera=SIDE,
        ),
        ClipSpec("uphill", Motion(incline_deg=5.0), camera=SIDE),
        ClipSpec(
            "ramp",
            Motion(
                cadence_spm=160.0,
                final_cadence_spm=172.0,
                belt_speed_m_s=2.3,
                final_belt_speed_m_s=3.4,
            ),
            camera=SIDE,
        ),
        ClipSpec("walking", walking(), camera=SIDE),
        ClipSpec("standing", standing()),
        ClipSpec("arms_over_waist", Motion(arms=ARMS_OVER_WAIST)),
        ClipSpec(
            "hand_held",
            camera=CameraSetup(
                yaw_deg=8.0,
                roll_deg=3.0,
                lens=Lens((-0.06, 0.01), shake_deg=0.25, is_mirrored=True),
                exposure=Exposure(1 / 60, 0.03, -1.0),
            ),
        ),
        ClipSpec("post", camera=SIDE, scene=Scene(barrier=Barrier.POST)),
        ClipSpec("rail", scene=Scene(Room.HOME, False, Barrier.RAIL)),
        ClipSpec("bystander", scene=Scene(company=Company.BYSTANDER)),
        ClipSpec("two_runners", scene=Scene(company=Company.SECOND_RUNNER)),
        ClipSpec(
            "tights_panels",
            look=Look(
                FEMALE,
                Kit(shirt=(0.9, 0.9, 0.88), shirt_panel=(0.1, 0.5, 0.5), tights=(0.1, 0.12, 0.2)),
            ),
        ),
    ]
    return {spec.name: spec for spec in specs}
