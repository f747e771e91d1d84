"""The usual gap of clocks as phones write them: even, alternating, jittering, with drops."""

import numpy as np
import pytest

from formcheck.records import FloatArray
from formcheck.records.frame_gaps import usual_gap_s

FRAME_S = 1.0 / 60.0


def alternating(count: int = 300, first: int = 0) -> FloatArray:
    """60 frames per second as 20 and 13.3 ms by turns."""
    gaps_s = np.tile([0.020, 0.0133333333], count // 2 + 1)
    return gaps_s[first : first + count]


@pytest.mark.parametrize("first", [0, 1])
@pytest.mark.parametrize("count", [2, 4, 300])
def test_an_alternating_clock_has_the_mean_of_both(count: int, first: int) -> None:
    assert usual_gap_s(alternating(count, first)) == pytest.approx(FRAME_S, rel=1e-4)


@pytest.mark.parametrize("first", [0, 1])
@pytest.mark.parametrize("count", [3, 299])
def test_an_odd_number_of_gaps_is_off_by_one_gaps_part(count: int, first: int) -> None:
    assert usual_gap_s(alternating(count, first)) == pytest.approx(FRAME_S, rel=0.21 / count)


@pytest.mark.parametrize("kept_of", [4, 5, 20])
@pytest.mark.parametrize("is_even", [True, False])
def test_gaps_of_dropped_frames_do_not_count(kept_of: int, is_even: bool) -> None:
    gaps_s = np.full(900, FRAME_S) if is_even else alternating(900)
    times_s = np.concatenate([[0.0], np.cumsum(gaps_s)])
    kept = np.arange(len(times_s)) % kept_of != 1
    assert usual_gap_s(np.diff(times_s[kept])) == pytest.approx(FRAME_S, rel=0.005)


def test_a_pause_and_a_picture_shown_twice_do_not_count() -> None:
    gaps_s = np.full(100, FRAME_S)
    gaps_s[30], gaps_s[60] = 2.0, 1e-4
    assert usual_gap_s(gaps_s) == pytest.approx(FRAME_S)


def test_jitter_is_evened_out() -> None:
    late_s = np.random.default_rng(3).uniform(0.0, 0.3 * FRAME_S, 400)
    times_s = FRAME_S * np.arange(400) + late_s
    assert usual_gap_s(np.diff(times_s)) == pytest.approx(FRAME_S, rel=0.002)


def test_no_gap_tells_nothing_and_one_is_itself() -> None:
    assert usual_gap_s(np.array([])) is None
    assert usual_gap_s(np.array([0.04])) == pytest.approx(0.04)
