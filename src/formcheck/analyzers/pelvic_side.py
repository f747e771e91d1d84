"""Hip drop of one side: needs to know which way is up, in the picture and on the runner."""

from typing import NamedTuple

import numpy as np

from formcheck.analyzers.intervals import combined_half_width, spread_half_width
from formcheck.analyzers.metric import Metric
from formcheck.analyzers.pelvic_curves import caveats_of, curves_or_refusal, followed_bounds
from formcheck.analyzers.pelvic_drop import READING_DEG
from formcheck.analyzers.preconditions import not_measured
from formcheck.records import (
    HipLine,
    Measurement,
    NotMeasured,
    Reason,
    Result,
    Side,
    Trial,
    View,
)

_FROM_SIGMA = 1.96
# Frames of a stand that give a steady median.
LEAST_STANDING_FRAMES = 15
# People stand level to about this (one standard deviation): after subtracting a stand the mean tilt
# of seven of eight trials lay within 1.5° of that over whole strides (RBDS, Fukuchi 2017).
STANDS_LEVEL_DEG = 1.0
_NO_LEVEL = "the picture shows too few upright lines to tell how the camera is tilted"
_NO_ZERO = "the clothes do not show when the hips are level"


def side_metric(side: Side, order: int) -> Metric:
    """Return the metric of one standing leg."""
    return Metric(
        name=f"pelvic_drop_{side}",
        title=f"Hip drop, {side} leg",
        unit="deg",
        views=(View.REAR,),
        order=order,
        needs_still_camera=True,
    )


def measure_side(metric: Metric, trial: Trial, side: Side) -> Result:
    """Return the peak drop of the swing side while one leg stands.

    The camera's roll is taken out. Turned clockwise, it lowers the right hip in the picture.
    """
    found = curves_or_refusal(metric, trial, side)
    if isinstance(found, NotMeasured):
        return found
    line, curves = found
    zero = _zero(line, trial)
    if zero is None:
        seen = _NO_LEVEL if trial.level is None else _NO_ZERO
        return not_measured(metric, Reason.LEVEL_UNKNOWN, seen, side=side)
    values = curves[side].at_peak_deg + (zero.added_deg if side is Side.RIGHT else -zero.added_deg)
    value = float(values.mean())
    spread = combined_half_width(
        spread_half_width(values, np.mean), READING_DEG, _FROM_SIGMA * zero.sigma_deg
    )
    low, high = followed_bounds(value, spread, line.follows)
    return Measurement(
        metric=metric.name,
        unit=metric.unit,
        side=side,
        value=value,
        low=float(low),
        high=float(high),
        values=values,
        times_s=curves[side].starts_s,
        method=f"{line.method}, peak of the mean curve over stance; {zero.source}",
        caveats=(
            *caveats_of(line),
            f"which way is level is known to about ±{_FROM_SIGMA * zero.sigma_deg:.0f}°; an error "
            "enters left and right with opposite signs",
        ),
    )


class _Zero(NamedTuple):
    """What is added to the tilt in the picture to be level, and one standard deviation of it."""

    added_deg: float
    sigma_deg: float
    source: str


def _zero(line: HipLine, trial: Trial) -> _Zero | None:
    """Level by the room, or by a quiet stand before the run; None where neither tells.

    A picture turned clockwise shows the right hip lower than it is.
    """
    level = trial.level
    if level is not None and np.isfinite(line.offset_sigma_deg):
        sigma_deg = combined_half_width(line.offset_sigma_deg, level.sigma_deg)
        source = f"camera roll of {level.roll_deg:.1f}° from {level.source} taken out"
        return _Zero(level.roll_deg, sigma_deg, source)
    if trial.standing_s is None:
        return None
    start_s, end_s = trial.standing_s
    stands = (line.timestamps_s >= start_s) & (line.timestamps_s <= end_s)
    tilts_deg = line.tilt_deg[stands & np.isfinite(line.tilt_deg)]
    if len(tilts_deg) < LEAST_STANDING_FRAMES:
        return None
    return _Zero(-float(np.median(tilts_deg)), STANDS_LEVEL_DEG, "level as in the stand before")
