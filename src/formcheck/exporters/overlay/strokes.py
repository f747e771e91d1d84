"""Straight lines between fractions of pixels, whole or in dashes."""

from collections.abc import Iterable

import cv2
import numpy as np
import numpy.typing as npt

from formcheck.exporters.overlay.text import Colour
from formcheck.records import FloatArray

# Drawing positions are given in sixteenths of a pixel, so that lines do not jitter.
SHIFT = 4

Stroke = tuple[FloatArray, FloatArray]
"""Start and end of a line, x right, y down, pixels."""


def dashes(start: FloatArray, end: FloatArray, length_px: float) -> list[Stroke]:
    """Return pieces of a line of about this length, as far apart; the ends are drawn."""
    pieces = 2 * max(1, round(float(np.hypot(*(end - start))) / (2.0 * length_px))) + 1
    points = start + np.linspace(0.0, 1.0, pieces + 1)[:, None] * (end - start)
    return [(points[i], points[i + 1]) for i in range(0, pieces, 2)]


def draw_strokes(
    picture: npt.NDArray[np.uint8], strokes: Iterable[Stroke], colour: Colour, width_px: int
) -> None:
    """Draw lines in place."""
    for start, end in strokes:
        cv2.line(picture, fixed(start), fixed(end), colour, width_px, cv2.LINE_AA, SHIFT)


def fixed(point: FloatArray) -> tuple[int, int]:
    """Return a point as OpenCV takes it with `SHIFT`."""
    x, y = np.round(point * 2**SHIFT).astype(int)
    return int(x), int(y)
