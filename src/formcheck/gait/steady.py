"""Find the longest part of a clip with one steady rhythm and one belt speed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from formcheck.gait.running import RUNNING_SPM
from formcheck.records import BoolArray, FloatArray, IntArray

# Within a steady part the stride time may drift by this fraction, beyond chance: 3 steps/min at
# 170.
MAX_DRIFT = 0.02
# The same for the belt's speed, read from the standing foot; a button press is 0.1 to 0.5 km/h.
MAX_SPEED_DRIFT = 0.10
# A stride that differs from its neighbours by more than this fraction was cut or is no stride; one
# late contact makes one stride longer and the next one shorter, which cancels out.
MAX_IRREGULARITY = 0.12
NEIGHBOURS = 9
# Steps may be missed; beyond a gap of this many strides it is unknown what happened.
MAX_HOLE_STRIDES = 3.0
# In 95 % of cases noise alone makes a slope of less than this many of its standard errors.
BY_CHANCE = 2.0
# A rise and fall leaves no slope, so medians of neighbours are limited too, to this many times the
# drift. On rendered tuning clips at one speed they differ by up to 4 % (strides) and 5 % (belt).
SWING_OF_DRIFT = 3.0
# Chance alone spreads such medians over this many standard deviations of the single values.
SWING_BY_CHANCE = 1.7
# Values below this fraction of the usual one are reading errors.
MIN_OF_USUAL = 0.1
# Fewest values that can show a drift.
MIN_FOR_DRIFT = 5
# Rounding error of sums of times.
_SAME_TIME_S = 1e-6


@dataclass(frozen=True)
class Series:
    """Values at successive times, shapes (N,), and how far they may drift and swing."""

    times_s: FloatArray
    values: FloatArray
    most_drift: float
    most_swing: float

    @cached_property
    def usual(self) -> FloatArray:
        """Median of each value and its neighbours (N,)."""
        from scipy.ndimage import median_filter  # noqa: PLC0415 - slow to import

        return np.asarray(median_filter(self.values, NEIGHBOURS, mode="mirror"))

    @property
    def scatter(self) -> float:
        """Standard deviation of the values around `usual`, which is taken as exact."""
        return float(np.std(self.values - self.usual))


def relative(times_s: FloatArray, values: FloatArray, most_drift: float) -> Series:
    """Return a series of positive values whose drift is limited as a fraction of them."""
    # Values read as zero or negative are only known to be far off.
    floor = MIN_OF_USUAL * float(np.median(np.abs(values))) if len(values) else 0.0
    logs = np.log(np.maximum(values, floor))
    return Series(times_s, logs, most_drift, SWING_OF_DRIFT * most_drift)


def steady_part_s(
    legs_s: tuple[FloatArray, FloatArray], cuts_s: FloatArray, series: Sequence[Series] = ()
) -> tuple[float, float] | None:
    """Return the first and last step of the longest steady part, None without strides.

    Parameters
    ----------
    legs_s
        Times of the steps of one leg and of the other, shapes (N,) and (M,).
    cuts_s
        Times of cuts in the clip, shape (K,).
    series
        Further values that must be steady: the belt's speed, the runner's form.
    """
    starts_s, lengths_s = _strides(legs_s)
    steps_s = np.concatenate(legs_s)
    parts = [
        part
        for piece in _pieces(starts_s, lengths_s, cuts_s)
        for part in [_longest(starts_s[piece], lengths_s[piece], series)]
    ]
    return max(parts, key=lambda part: _worth(steps_s, part), default=None)


def _worth(steps_s: FloatArray, part: tuple[float, float]) -> tuple[bool, float]:
    """Sort key: running before walking up to the belt's start, then the longer part."""
    inside = (steps_s >= part[0]) & (steps_s <= part[1])
    rate_spm = 60.0 * (inside.sum() - 1) / max(part[1] - part[0], _SAME_TIME_S)
    return bool(RUNNING_SPM[0] <= rate_spm <= RUNNING_SPM[1]), part[1] - part[0]


def _strides(legs_s: tuple[FloatArray, FloatArray]) -> tuple[FloatArray, FloatArray]:
    """Starts and lengths of the strides of both legs, in order of time.

    One missed contact leaves a gap of two strides, one of which is assumed to be usual. A gap of a
    stride and a half thus gives a stride of an irregular length; a longer one is a hole.
    """
    starts_s = np.concatenate([times_s[:-1] for times_s in legs_s])
    gaps_s = np.concatenate([np.diff(times_s) for times_s in legs_s])
    if not len(gaps_s):
        return starts_s, gaps_s
    usual_s = float(np.median(gaps_s))
    strides = np.maximum(np.round(gaps_s / usual_s), 1.0)
    order = np.argsort(starts_s)
    order = order[strides[order] <= 2.0]
    return starts_s[order], (gaps_s - (strides - 1.0) * usual_s)[order]


