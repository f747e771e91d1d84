"""Measure the hip drop of one side, which needs a level reference for picture and runner."""

import numpy as np

from formcheck.analyzers.clip_error import of_one_side
from formcheck.analyzers.intervals import combined_half_width, spread_half_width
from formcheck.analyzers.pelvic_curves import bounds, caveats_of, drops_or_refusal
from formcheck.analyzers.preconditions import not_measured
from formcheck.analyzers.sources import DINGENEN_2018
from formcheck.records import (
    Cause,
    Caveat,
    Measurement,
    MeasurementMethod,
    Metric,
    NotMeasured,
    Repeatability,
    Result,
    Side,
    Spread,
    Statistic,
    Trial,
    Unit,
    View,
)

_FROM_SIGMA = 1.96


def name_of(side: Side) -> str:
    """Return the name of the metric of one standing leg."""
    return f"pelvic_drop_{side}"


def side_metric(side: Side, order: int) -> Metric:
    """Return the metric of one standing leg."""
    return Metric(
        name=name_of(side),
        title=f"Hip drop, {side} leg",
        plain=f"Hip drop on the {side} leg",
        unit=Unit.DEG,
        views=(View.REAR,),
        order=order,
        statistic=Statistic.MEAN,
        repeatability=Repeatability(
            different_days=Spread(
                3.0, "ours: 2.8° published, and 0.4° of level in either clip", DINGENEN_2018
            ),
            same_session=Spread(1.5, "ours: as for the mean of both sides"),
            clip_error=of_one_side,
            follows_hip_line=True,
        ),
        truth_key=f"drop_{side}_deg",
        side=side,
        needs_still_camera=True,
        needs_feet=True,
    )


def measure_side(metric: Metric, trial: Trial, side: Side) -> Result:
    """Return the peak drop of the swing side while one leg stands.

    The camera's roll is subtracted; a picture turned clockwise shows the right hip too low.
    """
    drops = drops_or_refusal(metric, trial, side)
    if isinstance(drops, NotMeasured):
        return drops
    level = drops.level
    if level is None:
        cause = Cause.NO_LEVEL if trial.camera.level is None else Cause.NO_ZERO
        return not_measured(metric, cause.because(), side)
    peaks = drops.peaks(side)
    values = peaks.drops_deg + (level.added_deg if side is Side.RIGHT else -level.added_deg)
    value = float(values.mean())
    spread = combined_half_width(
        spread_half_width(values, np.mean), drops.reading_deg, _FROM_SIGMA * level.sigma_deg
    )
    low, high = bounds(value, spread, drops)
    return Measurement(
        metric=metric,
        side=side,
        value=value,
        low=low,
        high=high,
        values=values,
        times_s=peaks.times_s,
        method=MeasurementMethod(drops.way(side), instrument=drops.source),
        level=level.words,
        caveats=(
            *caveats_of(drops),
            Caveat.LEVEL.say(error=_FROM_SIGMA * level.sigma_deg),
        ),
    )
