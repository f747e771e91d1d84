"""Which part of some contacts set by hand is steady."""

from collections.abc import Sequence

import numpy as np
import pytest

from formcheck.gait.steady import MAX_DRIFT, Series, relative, steady_part_s
from formcheck.records import FloatArray

STEP_S = 0.35
STRIDE_S = 2.0 * STEP_S
NO_CUTS_S = np.empty(0)


def steps(count: int, first_s: float = 0.2, step_s: float = STEP_S) -> FloatArray:
    return np.asarray(first_s + step_s * np.arange(count))


def legs_of(contacts_s: FloatArray, missed: Sequence[int] = ()) -> tuple[FloatArray, FloatArray]:
    """Contacts of one leg and the other in turn, some of which were not found."""
    number = np.arange(len(contacts_s))
    found = ~np.isin(number, missed)
    return contacts_s[found & (number % 2 == 0)], contacts_s[found & (number % 2 == 1)]


def steady(
    contacts_s: FloatArray,
    missed: Sequence[int] = (),
    cuts_s: Sequence[float] = (),
    speeds: Series | None = None,
) -> tuple[float, float]:
    series = [] if speeds is None else [speeds]
    part_s = steady_part_s(legs_of(contacts_s, missed), np.array(cuts_s), series)
    assert part_s is not None
    return part_s


def assert_spans(part_s: tuple[float, float], contacts_s: FloatArray) -> None:
    assert part_s == pytest.approx((contacts_s[0], contacts_s[-1]), abs=1e-9)


def lengthening(drift: float, count: int = 61) -> FloatArray:
    """Steps whose length grows evenly by this part from the first to the last."""
    lengths_s = STEP_S * (1.0 + drift * np.linspace(0.0, 1.0, count - 1))
    return np.concatenate([[0.2], 0.2 + np.cumsum(lengths_s)])


@pytest.mark.parametrize("count", [3, 4, 15, 80])
@pytest.mark.parametrize("step_s", [0.27, 0.35, 0.45])
def test_a_steady_run_is_kept_whole(count: int, step_s: float) -> None:
    contacts_s = steps(count, step_s=step_s)
    assert_spans(steady(contacts_s), contacts_s)


@pytest.mark.parametrize("seed", range(10))
def test_the_usual_unevenness_of_steps_costs_none(seed: int) -> None:
    contacts_s = steps(60) + 0.005 * np.random.default_rng(seed).standard_normal(60)
    assert_spans(steady(contacts_s), contacts_s)


@pytest.mark.parametrize("limp_s", [-0.06, 0.06])
def test_a_limp_is_steady(limp_s: float) -> None:
    contacts_s = steps(41)
    contacts_s[1::2] += limp_s
    assert_spans(steady(contacts_s), contacts_s)


@pytest.mark.parametrize("missed", [[20], [20, 21], [10, 20, 30]])
def test_missed_contacts_do_not_split(missed: list[int]) -> None:
    contacts_s = steps(41)
    assert_spans(steady(contacts_s, missed), contacts_s)


@pytest.mark.parametrize("late_s", [-0.12, -0.05, 0.05, 0.12])
@pytest.mark.parametrize("number", [2, 20, 38])
def test_one_contact_found_late_or_early_does_not_split(number: int, late_s: float) -> None:
    contacts_s = steps(41)
    contacts_s[number] += late_s
    assert_spans(steady(contacts_s), contacts_s)


@pytest.mark.parametrize("counts", [(21, 41), (41, 21)])
@pytest.mark.parametrize("hole_strides", [5, 20])
def test_a_hole_of_many_strides_splits_and_the_longer_part_wins(
    counts: tuple[int, int], hole_strides: int
) -> None:
    before_s = steps(counts[0])
    after_s = steps(counts[1], float(before_s[-1]) + hole_strides * STRIDE_S)
    part_s = steady(np.concatenate([before_s, after_s]))
    assert_spans(part_s, max(before_s, after_s, key=len))


def test_a_hole_of_seven_missed_contacts_splits() -> None:
    contacts_s = steps(61)
    assert_spans(steady(contacts_s, missed=range(20, 27)), contacts_s[27:])


@pytest.mark.parametrize("number", [12, 30, 48])
def test_a_cut_splits_between_the_contacts_around_it(number: int) -> None:
    contacts_s = steps(60)
    cut_s = float(contacts_s[number]) - 0.1
    part_s = steady(contacts_s, cuts_s=[cut_s])
    assert_spans(part_s, max(contacts_s[:number], contacts_s[number:], key=len))


def test_of_three_pieces_between_two_cuts_the_longest_wins() -> None:
    contacts_s = steps(60)
    cuts_s = [float(contacts_s[15]) - 0.1, float(contacts_s[40]) - 0.1]
    assert_spans(steady(contacts_s, cuts_s=cuts_s), contacts_s[15:40])


@pytest.mark.parametrize("beyond_s", [-1.0, 0.1, 100.0])
def test_a_cut_outside_the_run_costs_nothing(beyond_s: float) -> None:
    contacts_s = steps(41)
    assert_spans(steady(contacts_s, cuts_s=[beyond_s]), contacts_s)


@pytest.mark.parametrize("shift_strides", [-0.3, -0.15, 0.15, 0.3, 0.45])
@pytest.mark.parametrize("number", [20, 41])
def test_both_legs_out_of_step_are_a_cut(number: int, shift_strides: float) -> None:
    contacts_s = steps(61)
    contacts_s[number:] += shift_strides * STRIDE_S
    part_s = steady(contacts_s)
    assert_spans(part_s, max(contacts_s[:number], contacts_s[number:], key=len))


