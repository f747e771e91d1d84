"""Find round spots in a patch, of any colour that stands out from the clothes around them."""

from dataclasses import dataclass
from typing import NamedTuple

import cv2
import numpy as np

from formcheck.pelvis.patch import FloatImage
from formcheck.records import FloatArray

# A spot of tape of 3 cm is 10 patch pixels wide on a runner of 1.75 m. It stands out in the
# difference of a blur within the spot and one beyond it.
WITHIN_PX, BEYOND_PX = 2.5, 8.0
# Least strength of a spot, in steps of 256 of lightness and colour together; folds of rendered
# cloth reach 10, corners of the waistband 20.
MIN_STRENGTH = 22.0
# A dot that a person clicked may be small: it stands out in a finer picture, by this much. On
# rendered runners, faint dots and dots of 1.4 cm have 15 to 40, folds and shading up to 9.
FINE_PX, MIN_CLICKED = 1.5, 10.0
# Error of a click (one standard deviation) and the farthest spot it can mean, patch pixels: a
# careful click is 2 pixels off in a picture of 640 pixels, which are 3 here.
CLICK_PX, NEAR_PX = 3.5, 9.0
# On a circle around a spot at most this fraction of its strength remains, in every direction, which
# excludes edges and corners.
CIRCLE_PX, MAX_ON_CIRCLE = 8.0, 0.55
# Most spots of one patch, the strongest first.
MAX_SPOTS = 8
# The middle of a spot is a weighted mean over this distance around its strongest pixel.
MIDDLE_PX = 6
_AROUND = np.ones((9, 9), dtype=np.uint8)


class Dot(NamedTuple):
    """A spot: its place (2,), x and y in patch pixels, and how its colour stands out (3,)."""

    at_px: FloatArray
    colour: FloatArray


def find_dots(patch: FloatImage) -> list[Dot]:
    """Return the round spots of a patch (H, W, 3), the strongest first."""
    standing_out = _standing_out(patch)
    strength = np.linalg.norm(standing_out, axis=2).astype(np.float32)
    peaks = [peak for peak in _peaks(strength, MIN_STRENGTH) if _is_round(strength, peak)]
    return [Dot(np.array(peak[::-1], dtype=np.float64), standing_out[peak]) for peak in peaks]


def spot_near(patch: FloatImage, at_px: FloatArray) -> FloatArray | None:
    """Return the middle (2,) of what stands out where a person clicked; None where nothing does.

    It is compared with the cloth beside it and not above or below, where the edge of shirt and
    shorts would stand out more than a faint dot on it.
    """
    fine = cv2.GaussianBlur(patch, (0, 0), FINE_PX)
    beside = cv2.GaussianBlur(patch, (0, 0), sigmaX=BEYOND_PX, sigmaY=FINE_PX)
    strength = np.linalg.norm(fine - beside, axis=2).astype(np.float32)
    found = {
        peak: float(strength[peak]) * float(np.exp(-0.5 * (away_px / CLICK_PX) ** 2))
        for peak in _peaks(strength, MIN_CLICKED, most=None)
        if (away_px := float(np.hypot(peak[1] - at_px[0], peak[0] - at_px[1]))) <= NEAR_PX
    }
    return _middle(strength, max(found, key=found.__getitem__)) if found else None


@dataclass(frozen=True)
class DotColour:
    """Finds spots of one colour.

    Attributes
    ----------
    colour
        How the spot stands out (3,).
    """

    colour: FloatArray

    def likeness(self, patch: FloatImage) -> FloatImage:
        """Return how much each pixel (H, W) stands out like the spot, whose own value is 1."""
        towards = (self.colour / float(self.colour @ self.colour)).astype(np.float32)
        return _standing_out(patch @ towards)

    @staticmethod
    def spots(likeness: FloatImage, least: float) -> FloatArray:
        """Return the middles of the spots (N, 2), most similar first, with sub-pixel accuracy."""
        peaks = _peaks(likeness, least)
        return np.array([_middle(likeness, peak) for peak in peaks]).reshape(-1, 2)


def _standing_out(patch: FloatImage) -> FloatImage:
    within = cv2.GaussianBlur(patch, (0, 0), WITHIN_PX)
    return np.asarray(within - cv2.GaussianBlur(patch, (0, 0), BEYOND_PX), dtype=np.float32)


def _peaks(
    strength: FloatImage, least: float, most: int | None = MAX_SPOTS
) -> list[tuple[int, int]]:
    """Rows and columns of local maxima, the highest first; none at the very edge."""
    is_peak = (strength == cv2.dilate(strength, _AROUND)) & (strength >= least)
    inner = np.argwhere(is_peak[MIDDLE_PX:-MIDDLE_PX, MIDDLE_PX:-MIDDLE_PX]) + MIDDLE_PX
    found = [(int(row), int(column)) for row, column in inner]
    return sorted(found, key=lambda peak: -float(strength[peak]))[:most]


def _is_round(strength: FloatImage, peak: tuple[int, int]) -> bool:
    angles = np.arange(8) * np.pi / 4.0
    rows = np.clip(np.round(peak[0] + CIRCLE_PX * np.sin(angles)), 0, strength.shape[0] - 1)
    columns = np.clip(np.round(peak[1] + CIRCLE_PX * np.cos(angles)), 0, strength.shape[1] - 1)
    around = strength[rows.astype(int), columns.astype(int)]
    return bool(around.max() <= MAX_ON_CIRCLE * strength[peak])


def _middle(likeness: FloatImage, peak: tuple[int, int]) -> FloatArray:
    """Centroid (x, y) of the pixels that are more than a third as high as the peak."""
    row, column = peak
    rows, columns = (slice(at - MIDDLE_PX, at + MIDDLE_PX + 1) for at in peak)
    window = likeness[rows, columns]
    weight = np.clip(window - likeness[peak] / 3.0, 0.0, None)
    offset = np.arange(-MIDDLE_PX, MIDDLE_PX + 1)
    total = float(weight.sum())
    right = float(weight.sum(axis=0) @ offset) / total
    down = float(weight.sum(axis=1) @ offset) / total
    return np.array([column + right, row + down])
