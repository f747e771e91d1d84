"""Times of peaks and crossings of a signal, finer than its time step."""

import numpy as np

from formcheck.gait.peaks import find_peaks
from formcheck.records import FloatArray


def peak_times_s(
    times_s: FloatArray, signal: FloatArray, *, prominence: float, apart_s: float
) -> FloatArray:
    """Return the times of the maxima of a signal, refined by a parabola through three samples.

    Parameters
    ----------
    times_s, signal
        Even time grid and values, shape (N,); NaN where there is no signal. A maximum beside a
        NaN or at an end of the grid is not reported.
    prominence
        Least prominence of a maximum, in units of the signal.
    apart_s
        Least time between two maxima, seconds.
    """
    if len(times_s) < 3:
        return np.empty(0)
    step_s = float(times_s[1] - times_s[0])
    known = np.isfinite(signal)
    filled = np.where(known, signal, np.nanmin(signal) if known.any() else 0.0)
    peaks = find_peaks(filled, prominence=prominence, apart=max(1, round(apart_s / step_s)))
    inside = peaks[known[peaks - 1] & known[peaks] & known[peaks + 1]]
    return np.array([times_s[i] + step_s * _offset(filled[i - 1 : i + 2]) for i in inside])


def highest_s(times_s: FloatArray, signal: FloatArray, between_s: tuple[float, float]) -> float:
    """Return the time of the highest maximum between two times, seconds; NaN without one."""
    first, last = np.searchsorted(times_s, between_s)
    part = signal[first:last]
    peaks = find_peaks(part)
    if not len(peaks):
        return float("nan")
    peak = int(peaks[np.argmax(part[peaks])])
    step_s = float(times_s[1] - times_s[0])
    return float(times_s[first + peak]) + step_s * _offset(part[peak - 1 : peak + 2])


def falls_below_s(
    times_s: FloatArray, signal: FloatArray, level: float, between_s: tuple[float, float]
) -> float:
    """Return when a signal first falls through a level between two times, seconds; NaN if never."""
    first, last = np.searchsorted(times_s, between_s)
    part = signal[first:last]
    through = np.flatnonzero((part[:-1] > level) & (part[1:] <= level))
    if not len(through):
        return float("nan")
    before = int(through[0])
    share = (part[before] - level) / (part[before] - part[before + 1])
    step_s = float(times_s[1] - times_s[0])
    return float(times_s[first + before]) + step_s * float(share)


def _offset(three: FloatArray) -> float:
    """Vertex of the parabola through three samples, in steps from the middle one."""
    before, middle, after = three
    curvature = before - 2.0 * middle + after
    return float(0.5 * (before - after) / curvature) if curvature < 0 else 0.0
