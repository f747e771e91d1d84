"""Overstride distance: how far ahead of the hips the ankle lands, in leg lengths."""

from formcheck.analyzers.at_contact import Sensitivity, measure_at_contact
from formcheck.analyzers.clip_error import posture_repeatability
from formcheck.gait import ankle_ahead_of_hip_px, leg_length_px
from formcheck.records import (
    Facing,
    FloatArray,
    Metric,
    PoseSequence,
    Result,
    Side,
    Spread,
    Statistic,
    Trial,
    Unit,
    View,
)

# 10 ms of contact timing are 11–16 mm (RBDS, Fukuchi 2017), 0.016 leg lengths; the ankle is about
# 0.95 leg lengths below the hips at contact, which is the lever arm of the roll.
CHANGES = Sensitivity(per_roll_deg=0.0166, per_s=1.6)
METRIC = Metric(
    name="overstride_distance",
    title="Ankle ahead of hips at contact",
    plain="Foot ahead of the hips at landing",
    unit=Unit.LEG_LENGTHS,
    views=(View.LEFT, View.RIGHT),
    order=40,
    statistic=Statistic.MEDIAN,
    repeatability=posture_repeatability(
        CHANGES,
        different_days=Spread(0.05, "ours: the shank's 4° and as much of the thigh make 0.05"),
        same_session=Spread(0.02, "ours: without setting up the camera anew"),
        between_runners=Spread(0.04, "ours: 3.2° of the shank and as much of the thigh make 0.04"),
    ),
    truth_key="ankle_ahead_leg_lengths",
    needs_still_camera=True,
    needs_feet=True,
)


def measure(trial: Trial) -> Result:
    """Return the horizontal distance from mid-hip to ankle at initial contact, near leg."""
    return measure_at_contact(METRIC, trial, _in_leg_lengths, CHANGES)


def _in_leg_lengths(pose: PoseSequence, side: Side, facing: Facing) -> FloatArray:
    return ankle_ahead_of_hip_px(pose, side, facing) / leg_length_px(pose, side)
