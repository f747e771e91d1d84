"""Drawings over a picture of the clip; each changes the picture in place."""

from formcheck.exporters.overlay.contacts import ContactMarks
from formcheck.exporters.overlay.hip_line import HipLineDrawing
from formcheck.exporters.overlay.panel import ValuePanel
from formcheck.exporters.overlay.skeleton import SkeletonDrawing, drawn_bones, joints

__all__ = [
    "ContactMarks",
    "HipLineDrawing",
    "SkeletonDrawing",
    "ValuePanel",
    "drawn_bones",
    "joints",
]
