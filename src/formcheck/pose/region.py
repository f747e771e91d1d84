"""The part of a picture that the landmark network reads: a rotated square around one person."""

import math
from dataclasses import dataclass
from typing import Self

import cv2
import numpy as np
import numpy.typing as npt

from formcheck.records import RUNNER_SKELETON, FloatArray

# Side of the square that the network reads, pixels.
NETWORK_PX = 256
# The square exceeds the circle around the person by this factor, as the network was trained.
_MARGIN = 1.25
# Hundredths of a pixel, ten-thousandths of a radian: builds of numpy for different Pythons differ
# in the last bits, and the network would carry that into the landmarks.
_PX_DIGITS, _RAD_DIGITS = 2, 4

# How far off a region may be, as a fraction of its side, and by what factor too large or too small.
# On a treadmill a steady region is off by at most 0.06 and 1.09; a person who moves on leaves it.
MAX_AWAY = 0.10
MAX_LARGER = 1.15


@dataclass(frozen=True)
class Region:
    """A square around a person, turned so that the person stands upright in it.

    Attributes
    ----------
    x_px, y_px
        Its centre, in pixels of the picture: the middle of the hips.
    size_px
        Length of its sides.
    turn_rad
        Its rotation, clockwise in the picture.
    """

    x_px: float
    y_px: float
    size_px: float
    turn_rad: float

    @classmethod
    def rounded(cls, x_px: float, y_px: float, size_px: float, turn_rad: float) -> Self:
        """Return a region without the digits in which builds of numpy may differ."""
        lengths_px = [round(float(value), _PX_DIGITS) for value in (x_px, y_px, size_px)]
        return cls(lengths_px[0], lengths_px[1], lengths_px[2], round(turn_rad, _RAD_DIGITS))

    @classmethod
    def from_circle(cls, centre_px: FloatArray, top_px: FloatArray) -> Self:
        """Return the region of a circle from its centre and its point above the head, (2,) each."""
        right, down = top_px - centre_px
        size_px = 2.0 * _MARGIN * math.hypot(right, down)
        return cls.rounded(centre_px[0], centre_px[1], size_px, math.atan2(right, -down))

    @classmethod
    def around(cls, xy_px: FloatArray) -> Self:
        """Return the upright region around landmarks of `RUNNER_SKELETON`, shape (K, 2)."""
        hips = [RUNNER_SKELETON.index(f"{side}_hip") for side in ("left", "right")]
        centre_px = xy_px[hips].mean(axis=0)
        radius_px = float(np.linalg.norm(xy_px - centre_px, axis=1).max())
        return cls.from_circle(centre_px, centre_px - np.array([0.0, max(radius_px, 1.0)]))

    def is_inside(self, rgb: npt.NDArray[np.uint8]) -> bool:
        """Whether its centre is inside a picture (H, W, 3)."""
        height, width = rgb.shape[:2]
        return bool(0.0 <= self.x_px < width and 0.0 <= self.y_px < height)

    def is_near(self, other: "Region") -> bool:
        """Whether landmarks found in this region can be trusted if the other region fits."""
        away_px = math.hypot(other.x_px - self.x_px, other.y_px - self.y_px)
        larger = other.size_px / self.size_px
        return away_px <= MAX_AWAY * self.size_px and 1.0 / MAX_LARGER <= larger <= MAX_LARGER

    def cut_out(self, rgb: npt.NDArray[np.uint8]) -> npt.NDArray[np.float32]:
        """Return its pixels as the network's input: values 0 to 1, edges replicated outside."""
        half = NETWORK_PX / 2.0
        corners = np.array([[0.0, 0.0], [NETWORK_PX, 0.0], [0.0, NETWORK_PX]]) - half
        source = self._placed(corners / NETWORK_PX).astype(np.float32)
        place = cv2.getAffineTransform(source, (corners + half).astype(np.float32))
        size, edge = (NETWORK_PX, NETWORK_PX), cv2.BORDER_REPLICATE
        cut = cv2.warpAffine(rgb, place, size, flags=cv2.INTER_LINEAR, borderMode=edge)
        return np.multiply(cut, np.float32(1.0 / 255.0), dtype=np.float32)

    def to_picture(self, xy: FloatArray) -> FloatArray:
        """Convert places in the square, 0 to 1 each, to pixels of the picture, shape (N, 2)."""
        return self._placed(xy - 0.5)

    def _placed(self, from_centre: FloatArray) -> FloatArray:
        """Rotate, scale and shift offsets from the centre, which are in sides of the square."""
        cos, sin = math.cos(self.turn_rad), math.sin(self.turn_rad)
        turned = from_centre @ np.array([[cos, sin], [-sin, cos]])
        return np.asarray(self.size_px * turned + np.array([self.x_px, self.y_px]))
