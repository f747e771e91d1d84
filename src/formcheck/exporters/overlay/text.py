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
        self._rgb = pixels[..., :3]
        self._alpha = pixels[..., 3:] / 255.0

    @property
    def size_px(self) -> tuple[int, int]:
        """Width and height."""
        return self._rgb.shape[1], self._rgb.shape[0]

    def draw(self, picture: npt.NDArray[np.uint8], left: int, top: int) -> None:
        """Lay the label over a picture, moved inside its edges."""
        height, width = picture.shape[:2]
        left = max(0, min(left, width - self._rgb.shape[1]))
        top = max(0, min(top, height - self._rgb.shape[0]))
        under = picture[top : top + self._rgb.shape[0], left : left + self._rgb.shape[1]]
        visible = (slice(0, under.shape[0]), slice(0, under.shape[1]))
        alpha = self._alpha[visible]
        under[:] = (alpha * self._rgb[visible] + (1.0 - alpha) * under).astype(np.uint8)


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
