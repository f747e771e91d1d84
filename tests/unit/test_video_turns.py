"""Turning a picture moves its pixels and changes none."""

import numpy as np
import pytest

from formcheck.video.orientation import Orientation


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("rotation_deg", [0, 90, 180, 270])
def test_every_pixel_goes_where_it_should(rotation_deg: int, mirrored: bool) -> None:
    coded = np.random.default_rng(1).integers(0, 256, (5, 7, 3), dtype=np.uint8)
    before = coded.copy()
    expected = np.rot90(coded, -rotation_deg // 90)
    expected = expected[:, ::-1] if mirrored else expected
    upright = Orientation(rotation_deg, mirrored).apply(coded)
    np.testing.assert_array_equal(upright, expected)
    np.testing.assert_array_equal(coded, before)
    assert upright.flags.c_contiguous
    assert upright.dtype == np.uint8