def _pieces(starts_s: FloatArray, lengths_s: FloatArray, cuts_s: FloatArray) -> Iterator[IntArray]:
    """Yield the strides of each piece without a cut, a hole or an irregular stride."""
    if not len(starts_s):
        return
    spoilt = _irregular(lengths_s) | _cut(starts_s, lengths_s, cuts_s)
    kept = np.flatnonzero(~spoilt)
    holes = np.diff(starts_s[kept]) > MAX_HOLE_STRIDES * np.median(lengths_s)
    spoilt_between = np.diff(np.cumsum(spoilt)[kept]) > 0
    for piece in np.split(kept, np.flatnonzero(holes | spoilt_between) + 1):
        if len(piece):
            yield piece


def _irregular(lengths_s: FloatArray) -> BoolArray:
    from scipy.ndimage import median_filter  # noqa: PLC0415 - slow to import

    usual_s = median_filter(lengths_s, NEIGHBOURS, mode="mirror")
    deviation = lengths_s / usual_s - 1.0
    # The next stride of the same leg is the next but one.
    following, before = np.zeros_like(deviation), np.zeros_like(deviation)
    following[:-2], before[2:] = deviation[2:], deviation[:-2]
    left = np.minimum(np.abs(deviation + following), np.abs(deviation + before))
    return np.asarray(np.minimum(np.abs(deviation), left) > MAX_IRREGULARITY)


def _cut(starts_s: FloatArray, lengths_s: FloatArray, cuts_s: FloatArray) -> BoolArray:
    after = cuts_s[:, None] > starts_s
    return np.asarray((after & (cuts_s[:, None] <= starts_s + lengths_s)).any(axis=0))


def _longest(
    starts_s: FloatArray, lengths_s: FloatArray, series: Sequence[Series]
) -> tuple[float, float]:
    """Start and end of the longest part of a piece that is steady in all series."""
    series = [relative(starts_s, lengths_s, MAX_DRIFT), *series]
    best = (float(starts_s[0]), float(starts_s[0]))
    for first, start_s in enumerate(starts_s):
        ends_s = starts_s[first:] + lengths_s[first:]
        steady = np.logical_and.reduce([_is_steady(s, float(start_s), ends_s) for s in series])
        if steady.any() and ends_s[steady].max() - start_s > best[1] - best[0]:
            best = float(start_s), float(ends_s[steady].max())
    return best


def _is_steady(series: Series, start_s: float, ends_s: FloatArray) -> BoolArray:
    """Whether the values are steady from a start to each of several ends, shape (K,)."""
    inside = series.times_s >= start_s - _SAME_TIME_S
    times_s, values = series.times_s[inside] - start_s, series.values[inside]
    if not len(times_s):
        return np.ones(len(ends_s), dtype=bool)
    slope, error = _lines(times_s, values)
    drift = np.maximum(np.abs(slope) - BY_CHANCE * error, 0.0) * times_s
    usual = series.usual[inside]
    swing = np.maximum.accumulate(usual) - np.minimum.accumulate(usual)
    swing -= SWING_BY_CHANCE * series.scatter
    steady = (drift <= series.most_drift) & (swing <= series.most_swing)
    steady |= np.arange(len(drift)) < MIN_FOR_DRIFT - 1
    # A value counts for an end if it begins before it.
    last = np.searchsorted(times_s, ends_s - start_s - _SAME_TIME_S) - 1
    return np.asarray((last < 0) | steady[np.maximum(last, 0)])


def _lines(times_s: FloatArray, values: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Slopes of lines through the first 1, 2, … values, and their standard errors, shapes (N,)."""
    count = np.arange(1.0, len(times_s) + 1.0)
    sum_t, sum_v = np.cumsum(times_s), np.cumsum(values)
    spread_t = np.cumsum(times_s**2) - sum_t**2 / count
    spread_v = np.cumsum(values**2) - sum_v**2 / count
    together = np.cumsum(times_s * values) - sum_t * sum_v / count
    known = spread_t > 0.0
    slope = np.divide(together, spread_t, out=np.zeros_like(spread_t), where=known)
    rest = np.maximum(spread_v - slope * together, 0.0) / np.maximum(count - 2.0, 1.0)
    error = np.sqrt(np.divide(rest, spread_t, out=np.zeros_like(spread_t), where=known))
    return slope, error
