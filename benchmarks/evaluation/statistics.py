"""Errors of many clips in a few numbers; clips that show one run count as one cluster.

Cluster-robust variance and design effect: Cameron AC, Miller DL (2015), A practitioner's guide to
cluster-robust inference, J Human Resources 50(2):317-72. Interval of a share: Wilson EB (1927),
J Am Stat Assoc 22:209-12.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.stats import t as student_t

from benchmarks.evaluation.outcome import Value
from formcheck.records import FloatArray

Case = tuple[str, Value]
"""The run a clip shows, and one of its metrics."""


@dataclass(frozen=True)
class Share:
    """A share and its 95 % interval."""

    share: float
    low: float
    high: float


@dataclass(frozen=True)
class Summary:
    """Errors of one metric over some clips; what is unknown is NaN.

    Attributes
    ----------
    clips, runs
        How many were to be measured, and of how many runs they are.
    bias, bias_half
        Mean of the runs' mean errors, and half of its 95 % interval.
    spread
        Standard deviation of the clips' errors.
    mean_abs, worst
        Mean and largest absolute error.
    slope
        Of measured over true, a straight line through the runs' means.
    not_measured
        Share of clips without a value.
    coverage
        Share of the values whose interval holds the truth.
    half_width
        Median of half the interval.
    """

    clips: int
    runs: int
    bias: float
    bias_half: float
    spread: float
    mean_abs: float
    worst: float
    slope: float
    not_measured: float
    coverage: Share
    half_width: float


def summary(cases: Sequence[Case]) -> Summary:
    """Return the errors of one metric in a few numbers; at least one case."""
    measured = [(run, value) for run, value in cases if value.value is not None]
    runs = np.array([run for run, _ in measured])
    errors = np.array([value.error for _, value in measured])
    bounded = [(run, value) for run, value in measured if value.low is not None]
    covered = np.array([value.is_covered for _, value in bounded], dtype=np.float64)
    means = _per_run(runs, errors)
    return Summary(
        clips=len(cases),
        runs=len({run for run, _ in cases}),
        bias=_mean(means),
        bias_half=_half_width(means),
        spread=float(errors.std(ddof=1)) if len(errors) > 1 else float("nan"),
        mean_abs=_mean(np.abs(errors)),
        worst=float(np.abs(errors).max()) if len(errors) else float("nan"),
        slope=_slope(runs, measured),
        not_measured=1.0 - len(measured) / len(cases),
        coverage=share_of_runs(np.array([run for run, _ in bounded]), covered),
        half_width=_median([_half(value) for _, value in bounded]),
    )


def share_of_runs(runs: np.ndarray, hits: FloatArray) -> Share:
    """Return the share of hits (N,), with an interval that knows which clips show one run.

    The clips count as so many independent ones as give the same variance as the runs do, and at
    most as many as there are. Where all hit or all miss nothing tells how alike they are, and they
    count as the runs. The runs being few, Student's factor takes the place of the normal one.
    """
    if not len(hits):
        return Share(float("nan"), float("nan"), float("nan"))
    share, names = float(hits.mean()), np.unique(runs)
    clustered = sum(float((hits - share)[runs == name].sum()) ** 2 for name in names)
    variance = clustered / len(hits) ** 2 * len(names) / max(len(names) - 1, 1)
    if share in (0.0, 1.0):
        count = float(len(names))
    else:
        count = min(share * (1.0 - share) / max(variance, 1e-12), float(len(hits)))
    factor = float(student_t.ppf(0.975, max(len(names) - 1, 1)))
    return _wilson(share, max(count, 1.0), factor)


def _wilson(share: float, count: float, factor: float) -> Share:
    """Interval of a share of so many independent trials, which need not be a whole number."""
    extra = factor**2 / count
    middle = (share + extra / 2.0) / (1.0 + extra)
    half = np.sqrt(extra * share * (1.0 - share) + extra**2 / 4.0) / (1.0 + extra)
    # Rounding must not leave the share itself outside.
    return Share(share, min(float(middle - half), share), max(float(middle + half), share))


def _per_run(runs: np.ndarray, values: FloatArray) -> FloatArray:
    return np.array([values[runs == run].mean() for run in np.unique(runs)])


def _slope(runs: np.ndarray, measured: Sequence[Case]) -> float:
    true = _per_run(runs, np.array([value.truth for _, value in measured]))
    found = _per_run(runs, np.array([value.value for _, value in measured], dtype=np.float64))
    if len(true) < 2 or np.ptp(true) == 0.0:
        return float("nan")
    return float(np.polyfit(true, found, 1)[0])


def _half(value: Value) -> float:
    assert value.low is not None and value.high is not None
    return (value.high - value.low) / 2.0


def _half_width(means: FloatArray) -> float:
    """Half of Student's 95 % interval of the mean of independent values."""
    if len(means) < 2:
        return float("nan")
    error = float(means.std(ddof=1)) / np.sqrt(len(means))
    return float(student_t.ppf(0.975, len(means) - 1) * error)


def _mean(values: FloatArray) -> float:
    return float(values.mean()) if len(values) else float("nan")


def _median(values: Sequence[float]) -> float:
    return float(np.median(values)) if values else float("nan")
