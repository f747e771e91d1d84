"""Metrics of the near leg, read at each of its initial contacts in the side view."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from formcheck.analyzers.intervals import combined_half_width, spread_half_width
from formcheck.analyzers.metric import Metric
from formcheck.analyzers.preconditions import LEAST_STEPS_PER_LEG, not_measured, refusal
from formcheck.records import (
    CameraLevel,
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
# A phone set up by eye is level to about 1° (one standard deviation), where the room does not tell.
UNKNOWN_ROLL_DEG = 2.0
_FROM_SIGMA = 1.96


@dataclass(frozen=True)
class Method:
    """What is known of reading a quantity, in the metric's unit.

    Attributes
    ----------
    half_width
        Half of the method's own 95 % interval.
    per_roll_deg
        Change per degree of the camera's roll.
    caveat
        Where the uncertainty comes from.
    """

    half_width: float
    per_roll_deg: float
    caveat: str


def measure_at_contact(metric: Metric, trial: Trial, curve: Curve, method: Method) -> Result:
    """Return the median of a curve at the initial contacts of the near leg.

    The camera's roll is taken out where the room shows it.

    Parameters
    ----------
    metric
        What is measured.
    trial
        The run.
    curve
        The quantity to read.
    method
        How well it is read.
    """
    refused = refusal(metric, trial)
    if refused is not None:
        return refused
    side, facing = trial.near_leg
    contacts_s = trial.events.contacts_s(side)
    pose = trial.pose if trial.level is None else _levelled(trial.pose, trial.level.roll_deg)
    values = np.interp(contacts_s, pose.timestamps_s, curve(pose, side, facing))
    known = np.isfinite(values)
    if known.sum() < LEAST_STEPS_PER_LEG:
        seen = f"the {side} leg was seen at only {known.sum()} initial contacts"
        return not_measured(metric, Reason.TOO_FEW_STEPS, seen, side=side)
    value = float(np.median(values[known]))
    roll_deg = UNKNOWN_ROLL_DEG if trial.level is None else _FROM_SIGMA * trial.level.sigma_deg
    half = combined_half_width(
        spread_half_width(values[known]), method.half_width, method.per_roll_deg * roll_deg
    )
    return Measurement(
        metric=metric.name,
        unit=metric.unit,
        side=side,
        value=value,
        low=value - half,
        high=value + half,
        values=values[known],
        times_s=contacts_s[known],
        method=f"median at the initial contacts of the {side} leg ({trial.events.method})"
        f"{_roll_words(trial.level)}",
        caveats=(method.caveat, *_frame_rate_caveat(trial.frame_interval_s)),
    )


def _levelled(pose: PoseSequence, roll_deg: float) -> PoseSequence:
    """Turn the landmarks back by the camera's roll, about the picture's corner."""
    turn = np.radians(roll_deg)
    back = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    return pose.changed(pose.xy_px @ back.T, f"camera roll of {roll_deg:.1f}° taken out")


def _roll_words(level: CameraLevel | None) -> str:
    if level is None:
        return ""
    return f"; camera roll of {level.roll_deg:.1f}° from {level.source} taken out"


def _frame_rate_caveat(frame_interval_s: float) -> tuple[str, ...]:
    if frame_interval_s <= COARSE_FRAME_S:
        return ()
    return (
        f"a frame every {1000 * frame_interval_s:.0f} ms is coarse for this: film at 60 frames "
        f"per second or more",
    )
