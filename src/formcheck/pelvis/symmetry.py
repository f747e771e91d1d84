"""Measure how far a back is turned in its picture, by comparing it with its mirror image."""

import cv2
import numpy as np

from formcheck.pelvis.patch import FloatImage
from formcheck.pelvis.registration import register, turn_deg, unmoved

# The registration starts from each of these shifts to the side, patch pixels: the middle of the
# back is not always the middle of the patch.
STARTS_PX = (-8.0, -4.0, 0.0, 4.0, 8.0)
# Softens the steps from row to row, so that thin edges overlap.
SOFTEN_PX = 2.0
# Least correlation of a symmetrical back with its mirror image. Tuning runs and samples: 0.95–0.99,
# one in black 0.86, one with tape dots, which hide the edge, 0.88.
MIN_LIKENESS = 0.93
# Error of the turn on six tuning runs and two samples: −0.5 to +0.1°.
SIGMA_DEG = 0.5


def own_turn_deg(template: FloatImage) -> float | None:
    """Return the clockwise turn of a back in its picture, degrees, or None if it is asymmetrical.

    Only changes from row to row count: light from one side makes brightness asymmetrical, but does
    not move the waistband and the folds.

    Parameters
    ----------
    template
        The median patch (H, W).
    """
    rough = cv2.Sobel(template, cv2.CV_32F, 0, 1, ksize=3)
    steps = np.asarray(cv2.GaussianBlur(rough, (0, 0), SOFTEN_PX), dtype=np.float32)
    mirrored = np.ascontiguousarray(steps[:, ::-1])
    best_likeness, best_deg = MIN_LIKENESS, None
    for start_px in STARTS_PX:
        start = unmoved()
        start[0, 2] = start_px
        placement = register(mirrored, steps, start)
        if placement is None:
            continue
        size = (steps.shape[1], steps.shape[0])
        flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
        laid = cv2.warpAffine(steps, placement, size, flags=flags, borderMode=cv2.BORDER_REPLICATE)
        likeness = float(np.corrcoef(laid.ravel(), mirrored.ravel())[0, 1])
        if likeness > best_likeness:
            best_likeness, best_deg = likeness, turn_deg(placement) / 2.0
    return best_deg
