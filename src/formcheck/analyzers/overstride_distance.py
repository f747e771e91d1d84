"""Overstride distance: how far ahead of the hips the ankle lands, in leg lengths."""

from formcheck.analyzers.at_contact import measure_at_contact
from formcheck.analyzers.metric import Metric
from formcheck.gait import ankle_ahead_of_hip_px, leg_length_px
from formcheck.records import Facing, FloatArray, PoseSequence, Result, Side, Trial, View

METRIC = Metric(
    name="overstride_distance",
    title="Ankle ahead of hips at contact",
    unit="leg lengths",
    views=(View.LEFT, View.RIGHT),
    order=40,
    needs_still_camera=True,
)

# Against exact truth the distance read 0.03 long, 0.01 short and 0.08 long on three rendered clips;
# the last had its contacts 33 ms early (docs/metrics.md).
METHOD_LEG_LENGTHS = 0.08


def measure(trial: Trial) -> Result:
    """Return the horizontal distance from mid-hip to ankle at initial contact, near leg."""
    return measure_at_contact(
        METRIC,
        trial,
        _in_leg_lengths,
        method_half_width=METHOD_LEG_LENGTHS,
        caveat="the pose model's hips and ankle lie off the joints and contact is found to 12 to "
        "35 ms; together up to 0.08 leg lengths on rendered clips, which the interval holds",
    )


def _in_leg_lengths(pose: PoseSequence, side: Side, facing: Facing) -> FloatArray:
    return ankle_ahead_of_hip_px(pose, side, facing) / leg_length_px(pose, side)
