"""A part of a picture has the very same colours as the whole, however the clip is coded."""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from clip_codecs import SIZES_AND_COLOURS
from clip_files import ORIENTATIONS
from clip_kinds import Kind, make

from formcheck.video import VideoClip
from formcheck.video.frame import Frame
from formcheck.video.orientation import Orientation
from formcheck.video.picture_part import Box, aligned, coded_box, has_parts, part_of
from formcheck.video.pixel_shape import PixelShape

KINDS = (*SIZES_AND_COLOURS, *ORIENTATIONS)
every_kind = pytest.mark.parametrize("kind", [pytest.param(kind, id=kind.name) for kind in KINDS])


def shape(width_px: int, height_px: int) -> PixelShape:
    return PixelShape(width_px, height_px, Fraction(1))


def boxes(frame: Frame) -> list[Box]:
    """Parts inside, across each edge, and beside the picture."""
    width, height = frame.size_px
    return [
        (0.3 * width, 0.2 * height, 0.6 * width, 0.5 * height),
        (-50.0, -50.0, 0.4 * width, 0.4 * height),
        (0.7 * width, 0.7 * height, width + 50.0, height + 50.0),
        (-90.0, 0.3 * height, -40.0, 0.6 * height),
        (-9.0, -9.0, width + 9.0, height + 9.0),
    ]


@every_kind
def test_a_part_has_the_colours_of_the_whole(tmp_path: Path, kind: Kind) -> None:
    for frame in VideoClip(make(kind, tmp_path)).frames():
        for box in boxes(frame):
            left, top, right, bottom = aligned(box, frame.size_px)
            part = frame.rgb_in(box)
            assert part.shape == frame.rgb.shape
            seen, whole = (rgb[top:bottom, left:right] for rgb in (part, frame.rgb))
            assert seen.size
            np.testing.assert_array_equal(seen, whole)


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("rotation_deg", [0, 90, 180, 270])
def test_a_part_is_found_in_a_turned_picture(rotation_deg: int, mirrored: bool) -> None:
    orientation = Orientation(rotation_deg, mirrored)
    rng = np.random.default_rng(1)
    coded = rng.integers(0, 256, (128, 192, 3), dtype=np.uint8)
    upright = orientation.apply(coded)
    size_px = (upright.shape[1], upright.shape[0])
    left, top, right, bottom = box = aligned((20.0, 40.0, 60.0, 90.0), size_px)
    x0, y0, x1, y1 = coded_box(box, size_px, orientation)
    found = orientation.apply(np.ascontiguousarray(coded[y0:y1, x0:x1]))
    np.testing.assert_array_equal(found, upright[top:bottom, left:right])


def test_a_part_of_a_coded_picture_has_its_pixels_and_colours() -> None:
    rng = np.random.default_rng(1)
    content = rng.integers(0, 256, (96 * 3 // 2, 128), dtype=np.uint8)
    picture = av.VideoFrame.from_ndarray(content, "yuv420p")
    assert has_parts(picture, shape(128, 96))
    part = part_of(picture, (32, 32, 96, 64))
    np.testing.assert_array_equal(part.to_ndarray()[:32], content[32:64, 32:96])
    colours = part.to_ndarray()[32:].reshape(2, 16, 32)
    whole = content[96:].reshape(2, 48, 64)
    np.testing.assert_array_equal(colours, whole[:, 16:32, 16:48])


def test_pictures_whose_size_or_format_changes_are_converted_as_a_whole() -> None:
    assert not has_parts(av.VideoFrame(128, 96, "yuv420p"), shape(171, 96))
    assert not has_parts(av.VideoFrame(128, 96, "yuv420p10le"), shape(128, 96))
    assert not has_parts(av.VideoFrame(127, 96, "yuv420p"), shape(127, 96))
