"""The leg's length from the body's height."""

import pytest

from formcheck.camera import leg_length_m


@pytest.mark.parametrize(
    ("height_cm", "leg_m"), [(100.0, 0.491), (175.0, 0.85925), (200.0, 0.982), (None, None)]
)
def test_thigh_and_shank_are_0_491_of_the_height(
    height_cm: float | None, leg_m: float | None
) -> None:
    assert leg_length_m(height_cm) == pytest.approx(leg_m)
