"""One tilt from several ways of reading it, and how far these agree."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from formcheck.gait import clean_series
from formcheck.records import BoolArray, FloatArray

# A way that reads less than this share of the frames that show the runner has no say.
MIN_COVERAGE = 0.9
# A frame has a tilt when this many ways read it; so many must agree over the clip.
MIN_AGREEING = 3
# A way agrees when it differs from the joint tilt by at most this part of how that varies (both
# root mean square, filtered), or by so many degrees: of a runner without drop all ways read noise.
MAX_APART, MAX_APART_DEG = 0.37, 0.45
# More than this part apart, or unread, a way says nothing, however far it is off.
SAYS_NOTHING = 0.5


class Joined(NamedTuple):
    """The joint tilt.

    Attributes
    ----------
    tilt_deg
        Median of the ways, each against its own median (T,); NaN where too few read it.
    agreeing
        How many ways agree with it.
    spread
        Root mean square difference of the ways from it, as a part of how it varies.
    """

    tilt_deg: FloatArray
    agreeing: int
    spread: float


def join(
    times_s: FloatArray, shown: BoolArray, readings_deg: Sequence[FloatArray]
) -> Joined | None:
    """Join the readings (T,) of all ways; None when too few of them read enough frames."""
    heard = [r for r in readings_deg if np.isfinite(r[shown]).mean() >= MIN_COVERAGE]
    if len(heard) < MIN_AGREEING:
        return None
    centred = np.column_stack([reading - np.nanmedian(reading) for reading in heard])
    tilt_deg = _median(centred)
    _, smooth_deg = clean_series(times_s, tilt_deg)
    varies_deg = float(np.nanstd(smooth_deg))
    apart_deg = np.array([_apart_deg(times_s, way, smooth_deg) for way in centred.T])
    parts = np.full(len(readings_deg), SAYS_NOTHING)
    parts[: len(heard)] = np.minimum(apart_deg / max(varies_deg, 1e-6), SAYS_NOTHING)
    agree = apart_deg <= max(MAX_APART * varies_deg, MAX_APART_DEG)
    return Joined(tilt_deg, int(agree.sum()), float(np.sqrt(np.mean(parts**2))))


def _median(centred_deg: FloatArray) -> FloatArray:
    known = np.isfinite(centred_deg).sum(axis=1) >= MIN_AGREEING
    tilt_deg = np.full(len(centred_deg), np.nan)
    tilt_deg[known] = np.nanmedian(centred_deg[known], axis=1)
    return tilt_deg


def _apart_deg(times_s: FloatArray, way_deg: FloatArray, joint_deg: FloatArray) -> float:
    """Root mean square difference after filtering; infinite where both are never known."""
    _, smooth_deg = clean_series(times_s, way_deg)
    squares = (smooth_deg - joint_deg) ** 2
    known = np.isfinite(squares)
    return float(np.sqrt(squares[known].mean())) if known.any() else float("inf")
