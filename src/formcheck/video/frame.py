"""One upright picture of a clip, whose colours are converted where and when they are needed."""

import threading
from functools import cached_property

import numpy as np
from av.video.frame import VideoFrame
from av.video.reformatter import VideoReformatter

from formcheck.video.orientation import Orientation, RgbImage
from formcheck.video.picture_part import Box, aligned, coded_box, has_parts, part_of
from formcheck.video.pixel_shape import PixelShape, upright_rgb

# A part is copied twice beside its conversion: at 4K, 72 % of a picture cost as much as all of it
# by itself, and half of it two thirds.
MOST_OF_PICTURE = 0.5


class Frame:
    """One upright picture.

    Attributes
    ----------
    time_s
        Seconds from the first shown frame, from the decoder.
    rgb
        Shape (H, W, 3), C-contiguous.
    """

    def __init__(self, time_s: float, rgb: RgbImage) -> None:
        self.time_s = time_s
        self._rgb = rgb

    @property
    def rgb(self) -> RgbImage:
        """The picture's colours, shape (H, W, 3), C-contiguous."""
        return self._rgb

    @property
    def size_px(self) -> tuple[int, int]:
        """Width and height of the picture."""
        return self.rgb.shape[1], self.rgb.shape[0]

    def rgb_in(self, box: Box) -> RgbImage:  # noqa: ARG002 - for pictures that are not converted yet
        """Return a picture (H, W, 3) of which only the pixels in a box are sure to be right.

        It is this thread's until it asks a frame for the next one.

        Parameters
        ----------
        box
            Left, top, right and bottom edge in pixels; it may reach beyond the picture.
        """
        return self.rgb


class PassConverter:
    """Converts the colours of one pass over a clip, in any thread.

    Parameters
    ----------
    shape, orientation
        Of the clip's pictures.
    """

    def __init__(self, shape: PixelShape, orientation: Orientation) -> None:
        self._shape, self._orientation = shape, orientation
        self._own = threading.local()
        self.size_px = shape.upright_px(orientation)

    def whole(self, picture: VideoFrame) -> RgbImage:
        """Return all of a picture, upright."""
        return upright_rgb(picture, self._shape, self._orientation, self._reformatter())

    def part(self, picture: VideoFrame, box: Box) -> RgbImage:
        """Return a picture that is right in a box; see `Frame.rgb_in`."""
        left, top, right, bottom = inside = aligned(box, self.size_px)
        share = (right - left) * (bottom - top) / (self.size_px[0] * self.size_px[1])
        if share > MOST_OF_PICTURE or not has_parts(picture, self._shape):
            return self.whole(picture)
        canvas = self._canvas()
        coded = part_of(picture, coded_box(inside, self.size_px, self._orientation))
        shape = PixelShape(coded.width, coded.height, self._shape.aspect)
        rgb = upright_rgb(coded, shape, self._orientation, self._reformatter())
        canvas[top:bottom, left:right] = rgb
        return canvas

    def _reformatter(self) -> VideoReformatter:
        """Return the thread's reformatter: a new one per picture would cost more than its work."""
        if not hasattr(self._own, "reformatter"):
            self._own.reformatter = VideoReformatter()
        reformatter: VideoReformatter = self._own.reformatter
        return reformatter

    def _canvas(self) -> RgbImage:
        """Return the thread's picture: the memory of a new one costs as much as decoding at 4K."""
        if not hasattr(self._own, "canvas"):
            self._own.canvas = np.zeros((*self.size_px[::-1], 3), np.uint8)
        canvas: RgbImage = self._own.canvas
        return canvas


class DecodedFrame(Frame):
    """A frame as it was decoded; its colours are converted at the first use, by who uses them."""

    def __init__(self, time_s: float, picture: VideoFrame, converter: PassConverter) -> None:
        self.time_s = time_s
        self._picture, self._converter = picture, converter

    @cached_property
    def _rgb(self) -> RgbImage:  # type: ignore[override]
        return self._converter.whole(self._picture)

    @property
    def size_px(self) -> tuple[int, int]:
        """Width and height of the picture."""
        return self._converter.size_px

    def rgb_in(self, box: Box) -> RgbImage:
        """Return a picture of which only the pixels in a box are sure to be right."""
        return self._converter.part(self._picture, box)
