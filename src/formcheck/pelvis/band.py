"""Follow one band of the back by registering it against its own median."""

from collections.abc import Sequence

import numpy as np

from formcheck.pelvis.looks import Look
from formcheck.pelvis.patch import SEEN, Extent, FloatImage
from formcheck.pelvis.registration import (
    Placement,
    median_template,
    register,
    turn_deg,
    unmoved,
)
from formcheck.records import FloatArray

# In any running the pelvis tilts by less than this, seen from behind; more is a wrong match.
MAX_TILT_DEG = 25.0
# The shorts alone, where they have texture to register; further down the thighs would come in.
SHORTS = Extent(above=0.02, below=0.07, half_width=0.075)
# A shirt over the shorts turns less than they do. It is noticed where the shorts' own band, when
# registered in this share of the patches and agreeing this well, turns more. On drawn backs whose
# hem turns half, the waist follows 0.5–0.64 of it; on 33 kits of another renderer, with rounded
# seats under the shorts, 0.81 and more where both agree.
SHORTS_SEEN, SHORTS_CORRELATION, MIN_OF_SHORTS = 0.9, 0.9, 0.75


class Band:
    """Registers one band of the patch frame after frame, starting from the last placement.

    Parameters
    ----------
    extent
        The band, within `SEEN`.
    look
        Turns the band into the picture that is registered.
    sample
        Patches (H, W, 3) of the extent `SEEN`, whose median is the template.
    """

    def __init__(self, extent: Extent, look: Look, sample: Sequence[FloatImage]) -> None:
        self._part = extent.within(SEEN)
        self._look = look
        self.template = median_template([self._seen(patch) for patch in sample])
        self._last: Placement = unmoved()
        self.tilts_deg: list[float] = []

    def add(self, patch: FloatImage | None) -> None:
        """Read the next frame's patch."""
        placement = None if patch is None else self._placed(patch, self._last)
        self._last = unmoved() if placement is None else placement
        self.tilts_deg.append(_tilt_deg(placement))

    def tilts_of(self, sample: Sequence[FloatImage]) -> FloatArray:
        """Return the tilts of single patches (N,), NaN where a patch does not match."""
        return np.array([_tilt_deg(self._placed(patch, unmoved())) for patch in sample])

    def _placed(self, patch: FloatImage, start: Placement) -> Placement | None:
        placement = register(self.template, self._seen(patch), start)
        if placement is None or abs(turn_deg(placement)) > MAX_TILT_DEG:
            return None
        return placement

    def _seen(self, patch: FloatImage) -> FloatImage:
        return self._look(patch[self._part])


def _tilt_deg(placement: Placement | None) -> float:
    """Tilt, + = right hip higher; from behind, a clockwise turn lowers the right hip."""
    return float("nan") if placement is None else -turn_deg(placement)


def slips_on_shorts(tilts_deg: FloatArray, shorts_deg: FloatArray) -> bool:
    """Return whether the shorts alone clearly turn more than the waist; both tilts (N,)."""
    known = np.isfinite(tilts_deg) & np.isfinite(shorts_deg)
    if known.mean() < SHORTS_SEEN:
        return False
    shorts_follow, correlation = agreement(tilts_deg, shorts_deg)
    return correlation >= SHORTS_CORRELATION and shorts_follow > 1.0 / MIN_OF_SHORTS


def agreement(one_deg: FloatArray, other_deg: FloatArray) -> tuple[float, float]:
    """Return the ratio of the second turn to the first, both (N,), and their correlation."""
    both = np.column_stack([one_deg, other_deg])
    both = both[np.isfinite(both).all(axis=1)]
    if len(both) < 3:
        return float("nan"), float("nan")
    covariance = np.cov(both.T)
    if not (covariance.diagonal() > 0).all():
        return float("nan"), float("nan")
    follows = np.sqrt(covariance[1, 1] / covariance[0, 0])
    correlation = covariance[0, 1] / np.sqrt(covariance[0, 0] * covariance[1, 1])
    return float(follows), float(correlation)