@pytest.mark.parametrize("shift_strides", [-0.08, 0.08])
def test_a_slight_stumble_of_both_legs_is_none(shift_strides: float) -> None:
    contacts_s = steps(61)
    contacts_s[30:] += shift_strides * STRIDE_S
    part_s = steady(contacts_s)
    assert_spans(part_s, contacts_s)


@pytest.mark.parametrize("drift", [-0.02, 0.0, 0.02])
def test_strides_that_drift_by_two_percent_are_kept_whole(drift: float) -> None:
    contacts_s = lengthening(drift)
    assert_spans(steady(contacts_s), contacts_s)


@pytest.mark.parametrize("drift", [-0.10, -0.07, 0.07, 0.10])
def test_strides_that_drift_by_more_leave_the_part_that_drifts_by_the_limit(drift: float) -> None:
    contacts_s = lengthening(drift)
    first_s, last_s = steady(contacts_s)
    assert {first_s, last_s} <= set(contacts_s.tolist())
    inside = contacts_s[(contacts_s >= first_s) & (contacts_s <= last_s)]
    first_step_s, last_step_s = np.diff(inside)[[0, -1]]
    assert abs(last_step_s / first_step_s - 1.0) == pytest.approx(MAX_DRIFT, abs=0.005)


def test_another_speed_of_the_steps_without_a_stumble_splits() -> None:
    slow_s = steps(41)
    fast_s = steps(25, float(slow_s[-1]) + 0.9 * STEP_S, 0.9 * STEP_S)
    _, last_s = steady(np.concatenate([slow_s, fast_s]))
    assert last_s <= fast_s[6]


def belt(contacts_s: FloatArray, drift: float, most_drift: float = 0.10) -> Series:
    """Speeds at every left contact that grow evenly by this part."""
    times_s = contacts_s[::2]
    return relative(times_s, 4.0 * (1.0 + drift * np.linspace(0.0, 1.0, len(times_s))), most_drift)


@pytest.mark.parametrize("drift", [-0.08, 0.0, 0.08])
def test_a_belt_that_drifts_by_less_than_its_limit_costs_nothing(drift: float) -> None:
    contacts_s = steps(61)
    assert_spans(steady(contacts_s, speeds=belt(contacts_s, drift)), contacts_s)


@pytest.mark.parametrize(("drift", "most_drift"), [(0.2, 0.1), (-0.17, 0.1), (0.1, 0.05)])
def test_a_belt_that_drifts_by_more_shortens_the_part(drift: float, most_drift: float) -> None:
    contacts_s = steps(81)
    speeds = belt(contacts_s, drift, most_drift)
    first_s, last_s = steady(contacts_s, speeds=speeds)
    inside = speeds.values[(speeds.times_s >= first_s) & (speeds.times_s <= last_s)]
    assert abs(inside[-1] - inside[0]) == pytest.approx(most_drift, abs=0.015)


def test_the_part_before_a_press_of_the_button_is_kept() -> None:
    contacts_s = steps(61)
    times_s = contacts_s[::2]
    pressed = relative(times_s, np.where(times_s < contacts_s[40], 4.0, 5.0), 0.10)
    first_s, last_s = steady(contacts_s, speeds=pressed)
    assert first_s == contacts_s[0]
    assert contacts_s[38] <= last_s <= contacts_s[50]


def test_four_speeds_show_no_drift_and_five_do() -> None:
    contacts_s = steps(41)
    speeds = np.array([1.0, 2.0, 3.0, 4.0, 5.0])
    wild = relative(contacts_s[:10:2], speeds, 0.10)
    few = relative(wild.times_s[:4], speeds[:4], 0.10)
    assert_spans(steady(contacts_s, speeds=few), contacts_s)
    assert steady(contacts_s, speeds=wild)[0] > contacts_s[0]


def test_without_speeds_inside_the_belt_says_nothing() -> None:
    contacts_s = steps(41)
    assert_spans(steady(contacts_s, speeds=relative(NO_CUTS_S, NO_CUTS_S, 0.10)), contacts_s)


@pytest.mark.parametrize("is_first", [True, False])
def test_running_is_preferred_to_a_longer_walk(is_first: bool) -> None:
    walk_s, run_s = steps(40, step_s=0.55), steps(25)
    if is_first:
        walk_s = walk_s + run_s[-1] + 5.0
    else:
        run_s = run_s + walk_s[-1] + 5.0
    assert_spans(steady(np.sort(np.concatenate([walk_s, run_s]))), run_s)


def test_of_two_walks_the_longer_is_taken() -> None:
    short_s = steps(15, step_s=0.55)
    long_s = steps(30, float(short_s[-1]) + 8.0, 0.55)
    assert_spans(steady(np.concatenate([short_s, long_s])), long_s)


@pytest.mark.parametrize("count", [0, 1, 2])
def test_without_strides_there_is_no_steady_part(count: int) -> None:
    assert steady_part_s(legs_of(steps(count)), NO_CUTS_S) is None
    assert steady_part_s(legs_of(steps(count)), np.array([0.3])) is None


def test_where_every_stride_is_cut_there_is_no_steady_part() -> None:
    contacts_s = steps(9)
    assert steady_part_s(legs_of(contacts_s), contacts_s - 0.1) is None
