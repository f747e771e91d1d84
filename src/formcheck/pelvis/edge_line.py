"""Read the edge of shirt and shorts as a line, from its row in every column of the patch."""

from collections.abc import Sequence

import cv2
import numpy as np

from formcheck.pelvis.patch import BODY_HEIGHT_PX, SEEN, Extent, FloatImage
from formcheck.records import FloatArray

# Search area of the edge; below it, folds of the shorts are edges too.
AROUND = Extent(above=0.11, below=0.02, half_width=0.075)
# Blur across and along the columns, patch pixels: apart from the tilt, the edge is level.
ACROSS_PX, DOWN_PX = 3.0, 1.5
# The edge moves about its usual row by this much (one standard deviation): 10° of tilt move it by
# 8 patch pixels at the sides, and errors of the hip centre by as much again.
NEAR = 14.0 / BODY_HEIGHT_PX
# Its row in a column is the centroid of the steps this far around the steepest, patch pixels.
MIDDLE_PX = 4
# Columns form pairs mirrored on the middle; pairs closer than this fraction show too little turn.
MIN_APART = 0.25


class EdgeLine:
    """Reads the slope of the edge in every frame, as the median over mirrored pairs of columns.

    Parameters
    ----------
    axis
        Direction of colour (3,) from the shorts to the shirt.
    sample
        Patches (H, W, 3) of the extent `SEEN`, which show the usual place of the edge.
    """

    def __init__(self, axis: FloatArray, sample: Sequence[FloatImage]) -> None:
        self._part = AROUND.within(SEEN)
        self._axis = axis.astype(np.float32)
        # The shirt is above the shorts: downwards, the colour falls along the axis.
        usual = np.median(np.stack([self._steps(patch) for patch in sample]), axis=0)
        from_usual = np.arange(len(usual)) - int(usual.mean(axis=1).argmax())
        self._near = np.exp(-0.5 * (from_usual / (NEAR * BODY_HEIGHT_PX)) ** 2)[:, None]
        self.tilts_deg: list[float] = []

    def add(self, patch: FloatImage | None) -> None:
        """Read the next frame's patch."""
        self.tilts_deg.append(float("nan") if patch is None else self._tilt_deg(patch))

    def _tilt_deg(self, patch: FloatImage) -> float:
        rows = _edge_rows(self._steps(patch), self._near)
        half = len(rows) // 2
        apart = len(rows) - 1 - 2 * np.arange(half)
        falls = (rows[::-1][:half] - rows[:half]) / apart
        known = falls[(apart > MIN_APART * len(rows)) & np.isfinite(falls)]
        return float(-np.degrees(np.arctan(np.median(known)))) if len(known) else float("nan")

    def _steps(self, patch: FloatImage) -> FloatImage:
        reduced = patch[self._part] @ self._axis
        smooth = cv2.GaussianBlur(reduced, (0, 0), sigmaX=ACROSS_PX, sigmaY=DOWN_PX)
        return np.asarray(np.clip(-cv2.Sobel(smooth, cv2.CV_32F, 0, 1), 0.0, None))


def _edge_rows(steps: FloatImage, near: FloatArray) -> FloatArray:
    """Row of the edge in every column (W,), with sub-pixel accuracy; NaN where there is none."""
    steepest = (steps * near).argmax(axis=0)
    offsets = np.arange(-MIDDLE_PX, MIDDLE_PX + 1)[:, None]
    rows = np.clip(steepest + offsets, 0, len(steps) - 1)
    weight = np.take_along_axis(steps, rows, axis=0).astype(np.float64) ** 2
    total = weight.sum(axis=0)
    middle = (weight * rows).sum(axis=0)
    return np.asarray(middle / np.where(total > 0.0, total, np.nan))
