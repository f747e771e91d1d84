"""Measure metrics of the near leg at its initial contacts in the side view."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from formcheck.analyzers.intervals import combined_half_width, spread_half_width
from formcheck.analyzers.preconditions import (
    MIN_STEPS_PER_LEG,
    clear_contacts,
    not_measured,
    refusal,
)
from formcheck.records import (
    Cause,
    Caveat,
    Facing,
    FloatArray,
    Measurement,
    MeasurementMethod,
    Method,
    Metric,
    PoseSequence,
    Result,
    Side,
    Trial,
)

Curve = Callable[[PoseSequence, Side, Facing], FloatArray]
"""A quantity of one leg on the time grid of the pose, shape (M,)."""

# Error of single contacts, as a fraction of the time between two frames (one standard deviation):
# 5–6 ms at 24–30 frames per second on rendered tuning clips. Their median is off by half of that.
CONTACT_ERROR_OF_FRAME = 0.18
MEDIAN_OF_SINGLE = 0.5
# Error of the delay from reach to contact, which is read once per clip (one standard deviation, for
# 7 s): noise of the pose model's size moves the mean contact of a clip by 1.7 ms at 60 and 2.4 ms
# at 30 frames per second (7 force-plate trials, one draw each).
CLIP_SIGMA_S = 0.0025
# Error of the rule between runners (one standard deviation): 5.0 ms between 7 trials of 4 runners
# with force plates, without noise, and 4.0 ms between 9 rendered clips in how the pose model shifts
# it against their exact joints.
RUNNERS_SIGMA_S = 0.0064
# Up to this time between frames the effect is small beside the rest of the interval: no caveat.
FINE_FRAME_S = 0.022
# A phone set up by eye is level to about 1° (one standard deviation); used if the roll is unknown.
UNKNOWN_ROLL_DEG = 2.0
_FROM_SIGMA = 1.96


@dataclass(frozen=True)
class Sensitivity:
    """How a quantity changes with errors of roll and contact time, in the metric's unit.

    Attributes
    ----------
    per_roll_deg
        Change per degree of the camera's roll.
    per_s
        Change per second of error in the time of contact.
    """

    per_roll_deg: float
    per_s: float


def measure_at_contact(metric: Metric, trial: Trial, curve: Curve, changes: Sensitivity) -> Result:
    """Return the median of a curve at the initial contacts of the near leg.

    The pose model's own bias is subtracted, and so is the camera's roll where the room shows it.
    A model whose errors are not stated gives no measurement.

    Parameters
    ----------
    metric
        The metric to measure.
    trial
        The run.
    curve
        The quantity to read.
    changes
        How it changes with roll and time of contact.
    """
    refused = refusal(metric, trial)
    if refused is not None:
        return refused
    side, facing = trial.near_leg
    error = trial.gait.pose.error_at_contact(metric.name)
    if error is None:
        return not_measured(
            metric, Cause.ERRORS_UNKNOWN.because(model=trial.gait.pose.estimator), side
        )
    contacts_s = trial.gait.events.contacts_s(side)
    pose = trial.gait.steady_pose_at_contact
    if trial.camera.level is not None:
        pose = _levelled(pose, trial.camera.level.roll_deg)
    values = np.interp(contacts_s, pose.timestamps_s, curve(pose, side, facing) - error.bias)
    known = np.isfinite(values) & clear_contacts(trial)
    if known.sum() < MIN_STEPS_PER_LEG:
        few = Cause.FEW_CLEAR_LANDINGS.because(
            side=side, count=known.sum(), least=MIN_STEPS_PER_LEG
        )
        return not_measured(metric, few, side)
    value = float(np.median(values[known]))
    half = combined_half_width(
        spread_half_width(values[known]),
        error.half_width,
        changes.per_roll_deg * roll_half_width_deg(trial),
        changes.per_s * contact_half_width_s(trial),
        changes.per_s * _FROM_SIGMA * RUNNERS_SIGMA_S,
    )
    return Measurement(
        metric=metric,
        side=side,
        value=value,
        low=min(value - error.suspected_bias - half, value),
        high=max(value - error.suspected_bias + half, value),
        values=values[known],
        times_s=contacts_s[known],
        method=MeasurementMethod(
            Method.AT_LANDING.say(),
            Method.OF_LEG.say(side=side),
            events=trial.gait.events.method,
        ),
        level=None if trial.camera.level is None else trial.camera.level.words,
        caveats=(error.caveat, *_frame_rate_caveat(metric, trial, changes.per_s)),
    )


def roll_half_width_deg(trial: Trial) -> float:
    """Return half of the 95 % interval of the camera's roll."""
    return (
        UNKNOWN_ROLL_DEG
        if trial.camera.level is None
        else _FROM_SIGMA * trial.camera.level.sigma_deg
    )


def contact_half_width_s(trial: Trial) -> float:
    """Return half of the 95 % interval of the time of one clip's median contact, seconds.

    The rule's error for this runner is left out, as it is the same in another clip.
    """
    return combined_half_width(
        MEDIAN_OF_SINGLE * _single_half_width_s(trial), _FROM_SIGMA * CLIP_SIGMA_S
    )


def _single_half_width_s(trial: Trial) -> float:
    return _FROM_SIGMA * CONTACT_ERROR_OF_FRAME * trial.frame_interval_s


def _levelled(pose: PoseSequence, roll_deg: float) -> PoseSequence:
    """Turn the landmarks back by the camera's roll, about the picture's corner."""
    turn = np.radians(roll_deg)
    back = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    return pose.changed(pose.xy_px @ back.T, f"camera roll of {roll_deg:.1f}° taken out")


def _frame_rate_caveat(metric: Metric, trial: Trial, per_s: float) -> tuple[str, ...]:
    if trial.frame_interval_s <= FINE_FRAME_S:
        return ()
    step_error = per_s * _single_half_width_s(trial)
    fps = 1.0 / trial.frame_interval_s
    return (Caveat.SINGLE_STEPS.say(fps=fps, error=step_error, unit=metric.unit.suffix),)
