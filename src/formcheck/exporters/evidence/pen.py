"""Lines, angles and words on a freeze frame, legible on any background."""

from collections.abc import Sequence

import cv2
import numpy as np

from formcheck.exporters.overlay.colours import INK, PAPER
from formcheck.exporters.overlay.strokes import SHIFT, Stroke, dashes, draw_strokes, fixed
from formcheck.exporters.overlay.text import Colour, Label
from formcheck.exporters.window import Image
from formcheck.records import FloatArray

# Parts of the picture's height.
_WIDTH, _EDGE, _DASH, _PADDING, _MARGIN = 1 / 110, 1 / 300, 1 / 36, 1 / 60, 1 / 75
# A line that is no measured one.
_THIN = 0.6
# How much of the background an angle's area hides, and a plate with words.
_AREA_OPACITY, _PLATE_OPACITY = 0.45, 0.82


class Pen:
    """Draws on a picture in place; every line has a dark edge, every word a dark plate.

    Parameters
    ----------
    picture
        Changed in place.
    """

    def __init__(self, picture: Image) -> None:
        self._picture = picture
        self._height = picture.shape[0]

    def at(self, across: float, down: float) -> FloatArray:
        """Return a place, from its shares of the picture's width and height."""
        return np.array([across * self._picture.shape[1], down * self._height])

    def line(
        self,
        start: FloatArray,
        end: FloatArray,
        colour: Colour,
        share: float | None = None,
        *,
        dashed: bool = False,
    ) -> None:
        """Draw a line; `share` is its width relative to a measured one."""
        strokes = dashes(start, end, _DASH * self._height) if dashed else [(start, end)]
        self._strokes(strokes, colour, share or (_THIN if dashed else 1.0))

    def arrow(self, start: FloatArray, end: FloatArray, colour: Colour) -> None:
        """Draw a distance: a line with a head at both ends."""
        length = float(np.hypot(*(end - start)))
        if not length > 0.0:
            return
        along = (end - start) / length
        across = np.array([-along[1], along[0]])
        head = min(0.6 * _DASH * self._height, 0.4 * length)
        heads = [
            (tip, tip + head * (sign * along + turn * across))
            for tip, sign in ((start, 1.0), (end, -1.0))
            for turn in (-0.7, 0.7)
        ]
        self._strokes([(start, end), *heads], colour, _THIN)

    def dot(self, centre: FloatArray, colour: Colour) -> None:
        """Draw a joint."""
        for ink, extra in ((PAPER, _EDGE), (colour, 0.0)):
            radius = round((0.9 * _WIDTH + extra) * self._height * 2**SHIFT)
            cv2.circle(self._picture, fixed(centre), radius, ink, -1, cv2.LINE_AA, SHIFT)

    def angle(self, tip: FloatArray, first: FloatArray, second: FloatArray, colour: Colour) -> None:
        """Fill the angle at `tip` between the ways to two points, as far as the nearer one."""
        ways = first - tip, second - tip
        radius = min(float(np.hypot(*way)) for way in ways)
        start, end = (float(np.arctan2(way[1], way[0])) for way in ways)
        turns = start + ((end - start + np.pi) % (2.0 * np.pi) - np.pi) * np.linspace(0.0, 1.0, 32)
        rim = tip + radius * np.column_stack([np.cos(turns), np.sin(turns)])
        area = np.array([fixed(point) for point in (tip, *rim)], dtype=np.int32)
        filled = self._picture.copy()
        cv2.fillPoly(filled, [area], colour, cv2.LINE_AA, SHIFT)
        mixed = cv2.addWeighted(filled, _AREA_OPACITY, self._picture, 1.0 - _AREA_OPACITY, 0.0)
        self._picture[:] = np.asarray(mixed, dtype=np.uint8)

    def words(
        self,
        lines: Sequence[str],
        size: float,
        at: FloatArray,
        anchor: tuple[float, float],
        colour: Colour = INK,
    ) -> None:
        """Write lines of words on a plate, moved into the picture.

        Parameters
        ----------
        lines
            The words.
        size
            Size of the letters, as a share of the picture's height.
        at
            A place in the picture.
        anchor
            The part of the plate that stands there: (0, 0) is its upper left corner.
        colour
            Colour of the letters.
        """
        pixels = round(size * self._height)
        label = Label(
            [[(line, pixels, colour)] for line in lines],
            padding_px=round(_PADDING * self._height),
            opacity=_PLATE_OPACITY,
        )
        margin = _MARGIN * self._height
        most = self.at(1.0, 1.0) - label.size_px - margin
        corner = np.clip(at - np.array(anchor) * label.size_px, margin, np.maximum(most, margin))
        left, top = np.round(corner).astype(int)
        label.draw(self._picture, int(left), int(top))

    def _strokes(self, strokes: Sequence[Stroke], colour: Colour, share: float) -> None:
        """Draw all edges first, so that none lies over another stroke."""
        for ink, extra in ((PAPER, 2.0 * _EDGE), (colour, 0.0)):
            width = max(1, round((share * _WIDTH + extra) * self._height))
            draw_strokes(self._picture, strokes, ink, width)
