"""Smear of what moves while the shutter is open."""

# ruff: noqa: C901, PLR0913, PLR0917, RUF046 - loops are compiled in one piece, from plain arrays

import math

import numpy as np
import numpy.typing as npt
from numba import njit

from benchmarks.runner.frames.figure_pass import Drawn

FloatImage = npt.NDArray[np.float32]

# Smears shorter than this are not seen.
MIN_PX = 0.7
MAX_SAMPLES = 32


def smear(picture: FloatImage, empty: FloatImage, drawn: Drawn) -> FloatImage:
    """Return the picture with each part of the body spread along its way.

    Parameters
    ----------
    picture, empty
        Linear light (H, W, 3) with the body as it is in the middle of the exposure, and without.
    drawn
        Where the body is, and how far it moves during the exposure.
    """
    length = np.hypot(drawn.shift_px[..., 0], drawn.shift_px[..., 1])
    if float(length.max(initial=0.0)) < MIN_PX:
        return picture
    return np.asarray(_smear(picture, empty, drawn.cover, drawn.shift_px), dtype=np.float32)


@njit(fastmath=True, cache=True, nogil=True)
def _smear(picture, empty, cover, shift):
    height, width = cover.shape
    light = np.zeros((height, width, 3), dtype=np.float32)
    weight = np.zeros((height, width), dtype=np.float32)
    for y in range(height):
        for x in range(width):
            if cover[y, x] <= 0.0:
                continue
            dx, dy = shift[y, x, 0], shift[y, x, 1]
            count = min(MAX_SAMPLES, 1 + int(math.ceil(math.hypot(dx, dy))))
            share = cover[y, x] / count
            for s in range(count):
                along = (s + 0.5) / count - 0.5
                row, column = int(round(y + dy * along)), int(round(x + dx * along))
                if 0 <= row < height and 0 <= column < width:
                    weight[row, column] += share
                    for k in range(3):
                        light[row, column, k] += share * _body(picture, empty, cover, y, x, k)
    out = empty.copy()
    for y in range(height):
        for x in range(width):
            if weight[y, x] <= 0.0 and cover[y, x] <= 0.0:
                continue
            full = max(weight[y, x], 1.0)
            rest = 1.0 - min(weight[y, x], 1.0)
            leaves = _is_rim(cover, shift, y, x)
            for k in range(3):
                under = empty[y, x, k] if leaves else picture[y, x, k]
                out[y, x, k] = light[y, x, k] / full + rest * under
    return out


@njit(fastmath=True, cache=True, nogil=True)
def _body(picture, empty, cover, y, x, k):
    """Light of the body alone in a pixel that it covers in part."""
    seen = picture[y, x, k] - (1.0 - cover[y, x]) * empty[y, x, k]
    return max(seen / cover[y, x], 0.0)


@njit(fastmath=True, cache=True, nogil=True)
def _is_rim(cover, shift, y, x):
    """Whether the room shows here before or after the body has moved on."""
    height, width = cover.shape
    for sign in (-0.5, 0.5):
        row = int(round(y + sign * shift[y, x, 1]))
        column = int(round(x + sign * shift[y, x, 0]))
        if not (0 <= row < height and 0 <= column < width) or cover[row, column] < 0.5:
            return True
    return False
