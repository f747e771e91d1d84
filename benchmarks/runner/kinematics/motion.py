"""What the runner does: parameters of one motion, with units in the names."""

from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """Way of moving on the belt."""

    RUN = "run"
    WALK = "walk"
    STAND = "stand"


@dataclass(frozen=True)
class Landing:
    """Posture of the leg at initial contact; exactly two of the first three are given.

    Attributes
    ----------
    shank_angle_deg
        Against the room's vertical in the sagittal plane; ankle ahead of knee is positive.
    knee_flexion_deg
        Straight is zero.
    ankle_ahead_of_hip_m
        Horizontally, from the hip joint of the same side.
    foot_pitch_deg
        Against the belt; toes up, a rearfoot landing, is positive, a forefoot landing negative.
    """

    shank_angle_deg: float | None = 7.0
    knee_flexion_deg: float | None = 15.0
    ankle_ahead_of_hip_m: float | None = None
    foot_pitch_deg: float = 10.0

    def __post_init__(self) -> None:
        asked = (self.shank_angle_deg, self.knee_flexion_deg, self.ankle_ahead_of_hip_m)
        if sum(value is not None for value in asked) != 2:
            raise ValueError(
                "expected two of shank_angle_deg, knee_flexion_deg and ankle_ahead_of_hip_m "
                f"(they fix the third), found {asked}"
            )


@dataclass(frozen=True)
class PelvisMotion:
    """Movement of the pelvis.

    Attributes
    ----------
    drop_left_deg, drop_right_deg
        Peak drop of the swing side while the left, the right foot stands.
    drop_peak_at
        When it peaks, as a share of stance.
    measured_obliquity
        Take the obliquity from the measured runner instead; the three above then say nothing.
    vertical_oscillation_m
        Highest to lowest within a step. 0.074–0.098 on two runners with markers; their shoes and
        feet give way, here the knee alone does, and 0.065 bends it by 45°.
    lateral_sway_m, rotation_deg
        Amplitudes to either side; 0.005 m and 2° on the measured runner.
    tilt_deg
        Forward, mean.
    """

    drop_left_deg: float = 5.0
    drop_right_deg: float = 5.0
    drop_peak_at: float = 0.44
    measured_obliquity: bool = False
    vertical_oscillation_m: float = 0.065
    lateral_sway_m: float = 0.008
    rotation_deg: float = 3.0
    tilt_deg: float = 9.0


@dataclass(frozen=True)
class TrunkMotion:
    """Trunk: mean forward lean, and tilt of its two parts per degree of pelvic obliquity."""

    lean_deg: float = 6.0
    lumbar_follows: float = 0.4
    thorax_follows: float = -0.25


@dataclass(frozen=True)
class ArmMotion:
    """Arms: swing to either side of the mean, elbow bend, and how far they stand off the trunk."""

    swing_deg: float = 26.0
    mean_flexion_deg: float = -14.0
    elbow_deg: float = 95.0
    abduction_deg: float = 13.0
    inward_deg: float = 25.0


# Upper arms drawn back and in, forearms low: from behind they pass before the waist.
ARMS_OVER_WAIST = ArmMotion(
    swing_deg=12.0, mean_flexion_deg=-34.0, elbow_deg=42.0, abduction_deg=-10.0, inward_deg=55.0
)


@dataclass(frozen=True)
class LegMotion:
    """Legs apart from the landing.

    Attributes
    ----------
    step_width_m
        Sideways distance of the ankles of consecutive stances.
    toe_out_deg
        Of either foot.
    swing_knee_flexion_deg
        About how far the knee bends in swing.
    toe_off_pitch_deg
        Pitch of the foot when it leaves, negative: toes down.
    contact_length
        Belt travel during stance in leg lengths, at most; shortened until no leg over-reaches.
        0.8 is that of the measured runner.
    contact_share
        Stance as a share of the stride, at most.
    reach_lead_s
        How long before initial contact the ankle is furthest ahead of mid-hip, mean. 28 ms in 146
        stances of two runners on a force plate (SD 5 ms); 20–48 ms in 14 runners at 2.5–4 m/s.
    foot_over_belt
        Forward speed of the ankle over the belt 10 ms before initial contact, as a share of the
        belt's speed; 0.5–0.9 in those runners, and the larger, the shorter that lead (r −0.90).
        None: whatever the swing of the measured runner gives, 0.6–0.8.
    """

    step_width_m: float = 0.05
    toe_out_deg: float = 6.0
    swing_knee_flexion_deg: float = 95.0
    toe_off_pitch_deg: float = -52.0
    contact_length: float = 0.80
    contact_share: float = 0.42
    reach_lead_s: float = 0.028
    foot_over_belt: float | None = None


@dataclass(frozen=True)
class Variation:
    """Standard deviations from step to step, drawn from one seed."""

    seed: int = 0
    step_time_pct: float = 1.2
    drop_deg: float = 0.6
    shank_angle_deg: float = 0.8
    knee_flexion_deg: float = 1.0
    # SD 5 ms over 146 stances of two runners, which includes that of detecting it.
    reach_lead_s: float = 0.002


STEADY = Variation(0, 0.0, 0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, kw_only=True)
class Motion:
    """Everything about how the runner moves.

    A final cadence or belt speed is reached evenly at the end of the clip; without one they stay.
    """

    kind: Kind = Kind.RUN
    cadence_spm: float = 168.0
    final_cadence_spm: float | None = None
    belt_speed_m_s: float = 2.9
    final_belt_speed_m_s: float | None = None
    incline_deg: float = 0.0
    landing: Landing = field(default_factory=Landing)
    pelvis: PelvisMotion = field(default_factory=PelvisMotion)
    trunk: TrunkMotion = field(default_factory=TrunkMotion)
    arms: ArmMotion = field(default_factory=ArmMotion)
    legs: LegMotion = field(default_factory=LegMotion)
    variation: Variation = field(default_factory=Variation)


def walking(cadence_spm: float = 112.0, belt_speed_m_s: float = 1.35) -> Motion:
    """Return a walk: longer contact than swing, straighter legs, no flight."""
    return Motion(
        kind=Kind.WALK,
        cadence_spm=cadence_spm,
        belt_speed_m_s=belt_speed_m_s,
        landing=Landing(shank_angle_deg=16.0, knee_flexion_deg=10.0, foot_pitch_deg=18.0),
        pelvis=PelvisMotion(3.0, 3.0, vertical_oscillation_m=0.02, lateral_sway_m=0.02),
        trunk=TrunkMotion(lean_deg=2.0),
        arms=ArmMotion(swing_deg=20.0, mean_flexion_deg=-2.0, elbow_deg=18.0, abduction_deg=9.0),
        legs=LegMotion(
            step_width_m=0.09,
            swing_knee_flexion_deg=58.0,
            toe_off_pitch_deg=-58.0,
            contact_length=1.2,
            contact_share=0.61,
        ),
    )


def standing() -> Motion:
    """Return quiet standing on the belt, which stands still too."""
    return Motion(
        kind=Kind.STAND,
        belt_speed_m_s=0.0,
        trunk=TrunkMotion(lean_deg=1.0),
        arms=ArmMotion(swing_deg=0.0, mean_flexion_deg=0.0, elbow_deg=15.0, abduction_deg=8.0),
        legs=LegMotion(step_width_m=0.16),
        variation=STEADY,
    )
