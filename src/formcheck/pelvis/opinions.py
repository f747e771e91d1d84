"""Join several readings of the tilt into one, and measure how far they agree."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from formcheck.gait import clean_series
from formcheck.records import BoolArray, FloatArray

# A reading that covers less than this share of the frames with the runner is ignored.
MIN_COVERAGE = 0.9
# A frame has a tilt when this many readings cover it; as many must agree over the clip.
MIN_AGREEING = 3
# A reading agrees if it differs from the joint tilt by at most this fraction of the variation of
# that (both root mean square, filtered), or these degrees: without drop, all readings show noise.
MAX_APART, MAX_APART_DEG = 0.37, 0.45
# Differences are capped here, where a reading carries no information; missing ones count as this.
SAYS_NOTHING = 0.5


class Joined(NamedTuple):
    """The joint tilt.

    Attributes
    ----------
    tilt_deg
        Median of the readings, each less its own median (T,); NaN where too few cover a frame.
    agreeing
        How many readings agree with it.
    spread
        Root mean square difference of the readings from it, as a fraction of its variation.
    """

    tilt_deg: FloatArray
    agreeing: int
    spread: float


def join(
    times_s: FloatArray, shown: BoolArray, readings_deg: Sequence[FloatArray]
) -> Joined | None:
    """Return the joint tilt of several readings (T,); None if too few cover enough frames."""
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
    """Root mean square difference after filtering; infinite where they never overlap."""
    _, smooth_deg = clean_series(times_s, way_deg)
    squares = (smooth_deg - joint_deg) ** 2
    known = np.isfinite(squares)
    return float(np.sqrt(squares[known].mean())) if known.any() else float("inf")
