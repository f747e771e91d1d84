"""Cubic spline: as `scipy.interpolate.CubicSpline`, which takes 0.3 s to import."""

import numpy as np

from formcheck.records import FloatArray


def on_spline(times_s: FloatArray, values: FloatArray, at_s: FloatArray) -> FloatArray:
    """Return values between samples, on the smoothest cubic curve through all of them.

    The first two pieces of the curve are one cubic, and so are the last two ("not a knot").

    Parameters
    ----------
    times_s, values
        Increasing times, shape (N,), N ≥ 4, and values, shape (N, ...).
    at_s
        Wanted times, shape (M,), between the first and the last.
    """
    columns = values.reshape(len(values), -1)
    gaps = np.diff(times_s)
    rises = np.diff(columns, axis=0) / gaps[:, None]
    slopes = _slopes(gaps, rises)
    i = np.clip(np.searchsorted(times_s, at_s, side="right") - 1, 0, len(gaps) - 1)
    since = (at_s - times_s[i])[:, None]
    part = since / gaps[i, None]
    start, end, rise = slopes[i], slopes[i + 1], rises[i]
    bend = 3.0 * rise - 2.0 * start - end + part * (start + end - 2.0 * rise)
    return np.asarray(columns[i] + since * (start + part * bend)).reshape(-1, *values.shape[1:])


def _slopes(gaps: FloatArray, rises: FloatArray) -> FloatArray:
    """Slopes at the samples for which the curvature has no jumps, shape (N, K)."""
    from scipy.linalg import solve_banded  # noqa: PLC0415 - slow to import

    first, last = gaps[0] + gaps[1], gaps[-1] + gaps[-2]
    bands = np.zeros((3, len(gaps) + 1))
    bands[0, 1:] = np.concatenate([[first], gaps[:-1]])
    bands[1] = np.concatenate([gaps[1:2], 2.0 * (gaps[:-1] + gaps[1:]), gaps[-2:-1]])
    bands[2, :-1] = np.concatenate([gaps[1:], [last]])
    weighted = 3.0 * (gaps[1:, None] * rises[:-1] + gaps[:-1, None] * rises[1:])
    ends = [
        ((near + 2.0 * both) * far * rise + near**2 * next_rise) / both
        for near, far, both, rise, next_rise in (
            (gaps[0], gaps[1], first, rises[0], rises[1]),
            (gaps[-1], gaps[-2], last, rises[-1], rises[-2]),
        )
    ]
    return np.asarray(solve_banded((1, 1), bands, np.vstack([ends[0], weighted, ends[1]])))
