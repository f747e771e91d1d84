"""Cuts a part out of a coded picture before its colours are converted."""

import math

import numpy as np
import numpy.typing as npt
from av.video.frame import VideoFrame
from av.video.plane import VideoPlane

from formcheck.video.orientation import Orientation
from formcheck.video.pixel_shape import PixelShape

Box = tuple[float, float, float, float]
"""Left, top, right and bottom edge, pixels."""
PixelBox = tuple[int, int, int, int]

# Pixels of these formats are converted one by one, with the colour of their own square of four; in
# others FFmpeg mixes a pixel's colour with its neighbours'.
BY_PIXEL = ("yuv420p", "yuvj420p")
# Edges of parts are multiples of this, pixels: FFmpeg converts so many at a time.
STEP_PX = 32


def has_parts(picture: VideoFrame, shape: PixelShape) -> bool:
    """Whether a part of a picture can be converted by itself, with the very same colours."""
    keeps_size = (picture.width, picture.height) == (shape.width_px, shape.height_px)
    is_even = picture.width % 2 == 0 and picture.height % 2 == 0
    return keeps_size and is_even and picture.format.name in BY_PIXEL


def aligned(box: Box, size_px: tuple[int, int]) -> PixelBox:
    """Return the smallest part with allowed edges that holds a box as far as it is seen.

    A box beside the picture gets the picture's edge, which stands for what is beyond.
    """
    (left, right), (top, bottom) = (
        _stretch(low, high, size) for low, high, size in zip(box[:2], box[2:], size_px, strict=True)
    )
    return left, top, right, bottom


def _stretch(low: float, high: float, size: int) -> tuple[int, int]:
    blocks = math.ceil(size / STEP_PX)
    first = min(max(math.floor(low / STEP_PX), 0), blocks - 1)
    end = min(max(math.ceil(high / STEP_PX), first + 1), blocks)
    return first * STEP_PX, min(end * STEP_PX, size)


def coded_box(box: PixelBox, size_px: tuple[int, int], orientation: Orientation) -> PixelBox:
    """Return where a part of an upright picture of this size is in the coded one."""
    left, top, right, bottom = box
    width_px, height_px = size_px
    if orientation.mirrored:
        left, right = width_px - right, width_px - left
    return {
        0: (left, top, right, bottom),
        90: (top, width_px - right, bottom, width_px - left),
        180: (width_px - right, height_px - bottom, width_px - left, height_px - top),
        270: (height_px - bottom, left, height_px - top, right),
    }[orientation.rotation_deg]


def part_of(picture: VideoFrame, box: PixelBox) -> VideoFrame:
    """Return a part of a coded picture; its edges are even."""
    left, top, right, bottom = box
    part = VideoFrame(right - left, bottom - top, picture.format.name)
    part.colorspace, part.color_range = picture.colorspace, picture.color_range
    for number, (target, source) in enumerate(zip(part.planes, picture.planes, strict=True)):
        # Both planes of colour have half the width and height.
        by = 1 if number == 0 else 2
        rows, columns = slice(top // by, bottom // by), slice(left // by, right // by)
        _pixels(target)[:, : target.width] = _pixels(source)[rows, columns]
    return part


def _pixels(plane: VideoPlane) -> npt.NDArray[np.uint8]:
    content = np.frombuffer(plane, np.uint8)  # type: ignore[call-overload]
    return np.asarray(content[: plane.line_size * plane.height].reshape(-1, plane.line_size))
