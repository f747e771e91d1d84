"""Compares two reports: per metric the difference, its interval, and whether it is real."""

from dataclasses import dataclass

from formcheck.analyzers.intervals import combined_half_width
from formcheck.analyzers.pelvic_curves import followed_bounds
from formcheck.comparison.interval import interval_of_difference
from formcheck.comparison.obstacles import (
    are_beside_each_other,
    obstacles,
    obstacles_of,
    obstacles_of_pictures,
)
from formcheck.comparison.resampling import steps_half_width
from formcheck.comparison.verdict import caveats_of, verdict_on
from formcheck.records import (
    Change,
    Comparison,
    Difference,
    HipLineRefusal,
    Measurement,
    Metric,
    Report,
    Result,
    Trial,
    Verdict,
)


def compare(
    before: Report, after: Report, *, same_session: bool = False, two_runners: bool = False
) -> Comparison:
    """Compare two reports: for every metric, whether the two clips really differ.

    Parameters
    ----------
    before, after
        Reports of the two clips.
    same_session
        Whether both were filmed in one session with the camera untouched, so that smaller
        differences count. Always true for two parts of one file.
    two_runners
        Whether they show two people, so that no error of the method cancels. Always true for two
        people in the same seconds of one file.

    Returns
    -------
    Comparison
        One change per metric: *changed* where the interval of the difference excludes zero and
        the difference is above the smallest detectable change; *within noise* where neither is
        true; *uncertain* where only one is, or steps are few; or *not comparable*.

    References
    ----------
    The smallest detectable changes rest on [1]_ and [2]_ where these give a number, and elsewhere
    on our own judgement.

    .. [1] Dingenen B et al. (2018), Phys Ther Sport 33:40-47, doi:10.1016/j.ptsp.2018.06.009.
    .. [2] Damsted C et al. (2015), Int J Sports Phys Ther.

    Examples
    --------
    >>> before = formcheck.analyze("run.mp4", landmarks_path="run.npz")
    >>> after = formcheck.analyze("later.mp4", landmarks_path="later.npz")
    >>> print(formcheck.compare(before, after)["cadence"])
    Cadence: changed, +... steps/min (95 % interval +... to +...).
    """
    is_one_file = before.trial.clip.sha256 == after.trial.clip.sha256
    pair = _Pair(
        (before.trial, after.trial),
        same_session or is_one_file,
        two_runners or are_beside_each_other(before, after),
        obstacles_of_pictures(before, after),
    )
    general = obstacles(before, after, two_runners=pair.two_runners)
    later = {result.metric.name: result for result in after.results}
    changes = tuple(
        _change(result, later[result.metric.name], pair, general)
        for result in before.results
        if result.metric.name in later
    )
    caveats = caveats_of(before, after, two_runners=pair.two_runners)
    return Comparison(before, after, pair.same_session, pair.two_runners, changes, caveats)


@dataclass(frozen=True)
class _Pair:
    """The runs before and after, and what the two have in common.

    `of_pictures` states why no metric read from the pictures can be compared.
    """

    trials: tuple[Trial, Trial]
    same_session: bool
    two_runners: bool
    of_pictures: tuple[str, ...]


def _change(before: Result, after: Result, pair: _Pair, general: tuple[str, ...]) -> Change:
    metric = before.metric
    reasons = general + obstacles_of(metric, before, after, pair.trials)
    if metric.needs_still_camera or metric.repeatability.needs_roll:
        reasons += pair.of_pictures
    difference, verdict = None, Verdict.NOT_COMPARABLE
    if not reasons and isinstance(before, Measurement) and isinstance(after, Measurement):
        difference = _difference(metric, before, after, pair)
        verdict, reasons = verdict_on(difference, before, after, pair.trials)
    return Change(
        metric=metric,
        side=before.side or after.side,
        before=before,
        after=after,
        difference=difference,
        verdict=verdict,
        reasons=reasons,
    )


def _difference(metric: Metric, before: Measurement, after: Measurement, pair: _Pair) -> Difference:
    value = after.value - before.value
    low, high = _interval_of_one(metric, before, after, pair)
    if pair.two_runners:
        own_low, own_high = _interval_of_two(before, after)
        low, high = min(low, own_low), max(high, own_high)
    known = metric.repeatability
    detectable = known.same_session if pair.same_session else known.different_days
    return Difference(value, low, high, detectable.value)


def _interval_of_two(before: Measurement, after: Measurement) -> tuple[float, float]:
    """Interval for two runners: all errors are independent. Excludes the change between days."""
    value = after.value - before.value
    below = combined_half_width(after.value - after.low, before.high - before.value)
    above = combined_half_width(after.high - after.value, before.value - before.low)
    return value - below, value + above


def _interval_of_one(
    metric: Metric, before: Measurement, after: Measurement, pair: _Pair
) -> tuple[float, float]:
    """Interval for one runner: errors common to both clips cancel (`analyzers/clip_error.py`)."""
    known, value = metric.repeatability, after.value - before.value
    half = combined_half_width(
        steps_half_width(before.values, after.values, metric.statistic.middle),
        *(known.clip_error(trial, same_session=pair.same_session) for trial in pair.trials),
    )
    if known.between_runners is not None:
        errors = [trial.gait.pose.error_at_contact(metric.name) for trial in pair.trials]
        method = max(error.half_width for error in errors if error is not None)
        return interval_of_difference(value, half, method, known.between_runners.value)
    follows = _follows(*pair.trials) if known.follows_hip_line else (1.0, 1.0)
    low, high = followed_bounds(value, half, follows)
    return float(low), float(high)


def _follows(before: Trial, after: Trial) -> tuple[float, float]:
    """Return least and most turn of the followed object per turn of the pelvis, in either clip."""
    drops = [t.hip_drops for t in (before, after)]
    follows = [d.follows for d in drops if d is not None and not isinstance(d, HipLineRefusal)]
    if not follows:
        return 1.0, 1.0
    return min(least for least, _ in follows), max(most for _, most in follows)
