"""Every display matrix is one of eight orientations, and undoing one gives the picture back."""

import math

import numpy as np
import pytest
from clip_maker import Rgb, numbered_picture
from hypothesis import given, settings
from hypothesis import strategies as st

from formcheck.video.orientation import Orientation, orientation_from_matrix

few_examples = settings(max_examples=100, deadline=None, derandomize=True, database=None)

EIGHT = [Orientation(turn, mirrored) for turn in (0, 90, 180, 270) for mirrored in (False, True)]
# Where each orientation puts the pixel at (1, 0) and the pixel at (0, 1), y pointing down.
MATRICES = {
    Orientation(0, False): (1, 0, 0, 1),
    Orientation(90, False): (0, 1, -1, 0),
    Orientation(180, False): (-1, 0, 0, -1),
    Orientation(270, False): (0, -1, 1, 0),
    Orientation(0, True): (-1, 0, 0, 1),
    Orientation(90, True): (0, 1, 1, 0),
    Orientation(180, True): (1, 0, 0, -1),
    Orientation(270, True): (0, -1, -1, 0),
}
eight = st.sampled_from(EIGHT)
scales = st.floats(0.01, 100.0)
pictures = st.builds(
    numbered_picture, st.integers(0, 65_535), st.integers(16, 40), st.integers(16, 40)
)


def undone(shown: Orientation) -> Orientation:
    """Return the orientation that brings back what another one turned."""
    return shown if shown.mirrored else Orientation(-shown.rotation_deg % 360)


def by_matrix(rgb: Rgb, matrix: tuple[int, int, int, int]) -> Rgb:
    """Return the picture with every pixel sent where the matrix says, one by one."""
    a, b, c, d = matrix
    height, width, _ = rgb.shape
    y, x = np.mgrid[:height, :width]
    to_x, to_y = a * x + c * y, b * x + d * y
    to_x, to_y = to_x - to_x.min(), to_y - to_y.min()
    out = np.zeros((to_y.max() + 1, to_x.max() + 1, 3), np.uint8)
    out[to_y, to_x] = rgb
    return out


@given(eight, scales, scales)
@few_examples
def test_the_scale_of_a_matrix_does_not_matter(
    orientation: Orientation, first: float, second: float
) -> None:
    a, b, c, d = MATRICES[orientation]
    assert orientation_from_matrix(a * first, b * first, c * second, d * second) == orientation


@given(eight, st.floats(-40.0, 40.0), scales)
@few_examples
def test_a_crooked_matrix_goes_to_the_nearest_quarter_turn(
    orientation: Orientation, crooked_deg: float, scale: float
) -> None:
    turn = scale * np.exp(1j * math.radians(crooked_deg))
    a, b, c, d = MATRICES[orientation]
    first, second = turn * complex(a, b), turn * complex(c, d)
    assert orientation_from_matrix(first.real, first.imag, second.real, second.imag) == orientation


@given(eight, pictures)
@few_examples
def test_every_pixel_goes_where_the_matrix_says(orientation: Orientation, rgb: Rgb) -> None:
    shown = orientation.apply(rgb)
    np.testing.assert_array_equal(shown, by_matrix(rgb, MATRICES[orientation]))
    assert shown.flags.c_contiguous


@given(eight, pictures)
@few_examples
def test_undoing_gives_the_picture_back(orientation: Orientation, rgb: Rgb) -> None:
    np.testing.assert_array_equal(undone(orientation).apply(orientation.apply(rgb)), rgb)


@given(st.lists(st.integers(-(2**31), 2**31 - 1), min_size=4, max_size=4))
@few_examples
def test_any_matrix_is_one_of_the_eight(matrix: list[int]) -> None:
    assert orientation_from_matrix(*matrix) in EIGHT


@pytest.mark.parametrize("orientation", EIGHT)
def test_a_picture_keeps_its_pixels(orientation: Orientation) -> None:
    rgb = numbered_picture(5, 24, 40)
    shown = orientation.apply(rgb)
    assert sorted(shown.reshape(-1, 3).tolist()) == sorted(rgb.reshape(-1, 3).tolist())
