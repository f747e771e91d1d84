"""Excursion of the pelvis from its tilt at contact to the peak drop, mean of both sides."""

import numpy as np

from formcheck.analyzers.clip_error import of_hip_reading
from formcheck.analyzers.intervals import combined_half_width, spread_half_width
from formcheck.analyzers.pelvic_curves import SIDES, caveats_of, followed_bounds, pelvis_or_refusal
from formcheck.records import (
    Measurement,
    MeasurementMethod,
    Method,
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
    name="pelvic_drop_excursion",
    title="Hip drop from contact",
    plain="Hip drop after landing",
    unit=Unit.DEG,
    views=(View.REAR,),
    order=23,
    statistic=Statistic.MEAN,
    repeatability=Repeatability(
        different_days=Spread(2.8, "ours: taken from the drop itself, of which it is a part"),
        same_session=Spread(1.5, "ours: as for the drop itself"),
        clip_error=of_hip_reading,
        follows_hip_line=True,
    ),
    truth_key="excursion_deg",
    needs_still_camera=True,
    needs_feet=True,
)
# Half of the 95 % interval of the error from contacts and toe-offs: six trials of real runners with
# force plates are off by 0.24° (root mean square, 30 frames/s with noise), one by 0.54°.
CONTACT_TIMING_DEG = 0.5


def measure(trial: Trial) -> Result:
    """Return how far the swing side drops between initial contact and the peak of the drop.

    As a difference it is free of the camera's roll, of a constant offset of the tilt, and of the
    drop that a runner already has at contact.
    """
    pelvis = pelvis_or_refusal(METRIC, trial)
    if isinstance(pelvis, NotMeasured):
        return pelvis
    line, curves = pelvis.line, pelvis.curves
    values = np.concatenate([curves[side].excursions_deg for side in SIDES])
    times_s = np.concatenate([curves[side].starts_s for side in SIDES])
    value = float(np.mean([curves[side].excursions_deg.mean() for side in SIDES]))
    spread = combined_half_width(
        spread_half_width(values, np.mean), line.reading_deg, CONTACT_TIMING_DEG
    )
    low, high = followed_bounds(value, spread, line.follows)
    order = np.argsort(times_s)
    return Measurement(
        metric=METRIC,
        side=Side.BOTH,
        value=value,
        low=float(low),
        high=float(high),
        values=values[order],
        times_s=times_s[order],
        method=MeasurementMethod(Method.RISE_OF_BOTH.say(), instrument=line.method),
        caveats=caveats_of(pelvis),
    )
