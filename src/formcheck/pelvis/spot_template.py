"""A small piece of the picture around one spot, and the places where other patches look like it.

Smaller and fainter spots are found by this than by their colour alone.
"""

from collections.abc import Sequence
from typing import NamedTuple

import cv2
import numpy as np

from formcheck.pelvis.patch import FloatImage
from formcheck.records import BoolArray, FloatArray

# Half the width of the piece: a dot of 3 cm is 10 patch pixels wide, and the cloth around it helps.
HALF_PX = 8
# Likeness from which a place is considered: 1 is the same, 0 is unlike. Dots of tuning runs that
# were followed well have 0.85 to 1.
MIN_LIKENESS = 0.8
# Most places of one patch, the most similar first.
MAX_PLACES = 8
# Blur before comparing, patch pixels: removes the noise of the camera.
BLUR_PX = 1.0
# Less contrast than this in a piece (standard deviation, steps of 256) is nothing.
FLAT = 1.0
_AROUND = np.ones((5, 5), dtype=np.uint8)


class Place(NamedTuple):
    """A place in a patch, x and y in patch pixels, and how much it looks like the spot."""

    at_px: FloatArray
    likeness: float


def softened(patch: FloatImage) -> FloatImage:
    """Return a patch (H, W, 3) as it is compared."""
    return np.asarray(cv2.GaussianBlur(patch, (0, 0), BLUR_PX), dtype=np.float32)


def piece(soft: FloatImage, at_px: FloatArray) -> FloatImage:
    """Return the piece around a place, in parts of a pixel; `soft` is a softened patch."""
    width = 2 * HALF_PX + 1
    left, top = at_px - HALF_PX
    shift = np.array([[1.0, 0.0, left], [0.0, 1.0, top]])
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    cut = cv2.warpAffine(soft, shift, (width, width), flags=flags, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(cut, dtype=np.float32)


def typical(pieces: Sequence[FloatImage]) -> FloatImage:
    """Return the median of several pieces: it has less noise than any of them."""
    return np.asarray(np.median(np.stack(pieces), axis=0), dtype=np.float32)


def places(spot: FloatImage, soft: FloatImage) -> list[Place]:
    """Return the places of a softened patch that look like a spot's piece, the likest first."""
    matched = cv2.matchTemplate(soft, spot, cv2.TM_CCOEFF_NORMED)
    likeness = np.where(_is_flat(soft), 0.0, matched).astype(np.float32)
    is_peak = (likeness == cv2.dilate(likeness, _AROUND)) & (likeness >= MIN_LIKENESS)
    inner = np.argwhere(is_peak[1:-1, 1:-1]) + 1
    found = sorted(inner.tolist(), key=lambda at: -float(likeness[at[0], at[1]]))[:MAX_PLACES]
    return [
        Place(_top(likeness, row, column) + HALF_PX, float(likeness[row, column]))
        for row, column in found
    ]


def _is_flat(soft: FloatImage) -> BoolArray:
    """Whether the piece at each place shows nothing: OpenCV may call that fully alike."""
    size = (2 * HALF_PX + 1, 2 * HALF_PX + 1)
    variance = cv2.sqrBoxFilter(soft, cv2.CV_32F, size) - cv2.blur(soft, size) ** 2
    inner = variance[HALF_PX:-HALF_PX, HALF_PX:-HALF_PX].max(axis=2)
    return np.asarray(inner < FLAT**2)


def _top(likeness: FloatImage, row: int, column: int) -> FloatArray:
    """Peak (x, y) of the parabolas through a pixel and its neighbours."""
    across, down = likeness[row, column - 1 : column + 2], likeness[row - 1 : row + 2, column]
    return np.array([column + _vertex(across), row + _vertex(down)])


def _vertex(three: FloatImage) -> float:
    before, at, after = (float(value) for value in three)
    bend = before - 2.0 * at + after
    return 0.0 if bend == 0.0 else float(np.clip(0.5 * (before - after) / bend, -0.5, 0.5))
