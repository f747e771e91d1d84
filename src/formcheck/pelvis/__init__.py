"""The tilt of the pelvis seen from behind, read from the pixels."""

from formcheck.pelvis.hip_line import METHODS, find_hip_line
from formcheck.pelvis.method import HipLineMethod, Pictures

__all__ = ["METHODS", "HipLineMethod", "Pictures", "find_hip_line"]
