"""Measure the blur of a picture from its steepest edges.

An edge of height C, blurred by a point spread of standard deviation s, has slope C / (√(2π) s).
"""

import cv2
import numpy as np
import numpy.typing as npt

from formcheck.records import FloatArray

# The steepest pixels, this fraction of all, show the sharpest edges; the rest is texture and shade.
STEEPEST = 0.01
# A square of this many pixels holds whole edges up to a spread of 7 pixels.
EDGE_PX = 25
_SLOPE_OF_SOBEL = 1.0 / 8.0


def blur_px(picture: npt.NDArray[np.uint8]) -> float:
    """Return the standard deviation of the point spread, pixels; infinite without any edge.

    Parameters
    ----------
    picture
        Shape (H, W, 3).
    """
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY).astype(np.float32)
    steepness = _SLOPE_OF_SOBEL * np.hypot(*(cv2.Sobel(grey, cv2.CV_32F, *d) for d in _AXES))
    around = np.ones((EDGE_PX, EDGE_PX), np.uint8)
    height: FloatArray = np.asarray(cv2.dilate(grey, around) - cv2.erode(grey, around))
    edges = steepness >= np.quantile(steepness, 1.0 - STEEPEST)
    with np.errstate(divide="ignore", invalid="ignore"):
        spread_px = height[edges] / (np.sqrt(2.0 * np.pi) * steepness[edges])
    return float(np.median(np.nan_to_num(spread_px, nan=np.inf, posinf=np.inf)))


_AXES = ((1, 0), (0, 1))
