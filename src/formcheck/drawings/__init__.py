"""Drawings (SVG) of our own, each with the words that stand in for it where it is not seen."""

from formcheck.drawings.drawing import Drawing, read_drawing

__all__ = ["Drawing", "read_drawing"]
