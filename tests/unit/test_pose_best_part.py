"""Which part of a long clip is taken: people drawn by hand, seen every 2.5 s."""

from collections.abc import Callable

import numpy as np
import pytest

from formcheck.errors import NoRunnerError
from formcheck.pose import Person
from formcheck.pose.best_part import LOOK_EVERY_S, PART_S, best_part_s
from formcheck.records import RUNNER_SKELETON

DURATION_S = 300.0
Drawn = Callable[[float], Person | None]


def runs(time_s: float, x: float = 500.0) -> Person:
    return seen(time_s, x, 0.5 * float(np.sin(2.0 * np.pi * time_s / 0.71)))


def seen(time_s: float, x: float = 500.0, spread: float = 0.02) -> Person:
    """A person of 500 pixels with the ankles apart by so many body heights."""
    xy_px = np.full((len(RUNNER_SKELETON.names), 2), (x, 600.0))
    xy_px[RUNNER_SKELETON.index("nose")] = (x, 350.0)
    for side, sign in (("left", 1.0), ("right", -1.0)):
        xy_px[RUNNER_SKELETON.index(f"{side}_ankle")] = (x + 250.0 * sign * spread, 850.0)
    return Person(time_s, xy_px)


def part(*everybody: Drawn, duration_s: float = DURATION_S) -> tuple[float, float]:
    looks = []
    for time_s in np.arange(0.0, duration_s, LOOK_EVERY_S):
        people = [one for drawn in everybody if (one := drawn(float(time_s))) is not None]
        looks.append((float(time_s), people))
    return best_part_s(looks, duration_s)


def test_of_an_even_run_the_middle_is_taken() -> None:
    start_s, end_s = part(runs)
    assert end_s - start_s == pytest.approx(PART_S)
    assert start_s + PART_S / 2.0 == pytest.approx(DURATION_S / 2.0, abs=20.0)


@pytest.mark.parametrize("from_s", [0.0, 60.0, 200.0, 265.0])
def test_where_the_runner_runs_is_taken_not_where_the_runner_stands(from_s: float) -> None:
    def stands_but_there(time_s: float) -> Person:
        inside = from_s <= time_s <= from_s + 35.0
        return runs(time_s) if inside else seen(time_s)

    start_s, end_s = part(stands_but_there)
    assert from_s - LOOK_EVERY_S <= start_s
    assert end_s <= from_s + 35.0 + LOOK_EVERY_S


def test_where_nobody_is_is_not_taken() -> None:
    start_s, end_s = part(lambda t: runs(t) if t > 200.0 else None)
    assert start_s >= 200.0 - LOOK_EVERY_S
    assert end_s <= DURATION_S


def test_a_runner_who_moves_about_is_left_for_one_who_stays() -> None:
    def settles(time_s: float) -> Person:
        return runs(time_s, x=500.0 + (120.0 * np.sin(time_s) if time_s < 200.0 else 0.0))

    assert part(settles)[0] >= 190.0


def test_somebody_beside_changes_nothing() -> None:
    assert part(runs, lambda t: seen(t, 900.0)) == part(runs)


@pytest.mark.parametrize("duration_s", [PART_S, 46.0])
def test_the_part_never_passes_the_end(duration_s: float) -> None:
    start_s, end_s = part(runs, duration_s=duration_s)
    assert 0.0 <= start_s < end_s <= duration_s


def test_nobody_at_all_is_an_error() -> None:
    with pytest.raises(NoRunnerError):
        part(lambda _time_s: None)
