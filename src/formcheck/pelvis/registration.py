"""Measure the turn of a patch against a template, by maximising their correlation (ECC).

Evangelidis GD, Psarakis EZ (2008), Parametric image alignment using enhanced correlation
coefficient maximization, IEEE TPAMI 30(10):1858-65; OpenCV's implementation.
"""

from collections.abc import Sequence

import cv2
import numpy as np

from formcheck.in_order import in_order
from formcheck.pelvis.patch import FloatImage
from formcheck.records import FloatArray

# The template is rebuilt from the patches aligned to it; a third round no longer changes it.
TEMPLATE_ROUNDS = 2
# Enough for a tenth of a degree; more steps cost time and changed no value by 0.1°.
_STOP = (cv2.TERM_CRITERIA_EPS | cv2.TERM_CRITERIA_COUNT, 20, 1e-3)
_NO_MORE_BLUR = 1
# A patch with less correlation to the template shows something else, such as a hand or a towel.
MIN_CORRELATION = 0.6

Placement = FloatImage
"""Rotation and shift from template to patch, shape (2, 3)."""


def unmoved() -> Placement:
    """Return the placement of a patch that is neither turned nor shifted."""
    return np.eye(2, 3, dtype=np.float32)


def register(template: FloatImage, patch: FloatImage, start: Placement) -> Placement | None:
    """Return the patch's placement against the template, or None when it does not match."""
    try:
        correlation, placement = cv2.findTransformECC(
            template,
            patch,
            start.copy(),
            cv2.MOTION_EUCLIDEAN,
            _STOP,
            np.full(template.shape, 255, dtype=np.uint8),
            _NO_MORE_BLUR,
        )
    except cv2.error:
        # OpenCV's word for "did not converge".
        return None
    if correlation < MIN_CORRELATION:
        return None
    return np.asarray(placement, dtype=np.float32)


def register_all(
    template: FloatImage, patches: Sequence[FloatImage], starts: Sequence[Placement]
) -> list[Placement | None]:
    """Return the placement of each patch, from a start of its own; every core works on it."""

    def placed(patch_and_start: tuple[FloatImage, Placement]) -> Placement | None:
        return register(template, *patch_and_start)

    return list(in_order(lambda: placed, zip(patches, starts, strict=True)))


def turn_deg(placement: Placement) -> float:
    """Return the clockwise turn of the patch in the picture, degrees."""
    return float(np.degrees(np.arctan2(placement[1, 0], placement[0, 0])))


def median_template(patches: Sequence[FloatImage]) -> FloatImage:
    """Return the median of the patches after aligning them to each other."""
    template = _median(patches)
    placements = [unmoved() for _ in patches]
    for _ in range(TEMPLATE_ROUNDS):
        found = register_all(template, patches, placements)
        placements = [
            old if new is None else new for old, new in zip(placements, found, strict=True)
        ]
        aligned = [_aligned(p, s) for p, s in zip(patches, placements, strict=True)]
        template = _median(aligned)
    return template


def _median(patches: Sequence[FloatImage]) -> FloatImage:
    return np.asarray(np.median(np.stack(patches), axis=0), dtype=np.float32)


def _aligned(patch: FloatImage, placement: Placement) -> FloatImage:
    height, width = patch.shape
    turned = cv2.warpAffine(
        patch,
        placement,
        (width, height),
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return np.asarray(turned, dtype=np.float32)


def frame_noise_deg(raw_deg: FloatArray, filtered_deg: FloatArray) -> float:
    """Return the standard deviation of the noise that the filter removed, degrees."""
    return float(np.nanstd(raw_deg - filtered_deg))
