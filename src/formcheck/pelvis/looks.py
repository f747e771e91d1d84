"""Turn a patch into the picture that is registered: its colour, or its steps from row to row."""

from collections.abc import Callable

import cv2
import numpy as np

from formcheck.pelvis.patch import FloatImage
from formcheck.records import FloatArray

Look = Callable[[FloatImage], FloatImage]
"""Turns a patch (H, W, 3) into the picture (H, W) that is registered."""

# Blur before registration, in patch pixels: removes noise and the weave of the cloth.
BLUR_PX = 2.5
# Steps are taken from a sharper picture and softened afterwards, so that thin edges overlap.
SHARP_PX, SOFTEN_PX = 1.5, 2.0
# Steps of 256 per row are clipped here, so that one part of the edge does not dominate.
MAX_STEP = 7.5
# The Sobel kernel sums eight differences.
_PER_ROW = 1.0 / 8.0
# Video stores colour at half the resolution of lightness.
LIGHTNESS: FloatArray = np.array([1.0, 0.0, 0.0])


def colours(axis: FloatArray) -> Look:
    """Return the look that keeps one direction of colour (3,), shading included."""
    single = axis.astype(np.float32)

    def look(patch: FloatImage) -> FloatImage:
        return np.asarray(cv2.GaussianBlur(patch @ single, (0, 0), BLUR_PX), dtype=np.float32)

    return look


def steps(axis: FloatArray) -> Look:
    """Return the look that keeps the steps from row to row along one direction of colour (3,).

    Shading of rounded cloth moves as the pelvis turns in the light, and biases a registration of
    colours; it is smooth, so its steps are small beside those of an edge.
    """
    single = axis.astype(np.float32)

    def look(patch: FloatImage) -> FloatImage:
        sharp = cv2.GaussianBlur(patch @ single, (0, 0), SHARP_PX)
        step = cv2.Sobel(sharp, cv2.CV_32F, 0, 1, ksize=3, scale=_PER_ROW)
        limited = np.clip(step, -MAX_STEP, MAX_STEP)
        return np.asarray(cv2.GaussianBlur(limited, (0, 0), SOFTEN_PX), dtype=np.float32)

    return look
