"""The leg's length from the body's height, or from the belt's speed."""

import numpy as np
import pytest

from formcheck.camera import body_scale
from formcheck.records import BodyScale, ScaleSource

NOT_SEEN = np.empty(0)
# Legs of 0.86 m on a belt of 2.75 m/s.
SEEN = np.array([3.1, 3.2, 3.3, 9.0, 3.1])


@pytest.mark.parametrize(("height_cm", "leg_m"), [(100.0, 0.491), (175.0, 0.85925), (200.0, 0.982)])
@pytest.mark.parametrize("speed_m_s", [None, 2.75])
def test_thigh_and_shank_are_0_491_of_the_height(
    height_cm: float, leg_m: float, speed_m_s: float | None
) -> None:
    scale = body_scale(height_cm, speed_m_s, NOT_SEEN)
    assert scale == BodyScale(pytest.approx(leg_m), ScaleSource.HEIGHT)  # type: ignore[arg-type]


def test_without_a_height_the_belt_tells() -> None:
    scale = body_scale(None, 2.75, SEEN)
    assert scale is not None
    assert scale.leg_length_m == pytest.approx(2.75 / 3.2)
    assert scale.source is ScaleSource.BELT_SPEED


@pytest.mark.parametrize(("speed_m_s", "belt"), [(None, SEEN), (2.75, NOT_SEEN), (None, NOT_SEEN)])
def test_without_either_there_is_none(speed_m_s: float | None, belt: np.ndarray) -> None:
    assert body_scale(None, speed_m_s, belt) is None


@pytest.mark.parametrize(
    ("speed_m_s", "fits"), [(2.55, True), (2.95, True), (2.5, False), (3.0, False)]
)
def test_a_height_and_a_speed_that_differ_by_more_than_8_percent_are_told(
    speed_m_s: float, fits: bool
) -> None:
    scale = body_scale(175.0, speed_m_s, SEEN)
    assert scale is not None
    assert (scale.warning is None) is fits
    if scale.warning is not None:
        assert (
            f"a leg of 86 cm, the belt's speed one of {100 * speed_m_s / 3.2:.0f} cm"
            in scale.warning
        )
