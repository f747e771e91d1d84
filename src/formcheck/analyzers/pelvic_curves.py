"""Shared by all metrics of the pelvis: its drop curves, or the reason why there are none."""

import numpy as np

from formcheck.analyzers.preconditions import MIN_STEPS_PER_LEG, not_measured, refusal
from formcheck.records import (
    FloatArray,
    HipLine,
    HipLineRefusal,
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
    pelvis = trial.pelvis or HipLineRefusal("no hip line was looked for", "Film from behind.")
    if isinstance(pelvis, HipLineRefusal):
        return not_measured(
            metric, Reason.PELVIS_NOT_VISIBLE, pelvis.seen, pelvis.advice, side=side
        )
    fewest = min(len(drops.starts_s) for drops in pelvis.curves.values())
    if fewest < MIN_STEPS_PER_LEG:
        seen = f"only {fewest} whole stances of one leg could be seen"
        return not_measured(metric, Reason.TOO_FEW_STEPS, seen, side=side)
    return pelvis


def _askew(metric: Metric, trial: Trial, side: Side) -> NotMeasured | None:
    yaw_deg = trial.camera.yaw_deg
    if yaw_deg is None or abs(yaw_deg) <= MAX_YAW_DEG:
        return None
    where = "right" if yaw_deg > 0.0 else "left"
    seen = f"the camera looks from about {abs(yaw_deg):.0f}° to the {where} of straight behind"
    return not_measured(metric, Reason.CAMERA_ASKEW, seen, side=side)


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
    return (
        f"{line.method.followed} turn {least:g} to {most:g} times as far as the pelvis; the "
        f"value is as read, and the interval includes this",
    )
