"""Follow two dots of tape that a person clicked in one frame.

The person vouches for the tape, so it may have any colour, size or place on the back; each dot may
look different. What is around each click is looked for anew in every frame, so nothing drifts.
"""

from collections.abc import Sequence
from itertools import product
from typing import NamedTuple

import numpy as np

from formcheck.pelvis.band import MAX_TILT_DEG
from formcheck.pelvis.dots import spot_near
from formcheck.pelvis.patch import FloatImage
from formcheck.pelvis.spot_template import Place, piece, places, softened, typical
from formcheck.pelvis.tape import MIN_COVERAGE, oddness, tape_line, tilt_deg
from formcheck.records import Cause, FloatArray, HipLine, HipLineRefusal, HipLineSource, Side

# Two clicks nearer than this, patch pixels, are on one dot of 3 cm.
ONE_DOT_PX = 8.0
# Largest jumps of the line from frame to frame, beyond the movement of a pelvis (one standard
# deviation). Dots of tuning runs have 0.1 to 0.5°; 48 pairs of other spots on the same backs, such
# as folds, edges and arms, have 1.0° and more.
MAX_JUMPS_DEG = 0.8


class ClickedTape:
    """The clinical method, with dots that a person found.

    Parameters
    ----------
    patch
        Patch of the clicked frame; None where the runner is lost or partly outside.
    clicks_px
        The two clicks (2, 2), x and y in patch pixels.
    """

    source = HipLineSource.MARKERS

    def __init__(self, patch: FloatImage | None, clicks_px: FloatArray) -> None:
        self._patch = patch
        self._clicks_px = clicks_px[np.argsort(clicks_px[:, 0])]

    def prepare(self, sample: Sequence[FloatImage]) -> "_Tracker | HipLineRefusal":
        """Return the tracker of the clicked dots, or why they cannot be followed."""
        if self._patch is None:
            return HipLineRefusal.because(Cause.CLICKED_BACK_UNSEEN)
        at_px = [spot_near(self._patch, click) for click in self._clicks_px]
        for side, at in zip((Side.LEFT, Side.RIGHT), at_px, strict=True):
            if at is None:
                return HipLineRefusal.because(Cause.NOTHING_CLICKED, side=side)
        left, right = (at for at in at_px if at is not None)
        if float(np.linalg.norm(right - left)) < ONE_DOT_PX:
            return HipLineRefusal.because(Cause.ONE_DOT_CLICKED)
        steep_deg = abs(tilt_deg(left, right))
        if steep_deg > MAX_TILT_DEG:
            return HipLineRefusal.because(Cause.CLICKS_STEEP, tilt=steep_deg, most=MAX_TILT_DEG)
        return _Tracker(_Dots.at(softened(self._patch), left, right).seen_in(sample))


class _Dots(NamedTuple):
    """Usual distance and middle (2,) of the dots, patch pixels, and the look of each."""

    apart_px: float
    middle_px: FloatArray
    left: FloatImage
    right: FloatImage

    @classmethod
    def at(cls, soft: FloatImage, left: FloatArray, right: FloatArray) -> "_Dots":
        """The dots at two places of a softened patch."""
        apart_px = float(np.linalg.norm(right - left))
        return cls(apart_px, (left + right) / 2.0, piece(soft, left), piece(soft, right))

    def seen_in(self, sample: Sequence[FloatImage]) -> "_Dots":
        """The dots as they usually look and lie in a sample of the clip."""
        softs = [softened(patch) for patch in sample]
        found = [
            self.at(soft, pair[0].at_px, pair[1].at_px)
            for soft in softs
            if (pair := self.find(soft)) is not None
        ]
        if not found:
            return self
        return _Dots(
            float(np.median([dots.apart_px for dots in found])),
            np.median([dots.middle_px for dots in found], axis=0),
            typical([dots.left for dots in found]),
            typical([dots.right for dots in found]),
        )

    def find(self, soft: FloatImage) -> tuple[Place, Place] | None:
        """The dots in a softened patch; None where no two places can be them."""
        couples = product(places(self.left, soft), places(self.right, soft))
        possible = [
            (left.likeness + right.likeness - odd, left, right)
            for left, right in couples
            if (odd := oddness(left.at_px, right.at_px, self.apart_px, self.middle_px)) < 1.0
        ]
        best = max(possible, key=lambda couple: couple[0], default=None)
        return None if best is None else best[1:]


class _Tracker:
    def __init__(self, dots: _Dots) -> None:
        self._dots = dots
        self._tilts_deg: list[float] = []
        self._shown: list[bool] = []

    @property
    def shows_level(self) -> bool:
        """Two dots that were put on level show it."""
        return True

    def add(self, patch: FloatImage | None) -> None:
        self._shown.append(patch is not None)
        pair = None if patch is None else self._dots.find(softened(patch))
        self._tilts_deg.append(
            float("nan") if pair is None else tilt_deg(pair[0].at_px, pair[1].at_px)
        )

    def line(self, times_s: FloatArray) -> HipLine | HipLineRefusal:
        """Return the tilt of the line through both dots, or why it is not known."""
        tilts_deg, shown = np.array(self._tilts_deg), np.array(self._shown)
        line = tape_line(times_s, tilts_deg, shown, is_clicked=True)
        if line is None:
            share = float(np.isfinite(tilts_deg).mean())
            return HipLineRefusal.because(Cause.CLICKED_LOST, share=share, least=MIN_COVERAGE)
        jumps_deg = float(line.sigma_deg[0])
        if jumps_deg > MAX_JUMPS_DEG:
            return HipLineRefusal.because(Cause.CLICKED_JUMPS, jumps=jumps_deg, most=MAX_JUMPS_DEG)
        return line
