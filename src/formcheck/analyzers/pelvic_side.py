"""Measure the hip drop of one side, which needs a level reference for picture and runner."""

import numpy as np

from formcheck.analyzers.clip_error import of_one_side
from formcheck.analyzers.intervals import combined_half_width, spread_half_width
from formcheck.analyzers.pelvic_curves import caveats_of, followed_bounds, pelvis_or_refusal
from formcheck.analyzers.preconditions import not_measured
from formcheck.analyzers.sources import DINGENEN_2018
from formcheck.records import (
    Measurement,
    MeasurementMethod,
    Metric,
    NotMeasured,
    Reason,
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
_NO_LEVEL = "the picture has too few upright lines to show how the camera is tilted"
_NO_ZERO = "the clothes do not show when the hips are level"
_SHOW_ZERO = (
    "Stand still on the belt for two seconds before it starts, or put two pieces of bright tape on "
    "the waistband over the dimples of the lower back."
)


def name_of(side: Side) -> str:
    """Return the name of the metric of one standing leg."""
    return f"pelvic_drop_{side}"


def side_metric(side: Side, order: int) -> Metric:
    """Return the metric of one standing leg."""
    return Metric(
        name=name_of(side),
        title=f"Hip drop, {side} leg",
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
    pelvis = pelvis_or_refusal(metric, trial, side)
    if isinstance(pelvis, NotMeasured):
        return pelvis
    line, level = pelvis.line, pelvis.level
    if level is None:
        seen, advice = (_NO_LEVEL, None) if trial.camera.level is None else (_NO_ZERO, _SHOW_ZERO)
        return not_measured(metric, Reason.LEVEL_UNKNOWN, seen, advice, side=side)
    drops = pelvis.curves[side]
    values = drops.at_peak_deg + (level.added_deg if side is Side.RIGHT else -level.added_deg)
    value = float(values.mean())
    spread = combined_half_width(
        spread_half_width(values, np.mean), line.reading_deg, _FROM_SIGMA * level.sigma_deg
    )
    low, high = followed_bounds(value, spread, line.follows)
    return Measurement(
        metric=metric,
        side=side,
        value=value,
        low=float(low),
        high=float(high),
        values=values,
        times_s=drops.starts_s,
        method=MeasurementMethod("peak of the mean curve over stance", instrument=line.method),
        level=level.words,
        caveats=(
            *caveats_of(line),
            f"the level is known to about ±{_FROM_SIGMA * level.sigma_deg:.0f}°; an error in it "
            "changes left and right with opposite signs",
        ),
    )
