"""Orientation of a clip: the display matrix of its first picture, applied in full.

FFmpeg's own `rotation` knows the turn but not the mirror of a front camera; the matrix knows both.
"""

import math
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

import cv2
import numpy as np
import numpy.typing as npt
from av.buffer import Buffer
from av.sidedata.sidedata import Type
from av.video.frame import VideoFrame

RgbImage = npt.NDArray[np.uint8]

# OpenCV turns a 1080p picture in a quarter of the time that numpy needs. Turning is most of the
# cost of reading a clip beyond decoding, because phones store upright clips on their side.
CLOCKWISE_TURNS = {
    90: cv2.ROTATE_90_CLOCKWISE,
    180: cv2.ROTATE_180,
    270: cv2.ROTATE_90_COUNTERCLOCKWISE,
}


@dataclass(frozen=True)
class Orientation:
    """How a coded picture is turned upright.

    Attributes
    ----------
    rotation_deg
        Clockwise turn: 0, 90, 180 or 270.
    mirrored
        Whether left and right are swapped after the turn.
    """

    rotation_deg: int = 0
    mirrored: bool = False

    def apply(self, rgb: RgbImage) -> RgbImage:
        """Return the upright picture, C-contiguous.

        Parameters
        ----------
        rgb
            Coded picture, shape (H, W, 3); returned itself when it is upright and contiguous.
        """
        turned = np.ascontiguousarray(rgb)
        if self.rotation_deg:
            turned = np.asarray(cv2.rotate(turned, CLOCKWISE_TURNS[self.rotation_deg]), np.uint8)
        if self.mirrored:
            turned = np.asarray(cv2.flip(turned, 1), np.uint8)
        return turned


UPRIGHT = Orientation()


def orientation_of(picture: VideoFrame) -> Orientation:
    """Return the orientation that a decoded picture carries; upright when it carries none."""
    side_data = cast(Mapping[Type, Buffer], picture.side_data)
    matrix = side_data.get(Type.DISPLAYMATRIX)
    if matrix is None:
        return UPRIGHT
    a, b, _, c, d, *_ = struct.unpack("<9i", bytes(matrix))
    return orientation_from_matrix(a, b, c, d)


def orientation_from_matrix(a: float, b: float, c: float, d: float) -> Orientation:
    """Return the orientation asked for by a display matrix.

    Parameters
    ----------
    a, b, c, d
        The pixel at (x, y) is shown at (a x + c y, b x + d y), x right and y down. Only the
        directions count; other angles are rounded to the nearest quarter turn.
    """
    mirrored = a * d - b * c < 0
    turn_rad = math.atan2(b, -a if mirrored else a)
    return Orientation(round(math.degrees(turn_rad) / 90) * 90 % 360, mirrored)
