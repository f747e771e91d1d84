"""Which foot stands in which step."""

import numpy as np
import pytest

from formcheck.gait.step_sides import stance_sides
from formcheck.records import Side

LEFT, RIGHT = Side.LEFT, Side.RIGHT
STEP_S = 0.35


def steps(count: int) -> tuple[np.ndarray, np.ndarray, list[Side | None]]:
    """Times, how much lower the left ankle is, and the standing side, of a run."""
    times_s = STEP_S * np.arange(count)
    turns = [LEFT if number % 2 == 0 else RIGHT for number in range(count)]
    return times_s, np.array([0.1 if side is LEFT else -0.1 for side in turns]), list(turns)


@pytest.mark.parametrize("aside", [0.0, 0.09, -0.15, 0.4])
def test_a_camera_that_shows_one_ankle_lower_all_the_time_exchanges_no_leg(aside: float) -> None:
    times_s, lower, sides = steps(12)
    assert stance_sides(times_s, lower + aside) == sides


def test_one_misread_step_is_left_out_alone() -> None:
    times_s, lower, sides = steps(12)
    lower[5] = 0.12
    sides[5] = None
    assert stance_sides(times_s, lower) == sides


@pytest.mark.parametrize("missing", [1, 4, 10])
def test_a_step_that_was_not_seen_exchanges_none_after_it(missing: int) -> None:
    times_s, lower, sides = steps(12)
    del sides[missing]
    assert stance_sides(np.delete(times_s, missing), np.delete(lower, missing)) == sides


def test_a_step_seen_twice_exchanges_none_after_it() -> None:
    times_s, lower, sides = steps(12)
    found = stance_sides(np.insert(times_s, 6, times_s[5] + 0.1), np.insert(lower, 6, lower[5]))
    assert found[:6] + found[7:] == sides


@pytest.mark.parametrize("pause_steps", [0.5, 1.0, 2.0, 9.0])
def test_after_a_cut_or_a_pause_either_foot_may_be_first(pause_steps: float) -> None:
    times_s, lower, sides = steps(10)
    later_s = times_s + times_s[-1] + STEP_S * (1.0 + pause_steps)
    found = stance_sides(np.append(times_s, later_s), np.append(lower, lower))
    clear = [*range(9), *range(11, 20)]
    assert [found[i] for i in clear] == [[*sides, *sides][i] for i in clear]


@pytest.mark.parametrize("noise", [0.0, 0.006])
def test_feet_that_stay_on_the_ground_take_no_turns(noise: float) -> None:
    times_s, lower, _ = steps(20)
    still = 0.05 + noise * np.random.default_rng(1).standard_normal(len(lower))
    assert stance_sides(times_s, still) == [None] * 20


@pytest.mark.parametrize("seed", range(5))
def test_feet_that_are_up_at_random_take_turns_in_some_steps_only(seed: int) -> None:
    times_s, lower, _ = steps(40)
    at_random = 0.1 * np.random.default_rng(seed).standard_normal(len(lower))
    assert sum(side is not None for side in stance_sides(times_s, at_random)) < 20


def test_a_long_walk_before_it_hides_no_run() -> None:
    times_s, lower, sides = steps(40)
    lower[:28] = 0.0
    found = stance_sides(times_s, lower)
    assert found[:28] == [None] * 28
    assert found[30:] == sides[30:]


@pytest.mark.parametrize("count", [0, 1])
def test_single_steps_take_no_turns(count: int) -> None:
    times_s, lower, _ = steps(count)
    assert stance_sides(times_s, lower) == [None] * count
