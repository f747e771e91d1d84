"""The belt's speed as stated, or estimated from the standing foot."""

import numpy as np
import pytest

from formcheck.camera import belt_speed
from formcheck.records import BeltSpeed, SpeedSource

NOT_SEEN = np.empty(0)
# Leg lengths per second; the median is 3.2.
SEEN = np.array([3.1, 3.2, 3.3, 9.0, 3.1])


@pytest.mark.parametrize("belt", [SEEN, NOT_SEEN])
@pytest.mark.parametrize("height_cm", [None, 175.0])
def test_a_stated_speed_is_taken_as_it_is(belt: np.ndarray, height_cm: float | None) -> None:
    assert belt_speed(2.5, height_cm, belt) == BeltSpeed(2.5, 0.0, SpeedSource.STATED)


def test_a_stated_height_gives_the_leg() -> None:
    """Thigh and shank are 0.491 of the height."""
    speed = belt_speed(None, 180.0, SEEN)
    assert speed is not None
    assert speed.m_s == pytest.approx(3.2 * 0.491 * 1.80)
    assert not speed.is_stated


def test_without_a_height_the_leg_is_a_usual_one() -> None:
    speed = belt_speed(None, None, SEEN)
    assert speed is not None
    assert speed.m_s == pytest.approx(3.2 * 0.491 * 1.70, rel=0.06)
    assert speed.source is SpeedSource.ESTIMATED


def test_a_stated_height_makes_the_speed_surer() -> None:
    with_height, without = (belt_speed(None, height, SEEN) for height in (170.0, None))
    assert with_height is not None
    assert without is not None
    assert 0.0 < with_height.sd_m_s < without.sd_m_s < 0.12 * without.m_s


@pytest.mark.parametrize("belt", [NOT_SEEN, np.array([-0.5, -0.2, 0.1]), np.zeros(3)])
def test_a_belt_that_does_not_move_back_has_no_speed(belt: np.ndarray) -> None:
    assert belt_speed(None, 175.0, belt) is None
