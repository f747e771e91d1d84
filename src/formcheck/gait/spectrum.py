"""Find the strongest rhythm of a signal."""

import numpy as np

from formcheck.records import FloatArray

# Resolution of the search, cycles per minute.
SEARCH_STEP_PER_MIN = 0.1


def strongest_rate_per_min(
    times_s: FloatArray, signal: FloatArray, limits_per_min: tuple[float, float]
) -> float:
    """Return the rate with the greatest power, cycles per minute; NaN for an unknown signal.

    Parameters
    ----------
    times_s, signal
        Even time grid and values, shape (N,); NaN counts as no motion.
    limits_per_min
        Lowest and highest rate of the search.
    """
    if np.isfinite(signal).sum() < 3:
        return float("nan")
    rates_per_min, power = _spectrum(times_s, signal)
    inside = (rates_per_min >= limits_per_min[0]) & (rates_per_min <= limits_per_min[1])
    return float(rates_per_min[inside][np.argmax(power[inside])])


def _spectrum(times_s: FloatArray, signal: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Rates, cycles per minute, and power of a signal on an even grid; NaN counts as no motion."""
    known = np.isfinite(signal)
    trend = np.polyval(np.polyfit(times_s[known], signal[known], 2), times_s)
    motion = np.where(known, signal - trend, 0.0) * _taper(times_s)
    step_s = float(times_s[1] - times_s[0])
    points = max(len(motion), round(60.0 / (SEARCH_STEP_PER_MIN * step_s)))
    rates_per_min = np.asarray(60.0 * np.fft.rfftfreq(points, step_s), np.float64)
    return rates_per_min, np.square(np.abs(np.fft.rfft(motion, points)))


def _taper(times_s: FloatArray) -> FloatArray:
    """Weights that fade towards both ends, so that a partial step there moves no peak."""
    phase = (times_s - times_s[0]) / (times_s[-1] - times_s[0])
    return np.asarray(np.sin(np.pi * phase) ** 2)
