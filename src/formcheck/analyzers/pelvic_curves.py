"""Shared by all metrics of the pelvis: its drop curves, or the reason why there are none."""

import numpy as np

from formcheck.analyzers.preconditions import MIN_STEPS_PER_LEG, not_measured, refusal
from formcheck.records import (
    Because,
    Cause,
    Caveat,
    FloatArray,
    HandDrops,
    HipDrops,
    HipLineRefusal,
    HipLineSource,
    Metric,
    NotMeasured,
    Pelvis,
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
    pelvis = trial.pelvis
    if not isinstance(pelvis, Pelvis):
        return _unseen(metric, pelvis, side)
    fewest = min(len(drops.starts_s) for drops in pelvis.curves.values())
    if fewest < MIN_STEPS_PER_LEG:
        few = Cause.FEW_STANCES.because(count=fewest, least=MIN_STEPS_PER_LEG)
        return not_measured(metric, few, side)
    return pelvis


def drops_or_refusal(
    metric: Metric, trial: Trial, side: Side = Side.BOTH
) -> HipDrops | NotMeasured:
    """Return the deepest drops of both legs, or why the metric cannot be measured.

    They are those of a line laid by hand where a person laid one.
    """
    drops = trial.hand
    if drops is None:
        return pelvis_or_refusal(metric, trial, side)
    refused = refusal(metric, trial, side) or _askew(metric, trial, side)
    if refused is not None:
        return refused
    return drops if isinstance(drops, HandDrops) else _unseen(metric, drops, side)


def _unseen(metric: Metric, why: HipLineRefusal | None, side: Side) -> NotMeasured:
    why = why or HipLineRefusal.because(Cause.NO_HIP_LINE)
    return not_measured(metric, Because(why.reason, why.seen, why.advice), side)


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


def bounds(value: float, spread: float, drops: HipDrops) -> tuple[float, float]:
    """Return low and high of the true drop, given the half-width of all else than these drops."""
    low, high = followed_bounds(value, spread, drops.follows)
    return float(low), value + float(np.hypot(high - value, drops.below_peak_deg))


def caveats_of(drops: HipDrops) -> tuple[str, ...]:
    """Return the caveats of the way in which the drops were read."""
    least, most = drops.follows
    if isinstance(drops, HandDrops):
        return _caveats_of_hand(drops)
    if drops.source is HipLineSource.MARKERS:
        clicked = (
            (Caveat.TAPE_CLICKED.say(),)
            if isinstance(drops, Pelvis) and drops.line.is_clicked
            else ()
        )
        return (*clicked, Caveat.TAPE_FOLLOWS.say(least=least, most=most))
    return (Caveat.CLOTHES_FOLLOW.say(least=least, most=most),)


def _caveats_of_hand(drops: HandDrops) -> tuple[str, ...]:
    least, most = drops.follows
    frames = sum(len(drops.peaks(side).times_s) for side in SIDES)
    garment = drops.line.garment.say()
    told = Caveat.BY_HAND.say(garment=garment, frames=frames, least=least, most=most)
    return (told,) if len(drops.line.passes) > 1 else (told, Caveat.BY_HAND_ONCE.say())
