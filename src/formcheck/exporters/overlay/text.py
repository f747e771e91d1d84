"""Text as a picture, drawn once and laid over many frames."""

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFont

from formcheck.exporters.overlay.colours import PAPER

Colour = tuple[int, int, int]
Line = list[tuple[str, int, Colour]]
"""Pieces of one line of text: words, size in pixels, colour."""


class Label:
    """Lines of text on a dark, slightly transparent plate."""

    def __init__(self, lines: list[Line], *, padding_px: int, opacity: float = 0.72) -> None:
        widths, heights = zip(*(_extent(line) for line in lines), strict=True)
        size = (max(widths) + 2 * padding_px, sum(heights) + 2 * padding_px)
        plate = Image.new("RGBA", size, (0, 0, 0, 0))
        pen = ImageDraw.Draw(plate)
        shade = (*PAPER, round(255 * opacity))
        pen.rounded_rectangle((0, 0, size[0] - 1, size[1] - 1), radius=padding_px, fill=shade)
        top = padding_px
        for line, height in zip(lines, heights, strict=True):
            _write(pen, line, (padding_px, top + height))
            top += height
        pixels = np.asarray(plate, dtype=np.float32)
        alpha = np.repeat(pixels[..., 3:] / 255.0, 3, axis=2)
        # The label's own light, and the share of the picture's that comes through.
        self._light, self._through = alpha * pixels[..., :3], 1.0 - alpha

    @property
    def size_px(self) -> tuple[int, int]:
        """Width and height."""
        return self._light.shape[1], self._light.shape[0]

    def draw(self, picture: npt.NDArray[np.uint8], left: int, top: int) -> None:
        """Lay the label over a picture, moved inside its edges."""
        height, width = picture.shape[:2]
        wide, high = self.size_px
        left, top = max(0, min(left, width - wide)), max(0, min(top, height - high))
        under = picture[top : top + high, left : left + wide]
        visible = (slice(0, under.shape[0]), slice(0, under.shape[1]))
        under[:] = (self._light[visible] + self._through[visible] * under).astype(np.uint8)


def _font(size_px: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size_px)


def _extent(line: Line) -> tuple[int, int]:
    width = sum(_font(size).getbbox(words)[2] for words, size, _ in line)
    return round(width), round(1.35 * max(size for _, size, _ in line))


def _write(pen: ImageDraw.ImageDraw, line: Line, left_bottom: tuple[int, int]) -> None:
    left, bottom = left_bottom
    for words, size, colour in line:
        font = _font(size)
        pen.text((left, bottom - 0.32 * size), words, fill=colour, font=font, anchor="ls")
        left += round(font.getbbox(words)[2])
