"""The moments at which a clip is looked at to find the runner."""

import numpy as np
import pytest

from formcheck.video import spread_times_s


@pytest.mark.parametrize("duration_s", [0.5, 8.0, 20.0, 300.0])
@pytest.mark.parametrize("count", [1, 2, 16, 100])
def test_moments_are_inside_the_clip_in_order_and_different(duration_s: float, count: int) -> None:
    times_s = spread_times_s(duration_s, count)
    assert len(times_s) == count
    assert all(0.0 <= time_s < duration_s for time_s in times_s)
    assert (np.diff(times_s) > 0.0).all()


@pytest.mark.parametrize("count", [8, 16, 33])
def test_no_part_of_the_clip_is_left_out(count: int) -> None:
    ends = np.array([0.0, *spread_times_s(1.0, count), 1.0])
    assert np.diff(ends).max() < 2.7 / count


@pytest.mark.parametrize("step_s", np.arange(0.26, 0.46, 0.01))
def test_the_moments_never_all_fall_on_one_phase_of_the_stride(step_s: float) -> None:
    times_s = np.array(spread_times_s(20.0, 16))
    together = np.abs(np.exp(2j * np.pi * times_s / (2.0 * step_s)).mean())
    assert together < 0.75  # 1 where all moments show the same phase


def test_a_longer_clip_is_looked_at_in_the_same_places() -> None:
    assert np.array(spread_times_s(20.0, 16)) == pytest.approx(
        4 * np.array(spread_times_s(5.0, 16))
    )


@pytest.mark.parametrize(("duration_s", "count", "expected"), [(8.0, 0, []), (0.0, 3, [0.0] * 3)])
def test_nothing_to_look_at(duration_s: float, count: int, expected: list[float]) -> None:
    assert spread_times_s(duration_s, count) == expected
