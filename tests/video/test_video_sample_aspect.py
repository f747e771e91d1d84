"""Pixels that are not square in the file are square in every picture, also in turned ones."""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from clip_maker import UPRIGHT, Rgb, corners_of, number_in, numbered_picture, write_clip

from formcheck.errors import UnreadableVideoError
from formcheck.video import VideoClip
from formcheck.video.pixel_shape import pixel_shape

TICKS = range(0, 100, 20)
QUARTER_TURN = [0, 1 << 16, 0, -(1 << 16), 0, 0, 0, 0, 1 << 30]


def squeezed(aspect: Fraction, width: int = 96, height: int = 64) -> list[Rgb]:
    """Return upright pictures as a file with pixels of this aspect holds them."""
    coded_width = round(width / aspect)
    columns = (np.arange(coded_width) + 0.5) * width / coded_width
    return [numbered_picture(n, width, height)[:, columns.astype(int)] for n in range(5)]


def check(path: Path, width: int, height: int) -> VideoClip:
    clip = VideoClip(path)
    frames = list(clip.frames())
    assert (clip.width_px, clip.height_px) == (width, height)
    assert {frame.rgb.shape for frame in frames} == {(height, width, 3)}
    assert [corners_of(frame.rgb) for frame in frames] == [UPRIGHT] * 5
    assert [number_in(frame.rgb) for frame in frames] == list(range(5))
    assert all(frame.rgb.flags.c_contiguous for frame in frames)
    info = clip.info(np.array([frame.time_s for frame in frames]))
    assert (info.width_px, info.height_px) == (width, height)
    return clip


@pytest.mark.parametrize("aspect", [Fraction(4, 3), Fraction(2), Fraction(1, 2), Fraction(3, 4)])
@pytest.mark.parametrize("name", ["a.mp4", "a.mov", "a.mkv", "a.ts"])
def test_pixels_become_square(tmp_path: Path, aspect: Fraction, name: str) -> None:
    path = write_clip(tmp_path / name, squeezed(aspect), TICKS, aspect=aspect)
    check(path, 96, 64)


def test_another_codec(tmp_path: Path) -> None:
    wide = Fraction(4, 3)
    path = tmp_path / "a.mp4"
    write_clip(path, squeezed(wide), TICKS, codec="mpeg4", aspect=wide)
    check(path, 96, 64)


def test_the_right_side_of_a_turned_clip_is_stretched(tmp_path: Path) -> None:
    """The coded width is the height of a clip that lies on its side."""
    aspect = Fraction(4, 3)
    lying = [np.rot90(numbered_picture(n, 64, 96)) for n in range(5)]
    columns = ((np.arange(72) + 0.5) * 96 / 72).astype(int)
    coded = [picture[:, columns] for picture in lying]
    path = write_clip(tmp_path / "a.mp4", coded, TICKS, aspect=aspect, matrix=QUARTER_TURN)
    assert check(path, 64, 96).rotation_deg == 90


@pytest.mark.parametrize("aspect", [None, Fraction(1), Fraction(5), Fraction(1, 5)])
def test_an_aspect_that_says_nothing_changes_nothing(
    tmp_path: Path, aspect: Fraction | None
) -> None:
    pictures = [numbered_picture(n, 96, 64) for n in range(5)]
    path = write_clip(tmp_path / "a.mp4", pictures, TICKS, aspect=aspect)
    plain = write_clip(tmp_path / "plain.mp4", pictures, TICKS)
    clip = check(path, 96, 64)
    for frame, other in zip(clip.frames(), VideoClip(plain).frames(), strict=True):
        np.testing.assert_array_equal(frame.rgb, other.rgb)
    assert clip.identity == clip.sha256


def test_a_clip_made_square_has_an_identity_of_its_own(tmp_path: Path) -> None:
    path = write_clip(tmp_path / "a.mp4", squeezed(Fraction(2)), TICKS, aspect=Fraction(2))
    assert VideoClip(path).identity == VideoClip(path).sha256 + " pixels 2:1"


def test_square_pixels_need_not_fit_into_the_memory_either(tmp_path: Path) -> None:
    rows = [np.zeros((4400, 4000, 3), np.uint8)]
    path = write_clip(tmp_path / "a.mp4", rows, [0], aspect=Fraction(3))
    with pytest.raises(UnreadableVideoError, match="found 12000 x 4400; export the clip at 4K"):
        VideoClip(path)


@pytest.mark.parametrize(
    ("width", "aspect", "square_width"),
    [(720, Fraction(16, 11), 1047), (2, Fraction(1, 4), 1), (1, Fraction(1, 4), 1)],
)
def test_sizes_are_whole_and_never_nothing(width: int, aspect: Fraction, square_width: int) -> None:
    shape = pixel_shape(av.VideoFrame(width, 576, "rgb24"), aspect)
    assert (shape.width_px, shape.height_px) == (square_width, 576)
