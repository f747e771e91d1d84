"""Read the tilt of the pelvis from the pixels of a rear view."""

from formcheck.pelvis.hip_line import METHODS, find_hip_line
from formcheck.pelvis.method import HipLineMethod
from formcheck.pelvis.over_stance import drop_curves, over_stance

__all__ = [
    "METHODS",
    "HipLineMethod",
    "drop_curves",
    "find_hip_line",
    "over_stance",
]
