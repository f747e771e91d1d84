"""Cadence: steps of both feet per minute, by two methods that use different signals."""

import numpy as np

from formcheck.analyzers.clip_error import constant
from formcheck.analyzers.intervals import combined_half_width, student_95
from formcheck.analyzers.preconditions import not_measured, refusal
from formcheck.gait import strongest_rate_per_min
from formcheck.records import (
    BoolArray,
    Cause,
    FloatArray,
    Measurement,
    MeasurementMethod,
    Method,
    Metric,
    Repeatability,
    Result,
    Side,
    Spread,
    Statistic,
    Trial,
    Unit,
    View,
)

# Cadence of rendered clips is off by 0.15 steps/min on average, and by 0.78 at worst
# (docs/accuracy.md); the half-width of a 95 % interval is between them.
CLIP_ERROR_SPM = 0.5
METRIC = Metric(
    name="cadence",
    title="Cadence",
    unit=Unit.STEPS_PER_MIN,
    views=(View.REAR, View.FRONT, View.LEFT, View.RIGHT),
    order=10,
    statistic=Statistic.MEAN,
    repeatability=Repeatability(
        different_days=Spread(3.5, "ours: 2 % of a usual cadence"),
        same_session=Spread(
            2.0, "ours: a treadmill's speed and a runner's rhythm drift by about 1 %"
        ),
        clip_error=constant(CLIP_ERROR_SPM),
    ),
    truth_key="cadence_spm",
    needs_sides=False,
)

# A larger disagreement of the two methods means missed or doubled steps: one step in a 20 s clip is
# 2 %.
MAX_DISAGREEMENT = 0.02
# A step off the line by more than this fraction of a step is none; in 28 clips steps of one rhythm
# are within 0.16. The line is fitted again without such steps, unless a smaller share than the
# second figure remains: then there is no single rhythm, and the interval must show it.
MAX_OFF = 0.2
MIN_KEPT = 0.75
# Search range of the step rate, steps/min.
SEARCH_SPM = (80.0, 260.0)


def measure(trial: Trial) -> Result:
    """Return steps per minute from step times, if a spectrum of the motion agrees."""
    refused = refusal(METRIC, trial)
    if refused is not None:
        return refused
    from_steps, half_width = _regression_spm(trial.gait.steps_s)
    from_spectrum = _spectral_spm(trial)
    disagreement = abs(from_steps - from_spectrum)
    if not disagreement <= MAX_DISAGREEMENT * from_steps:
        disagree = Cause.COUNTS_DISAGREE.because(steps=from_steps, rhythm=from_spectrum)
        return not_measured(METRIC, disagree)
    half = combined_half_width(half_width, disagreement / 2.0)
    strides_s, times_s = _strides(trial.gait.steps_s)
    return Measurement(
        metric=METRIC,
        side=Side.BOTH,
        value=from_steps,
        low=from_steps - half,
        high=from_steps + half,
        values=120.0 / strides_s,
        times_s=times_s,
        method=MeasurementMethod(
            Method.CADENCE.say(),
            (Method.CADENCE_SIDE if trial.view.is_side else Method.CADENCE_OTHER).say(),
        ),
    )


def _regression_spm(steps_s: FloatArray) -> tuple[float, float]:
    """Step rate from the slope of step time over step number, and half its 95 % interval.

    A line uses every step, whereas the mean step time rests on the first and last step alone: on
    eight rendered rear clips the worst error is 0.6 instead of 2.2 steps/min. The steps of one leg
    need not be midway between those of the other.
    """
    numbers = _numbers(steps_s)
    terms = np.column_stack([np.ones(len(numbers)), numbers, (-1.0) ** numbers])
    step_s, _, off_s = _line(terms, steps_s, np.ones(len(steps_s), dtype=bool))
    kept = off_s <= MAX_OFF * step_s
    if kept.mean() < MIN_KEPT:
        kept[:] = True
    step_s, error_s, _ = _line(terms, steps_s, kept)
    return 60.0 / step_s, student_95(kept.sum() - terms.shape[1]) * 60.0 * error_s / step_s**2


def _numbers(steps_s: FloatArray) -> FloatArray:
    """Number of each step; a missed one makes a gap of two."""
    gaps_s = np.diff(steps_s)
    return np.concatenate([[0.0], np.cumsum(np.round(gaps_s / np.median(gaps_s)))])


def _line(
    terms: FloatArray, steps_s: FloatArray, kept: BoolArray
) -> tuple[float, float, FloatArray]:
    """Seconds per step, its standard error, and how far each step lies off, seconds (N,)."""
    used = terms[kept]
    fitted = np.linalg.lstsq(used, steps_s[kept], rcond=None)[0]
    off_s = np.abs(steps_s - terms @ fitted)
    variance = np.square(off_s[kept]).sum() / (kept.sum() - terms.shape[1])
    error_s = np.sqrt(variance * np.linalg.pinv(used.T @ used)[1, 1])
    return float(fitted[1]), float(error_s), off_s


def _strides(steps_s: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Stride times and their starts, in order of time, without strides that miss a step."""
    numbers = _numbers(steps_s)
    whole = numbers[2:] - numbers[:-2] == 2.0
    return (steps_s[2:] - steps_s[:-2])[whole], steps_s[:-2][whole]


def _spectral_spm(trial: Trial) -> float:
    """Step rate from a signal that was not used to find the steps.

    Side view: hip height, which repeats with every step. Rear and front: the difference of the
    ankles' heights, which repeats with every stride of two steps.
    """
    pose = trial.gait.steady_pose
    if trial.view.is_side:
        signal, steps_per_cycle = pose.middle("hip")[:, 1], 1.0
    else:
        signal = pose.sided(Side.LEFT, "ankle")[:, 1] - pose.sided(Side.RIGHT, "ankle")[:, 1]
        steps_per_cycle = 2.0
    low, high = (spm / steps_per_cycle for spm in SEARCH_SPM)
    return steps_per_cycle * strongest_rate_per_min(pose.timestamps_s, signal, (low, high))
