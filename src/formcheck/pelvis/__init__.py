"""The tilt of the pelvis seen from behind, read from the pixels."""

from formcheck.pelvis.method import HipLineMethod, Pictures
from formcheck.pelvis.waistline import Waistline

__all__ = ["HipLineMethod", "Pictures", "Waistline"]
