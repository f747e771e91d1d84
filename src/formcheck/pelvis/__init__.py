"""The tilt of the pelvis seen from behind, read from the pixels."""

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
