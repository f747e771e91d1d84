"""Metrics of the near leg, read at each of its initial contacts in the side view."""

from collections.abc import Callable

import numpy as np

from formcheck.analyzers.intervals import combined_half_width, spread_half_width
from formcheck.analyzers.metric import Metric
from formcheck.analyzers.preconditions import LEAST_STEPS_PER_LEG, not_measured, refusal
from formcheck.records import (
    Facing,
    FloatArray,
    Measurement,
    PoseSequence,
    Reason,
    Result,
    Side,
    Trial,
)

Curve = Callable[[PoseSequence, Side, Facing], FloatArray]
"""A quantity of one leg on the time grid of the pose, shape (M,)."""

# From here on one frame is nearly as long as the shift of the contact rule, and contacts lean on
# the interpolation between frames. The methods' own intervals were taken at 30 and 60 frames per
# second.
COARSE_FRAME_S = 0.025


def measure_at_contact(
    metric: Metric, trial: Trial, curve: Curve, *, method_half_width: float, caveat: str
) -> Result:
    """Return the median of a curve at the initial contacts of the near leg.

    Parameters
    ----------
    metric
        What is measured.
    trial
        The run.
    curve
        The quantity to read.
    method_half_width
        Half of the method's own 95 % interval, in the metric's unit.
    caveat
        Where the method's uncertainty comes from.
    """
    refused = refusal(metric, trial)
    if refused is not None:
        return refused
    side, facing = trial.near_leg
    contacts_s = trial.events.contacts_s(side)
    values = np.interp(contacts_s, trial.pose.timestamps_s, curve(trial.pose, side, facing))
    known = np.isfinite(values)
    if known.sum() < LEAST_STEPS_PER_LEG:
        seen = f"the {side} leg was seen at only {known.sum()} initial contacts"
        return not_measured(metric, Reason.TOO_FEW_STEPS, seen, side=side)
    value = float(np.median(values[known]))
    half = combined_half_width(spread_half_width(values[known]), method_half_width)
    return Measurement(
        metric=metric.name,
        unit=metric.unit,
        side=side,
        value=value,
        low=value - half,
        high=value + half,
        values=values[known],
        times_s=contacts_s[known],
        method=f"median at the initial contacts of the {side} leg ({trial.events.method})",
        caveats=(caveat, *_frame_rate_caveat(trial.frame_interval_s)),
    )


def _frame_rate_caveat(frame_interval_s: float) -> tuple[str, ...]:
    if frame_interval_s <= COARSE_FRAME_S:
        return ()
    return (
        f"a frame every {1000 * frame_interval_s:.0f} ms is coarse for this: film at 60 frames "
        f"per second or more",
    )
