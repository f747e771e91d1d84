"""A part of the clip's picture, cut out and scaled."""

from dataclasses import dataclass, replace

import cv2
import numpy as np
import numpy.typing as npt

from formcheck.exporters.overlay.colours import PAPER
from formcheck.records import FloatArray

Image = npt.NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class Window:
    """A part of the clip's picture, drawn at a given size.

    Attributes
    ----------
    point_px
        A point of the clip's picture, x right, y down.
    at_px
        Where that point is in the drawing.
    zoom
        Pixels of the drawing per pixel of the clip.
    size_px
        Width and height of the drawing.
    """

    point_px: FloatArray
    at_px: tuple[float, float]
    zoom: float
    size_px: tuple[int, int]

    def place(self, point_px: FloatArray) -> FloatArray:
        """Return where points of the clip's picture are in the drawing, shape (…, 2)."""
        return np.asarray(self.zoom * (point_px - self.point_px) + np.array(self.at_px))

    def moved_inside(self, picture_px: tuple[int, int]) -> "Window":
        """Return the window moved to show no more than it must of what is beside a picture.

        Parameters
        ----------
        picture_px
            Width and height of the picture.
        """
        before = -self.place(np.zeros(2))
        after = self.size_px - self.place(np.array(picture_px, dtype=np.float64))
        moved = np.clip(0.0, np.minimum(before, after), np.maximum(before, after))
        x, y = (self.at_px + moved).tolist()
        return replace(self, at_px=(x, y))

    def cut(self, rgb: Image, copied: float = 1.0) -> Image:
        """Cut the window out of a picture; what lies outside the picture is dark.

        Parameters
        ----------
        rgb
            The clip's picture, or a smaller copy.
        copied
            Size of that copy relative to the clip's picture.
        """
        zoom, point = self.zoom / copied, copied * self.point_px
        # Only what is shown is scaled, with a margin: a far runner's whole picture would grow huge.
        size = np.array([rgb.shape[1], rgb.shape[0]])
        reach = np.array(self.at_px), np.array(self.size_px) - self.at_px
        left, top = np.clip(np.floor(point - reach[0] / zoom) - 2, 0, size - 1).astype(int)
        right, bottom = np.clip(np.ceil(point + reach[1] / zoom) + 2, 1, size).astype(int)
        part = rgb[top : max(bottom, top + 1), left : max(right, left + 1)]
        scaled = (max(1, round(zoom * part.shape[1])), max(1, round(zoom * part.shape[0])))
        # Shrunk by averages first: picking single pixels would flicker.
        smooth = cv2.INTER_AREA if zoom < 1.0 else cv2.INTER_CUBIC
        resized = cv2.resize(part, scaled, interpolation=smooth)
        shift = np.array(self.at_px) - zoom * (point - [left, top])
        cut = cv2.warpAffine(
            resized,
            np.column_stack([np.eye(2), shift]),
            self.size_px,
            borderMode=cv2.BORDER_CONSTANT,
            borderValue=PAPER,
        )
        return np.asarray(cut, dtype=np.uint8)
