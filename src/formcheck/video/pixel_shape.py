"""Converts a coded picture to an upright one of square RGB pixels."""

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Self

from av.video.frame import VideoFrame
from av.video.reformatter import Colorspace, Interpolation, VideoReformatter

from formcheck.video.orientation import Orientation, RgbImage

# How much wider than high a pixel may be. Anamorphic lenses reach 2, old television 16/11; beyond
# this, or at 0, the number was never set.
ASPECT_RANGE = (Fraction(1, 4), Fraction(4))

# Numbers (ITU-T H.273) of the colour matrices that FFmpeg converts. A file may name another one,
# or by mistake one that does not exist; it is then read as most phones and browsers read it.
CONVERTIBLE_MATRICES = {0, 1, 2, 4, 5, 6, 7, 9}

# One picture's colours are converted in about 0.3 ms (720p): too little to share out.
CONVERSION_THREADS = 1


@dataclass(frozen=True)
class PixelShape:
    """Size in square pixels of a clip's pictures before they are turned.

    Attributes
    ----------
    width_px, height_px
        Size in square pixels, not yet turned.
    aspect
        Width of a coded pixel by its height; 1 where the file states no sensible value.
    """

    width_px: int
    height_px: int
    aspect: Fraction

    def upright_px(self, orientation: Orientation) -> tuple[int, int]:
        """Return width and height of the pictures once they are turned."""
        if orientation.rotation_deg in (90, 270):
            return self.height_px, self.width_px
        return self.width_px, self.height_px

    def shrunk(self, upright_px: tuple[int, int], orientation: Orientation) -> Self:
        """Return the shape of pictures that have a smaller size once they are turned."""
        turned = orientation.rotation_deg in (90, 270)
        width_px, height_px = upright_px[::-1] if turned else upright_px
        return replace(self, width_px=width_px, height_px=height_px)


def pixel_shape(picture: VideoFrame, aspect: Fraction | None) -> PixelShape:
    """Return the shape of a clip's pictures.

    Parameters
    ----------
    picture
        The first one.
    aspect
        Width of a pixel by its height, as the file states it.
    """
    low, high = ASPECT_RANGE
    if aspect is None or not low <= aspect <= high:
        aspect = Fraction(1)
    return PixelShape(max(1, round(picture.width * aspect)), picture.height, aspect)


def upright_rgb(
    picture: VideoFrame, shape: PixelShape, orientation: Orientation, reformatter: VideoReformatter
) -> RgbImage:
    """Return a picture's colours, shape (H, W, 3), C-contiguous.

    Parameters
    ----------
    picture
        As decoded.
    shape, orientation
        Of the clip's pictures.
    reformatter
        The one of this pass: a new one for each picture would cost more than the conversion.
    """
    if picture.colorspace not in CONVERTIBLE_MATRICES:
        picture.colorspace = Colorspace.DEFAULT
    # One pass converts colours and size; where the size stays, that costs nothing.
    square = reformatter.reformat(
        picture,
        shape.width_px,
        shape.height_px,
        "rgb24",
        interpolation=Interpolation.AREA if shape.height_px < picture.height else None,
        threads=CONVERSION_THREADS,
    )
    return orientation.apply(square.to_ndarray().view("uint8"))
