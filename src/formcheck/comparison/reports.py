"""Compares two reports: per metric the difference, its interval, and whether it is real."""

import numpy as np

from formcheck.analyzers.intervals import combined_half_width
from formcheck.analyzers.pelvic_curves import followed_bounds
from formcheck.comparison.detectable import MetricNoise, load_noise
from formcheck.comparison.interval import interval_of_difference
from formcheck.comparison.obstacles import obstacles, obstacles_of
from formcheck.comparison.own_error import followed, method_half_width, own_half_width
from formcheck.comparison.resampling import Middle, steps_half_width
from formcheck.comparison.verdict import caveats_of, verdict_on
from formcheck.records import (
    Change,
    Comparison,
    Difference,
    Measurement,
    Report,
    Result,
    Trial,
    Verdict,
)

_UNKNOWN_NOISE = "nobody has said how repeatable it is (comparison/detectable.toml)"
# The statistic a metric reports is the median at contact, and a mean in all others.
_MEDIANS = ("shank_angle", "overstride_distance", "knee_flexion_at_contact")


def compare(before: Report, after: Report, *, same_session: bool = False) -> Comparison:
    """Say of every metric whether it differs for real between two clips of one runner.

    Parameters
    ----------
    before, after
        Reports of the two clips.
    same_session
        Whether both were filmed in one session with the camera untouched, so that smaller
        differences count. Two parts of one file are.

    Returns
    -------
    Comparison
        One change per metric: *changed* where the interval of the difference leaves out zero and
        the difference is above what two recordings of the same running differ by; *within noise*
        where neither holds; *uncertain* where one does, or steps are few; or *not comparable*.
    """
    is_one_session = same_session or before.trial.clip.sha256 == after.trial.clip.sha256
    general = obstacles(before, after)
    later = {result.metric: result for result in after.results}
    changes = tuple(
        _change(result, later[result.metric], (before.trial, after.trial), general, is_one_session)
        for result in before.results
        if result.metric in later
    )
    return Comparison(before, after, is_one_session, changes, caveats_of(before, after))


def _change(
    before: Result,
    after: Result,
    trials: tuple[Trial, Trial],
    general: tuple[str, ...],
    same_session: bool,
) -> Change:
    noise = load_noise().get(before.metric)
    depends = noise is not None and noise.depends_on_frame_rate
    reasons = general + obstacles_of(before, after, trials, depends_on_frame_rate=depends)
    if noise is None:
        reasons += (_UNKNOWN_NOISE,)
    difference, verdict = None, Verdict.NOT_COMPARABLE
    if not reasons and isinstance(before, Measurement) and isinstance(after, Measurement):
        assert noise is not None
        difference = _difference(before, after, trials, noise, same_session)
        verdict, reasons = verdict_on(difference, before, after, trials)
    return Change(
        metric=before.metric,
        unit=before.unit,
        side=before.side or after.side,
        before=before,
        after=after,
        difference=difference,
        verdict=verdict,
        reasons=reasons,
    )


def _difference(
    before: Measurement,
    after: Measurement,
    trials: tuple[Trial, Trial],
    noise: MetricNoise,
    same_session: bool,
) -> Difference:
    metric = before.metric
    middle: Middle = np.median if metric in _MEDIANS else np.mean
    half = combined_half_width(
        steps_half_width(before.values, after.values, middle),
        *(own_half_width(metric, trial, same_session=same_session) for trial in trials),
    )
    value = after.value - before.value
    low, high = followed_bounds(value, half, followed(metric, *trials))
    if noise.between_runners is not None:
        method = method_half_width(metric)
        low, high = interval_of_difference(value, half, method, noise.between_runners.value)
    detectable = noise.same_session if same_session else noise.different_days
    return Difference(value, float(low), float(high), detectable.value)
