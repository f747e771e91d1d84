"""Shared by all metrics of the pelvis: its drop curves, or the reason why there are none."""

import numpy as np

from formcheck.analyzers.preconditions import MIN_STEPS_PER_LEG, not_measured, refusal
from formcheck.records import (
    Because,
    Cause,
    Caveat,
    FloatArray,
    HipLine,
    HipLineRefusal,
    HipLineSource,
    Metric,
    NotMeasured,
    Pelvis,
    Reason,
    Side,
    Trial,
)

SIDES = (Side.LEFT, Side.RIGHT)
# From further to the side, the hips' rotation forward and back mixes with their drop.
MAX_YAW_DEG = 15.0


def pelvis_or_refusal(metric: Metric, trial: Trial, side: Side = Side.BOTH) -> Pelvis | NotMeasured:
    """Return the pelvis over the stances of both legs, or why the metric cannot be measured."""
    refused = refusal(metric, trial, side) or _askew(metric, trial, side)
    if refused is not None:
        return refused
    pelvis = trial.pelvis or HipLineRefusal.because(Cause.NO_HIP_LINE)
    if isinstance(pelvis, HipLineRefusal):
        unseen = Because(Reason.PELVIS_NOT_VISIBLE, pelvis.seen, pelvis.advice)
        return not_measured(metric, unseen, side)
    fewest = min(len(drops.starts_s) for drops in pelvis.curves.values())
    if fewest < MIN_STEPS_PER_LEG:
        few = Cause.FEW_STANCES.because(count=fewest, least=MIN_STEPS_PER_LEG)
        return not_measured(metric, few, side)
    return pelvis


def _askew(metric: Metric, trial: Trial, side: Side) -> NotMeasured | None:
    yaw_deg = trial.camera.yaw_deg
    if yaw_deg is None or abs(yaw_deg) <= MAX_YAW_DEG:
        return None
    where = "right" if yaw_deg > 0.0 else "left"
    return not_measured(
        metric, Cause.BESIDE_THE_LINE.because(yaw_deg=abs(yaw_deg), side=where), side
    )


def followed_bounds(value: float, spread: float, follows: tuple[float, float]) -> FloatArray:
    """Return low and high of the pelvis's turn, given how far the seen line follows it (`follows`).

    That factor and the errors in `spread` are independent: they combine as a root sum of squares.
    """
    ends = [value / slope for slope in follows]
    below, above = max(value - min(ends), 0.0), max(max(ends) - value, 0.0)
    return np.array([value - np.hypot(below, spread), value + np.hypot(above, spread)])


def caveats_of(line: HipLine) -> tuple[str, ...]:
    """Return the caveats of the method that read the hip line."""
    least, most = line.follows
    if line.method is HipLineSource.MARKERS:
        return (Caveat.TAPE_FOLLOWS.say(least=least, most=most),)
    return (Caveat.CLOTHES_FOLLOW.say(least=least, most=most),)
