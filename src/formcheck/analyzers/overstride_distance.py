"""Overstride distance: how far ahead of the hips the ankle lands, in leg lengths."""

from formcheck.analyzers.at_contact import Method, measure_at_contact
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

# Tuning runs were 0.007 off on average and 0.075 at worst (docs/accuracy.md), an earlier sketch of
# the renderer 0.08.
METHOD_LEG_LENGTHS = 0.08


# The ankle is about 0.95 leg lengths below the hips at contact.
PER_ROLL_DEG = 0.0166
_CAVEAT = (
    "the pose model's hips and ankle lie off the joints and contact is found to about 10 ms; "
    "together up to 0.08 leg lengths on rendered clips, which the interval holds"
)


def measure(trial: Trial) -> Result:
    """Return the horizontal distance from mid-hip to ankle at initial contact, near leg."""
    return measure_at_contact(
        METRIC,
        trial,
        _in_leg_lengths,
        Method(METHOD_LEG_LENGTHS, PER_ROLL_DEG, _CAVEAT),
    )


def _in_leg_lengths(pose: PoseSequence, side: Side, facing: Facing) -> FloatArray:
    return ankle_ahead_of_hip_px(pose, side, facing) / leg_length_px(pose, side)
