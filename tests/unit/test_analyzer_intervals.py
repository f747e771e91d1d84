"""Intervals of per-step values: how often they hold the truth, and what they must not depend on."""

from collections.abc import Callable

import numpy as np
import pytest

from formcheck.analyzers.intervals import combined_half_width, spread_half_width, student_95
from formcheck.records import FloatArray

Middle = Callable[..., FloatArray]


@pytest.mark.parametrize("middle", [np.median, np.mean])
@pytest.mark.parametrize(("count", "least"), [(7, 0.91), (10, 0.91), (30, 0.91)])
def test_about_95_of_100_intervals_hold_the_truth(middle: Middle, count: int, least: float) -> None:
    rng = np.random.default_rng(1)
    samples = rng.normal(170.0, 3.0, (400, count))
    held = [
        abs(float(middle(sample)) - 170.0) <= spread_half_width(sample, middle)
        for sample in samples
    ]
    # Chance makes ±3 of 100; medians of few values are covered a little more often than asked.
    assert least <= np.mean(held) <= 0.995


@pytest.mark.parametrize("count", [16, 64, 256])
def test_the_interval_of_a_mean_is_that_of_the_formula(count: int) -> None:
    rng = np.random.default_rng(8)
    halves = [spread_half_width(rng.normal(0.0, 2.0, count), np.mean) for _ in range(20)]
    assert np.mean(halves) == pytest.approx(student_95(count - 1) * 2.0 / np.sqrt(count), rel=0.1)


def test_the_interval_belongs_to_the_median_unless_another_middle_is_named() -> None:
    values = np.array([1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 90.0])
    assert spread_half_width(values) == 0.0
    assert spread_half_width(values, np.mean) > 5.0


@pytest.mark.parametrize("value", [0.0, -4.0, 170.0])
@pytest.mark.parametrize("count", [2, 20])
def test_constant_values_have_no_spread(value: float, count: int) -> None:
    assert spread_half_width(np.full(count, value)) == 0.0


def test_the_same_values_give_the_same_interval() -> None:
    values = np.random.default_rng(9).normal(size=20)
    assert spread_half_width(values) == spread_half_width(values.copy())


def test_the_interval_does_not_disturb_other_random_numbers() -> None:
    np.random.seed(5)  # noqa: NPY002 - it is the global state that must stay as it is
    expected = np.random.random()  # noqa: NPY002
    np.random.seed(5)  # noqa: NPY002
    spread_half_width(np.arange(9.0))
    assert np.random.random() == expected  # noqa: NPY002


@pytest.mark.parametrize(("factor", "offset"), [(3.0, 0.0), (1.0, -50.0), (0.01, 7.0)])
def test_units_scale_the_interval_and_offsets_do_not(factor: float, offset: float) -> None:
    values = np.random.default_rng(10).normal(size=25)
    scaled = spread_half_width(factor * values + offset)
    assert scaled == pytest.approx(factor * spread_half_width(values))


def test_two_values_are_enough() -> None:
    assert 0.0 < spread_half_width(np.array([1.0, 3.0])) < np.inf


def test_few_degrees_of_freedom_widen_an_interval() -> None:
    # Student's table: 12.71 for one degree of freedom, 2.45 for six, 1.98 for a hundred.
    assert [round(student_95(n), 2) for n in (1, 6, 100)] == [12.71, 2.45, 1.98]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [((3.0, 4.0), 5.0), ((2.0,), 2.0), ((0.0, 0.0), 0.0), ((1.0, 2.0, 2.0), 3.0), ((), 0.0)],
)
def test_independent_uncertainties_add_in_squares(
    parts: tuple[float, ...], expected: float
) -> None:
    assert combined_half_width(*parts) == pytest.approx(expected)
