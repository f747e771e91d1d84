"""Time of the peak hip drop in percent of stance, mean of both sides."""

import numpy as np

from formcheck.analyzers.clip_error import constant
from formcheck.analyzers.intervals import combined_half_width, spread_half_width
from formcheck.analyzers.pelvic_curves import SIDES, pelvis_or_refusal
from formcheck.records import (
    PHASE,
    Caveat,
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

# From behind, errors of contact and toe-off change by some milliseconds with the clip and the way
# of running, and so does the time of the peak as a fraction of stance. Noise of the pose model's
# size moves a clip's peak by 1.6 % of stance (one standard deviation, seven force-plate trials);
# another speed of one runner moves it by 2 and by 8 % (two runners).
CLIP_ERROR_PERCENT = 5.0
_RIGHT_TO = "ours: contact and toe-off from behind are right to a tenth of stance"
METRIC = Metric(
    name="pelvic_drop_timing",
    title="Hip drop peaks at",
    plain="Time of the deepest drop",
    unit=Unit.PERCENT_OF_STANCE,
    views=(View.REAR,),
    order=24,
    statistic=Statistic.MEAN,
    repeatability=Repeatability(
        different_days=Spread(15.0, _RIGHT_TO),
        same_session=Spread(10.0, _RIGHT_TO),
        clip_error=constant(CLIP_ERROR_PERCENT),
    ),
    truth_key="peak_percent",
    needs_still_camera=True,
    needs_feet=True,
)
# Half of the 95 % interval of the error from contacts and toe-offs: six trials of real runners with
# force plates, seen from behind in four ways, are off by 4.7 % of stance (root mean square).
STANCE_PERCENT = 9.0
# The peak of a flatter curve is harder to time, in proportion.
FLAT_DEG, MIN_DROP_DEG = 3.0, 0.3


def measure(trial: Trial) -> Result:
    """Return the mean of both sides' times of peak drop, percent of stance."""
    pelvis = pelvis_or_refusal(METRIC, trial)
    if isinstance(pelvis, NotMeasured):
        return pelvis
    line, curves = pelvis.line, pelvis.curves
    value = 100.0 * float(np.mean([PHASE[curves[side].peak] for side in SIDES]))
    values = np.concatenate([100.0 * PHASE[c.drops_deg.argmax(axis=1)] for c in curves.values()])
    times_s = np.concatenate([c.starts_s for c in curves.values()])
    drop_deg = float(np.mean([curves[side].at_peak_deg.mean() for side in SIDES]))
    flat = max(1.0, FLAT_DEG / max(drop_deg, MIN_DROP_DEG))
    half = combined_half_width(spread_half_width(values, np.mean), flat * STANCE_PERCENT)
    order = np.argsort(times_s)
    return Measurement(
        metric=METRIC,
        side=Side.BOTH,
        value=value,
        low=value - half,
        high=value + half,
        values=values[order],
        times_s=times_s[order],
        method=MeasurementMethod(Method.TIME_OF_PEAK.say(), instrument=line.method),
        caveats=(Caveat.TIMING_FROM_BEHIND.say(),),
    )
