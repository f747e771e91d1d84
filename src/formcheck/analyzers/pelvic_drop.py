"""Contralateral pelvic drop, the mean of both sides, from the hip line in the pixels."""

import numpy as np

from formcheck.analyzers.clip_error import of_hip_reading
from formcheck.analyzers.intervals import combined_half_width, spread_half_width
from formcheck.analyzers.pelvic_curves import bounds, caveats_of, drops_or_refusal
from formcheck.analyzers.sources import DINGENEN_2018
from formcheck.records import (
    HipDrops,
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

METRIC = Metric(
    name="pelvic_drop",
    title="Hip drop",
    unit=Unit.DEG,
    views=(View.REAR,),
    order=20,
    statistic=Statistic.MEAN,
    repeatability=Repeatability(
        different_days=Spread(
            2.8, "2.7–2.8° between two days a week apart, 21 runners", DINGENEN_2018
        ),
        same_session=Spread(1.5, "ours: halves of one clip with markers differ by up to 0.6°"),
        clip_error=of_hip_reading,
        follows_hip_line=True,
    ),
    truth_key="drop_deg",
    needs_still_camera=True,
    needs_feet=True,
)


def measure(trial: Trial) -> Result:
    """Return the peak drop of the swing side during stance, averaged over both sides.

    The tilt of all stances of a side is averaged over normalised stance, and the peak of that
    mean curve is the side's drop. A constant offset of the tilt and the camera's roll affect both
    sides with opposite signs, so the mean of both sides is free of them.
    """
    drops = drops_or_refusal(METRIC, trial)
    return drops if isinstance(drops, NotMeasured) else _measurement(drops)


def _measurement(drops: HipDrops) -> Measurement:
    """A per-step value is the mean of a left stance and the right stance nearest to it."""
    left, right = drops.peaks(Side.LEFT), drops.peaks(Side.RIGHT)
    nearest = np.abs(left.times_s[:, None] - right.times_s).argmin(axis=1)
    pairs = (left.drops_deg + right.drops_deg[nearest]) / 2.0
    value = float((left.drops_deg.mean() + right.drops_deg.mean()) / 2.0)
    spread = combined_half_width(spread_half_width(pairs, np.mean), drops.reading_deg)
    low, high = bounds(value, spread, drops)
    return Measurement(
        metric=METRIC,
        side=Side.BOTH,
        value=value,
        low=low,
        high=high,
        values=pairs,
        times_s=left.times_s,
        method=MeasurementMethod(drops.way(Side.BOTH), instrument=drops.source),
        caveats=caveats_of(drops),
    )
