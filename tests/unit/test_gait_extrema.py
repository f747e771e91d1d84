"""Peaks of curves whose highest point is known from their formula."""

import numpy as np
import pytest

from formcheck.gait.extrema import falls_below_s, highest_s, peak_times_s
from formcheck.records import FloatArray

STEP_S = 0.01
GRID_S = STEP_S * np.arange(200, dtype=np.float64)


def hills(*tops: tuple[float, float]) -> FloatArray:
    """Parabolas 0.2 s wide, each with its time and height, on flat ground."""
    signal = np.zeros_like(GRID_S)
    for top_s, height in tops:
        signal = np.maximum(signal, height * (1.0 - ((GRID_S - top_s) / 0.1) ** 2))
    return signal


def peaks(signal: FloatArray, prominence: float = 0.1, apart_s: float = 0.0) -> list[float]:
    found = peak_times_s(GRID_S, signal, prominence=prominence, apart_s=apart_s)
    return [round(float(time_s), 6) for time_s in found]


@pytest.mark.parametrize("top_s", [0.8, 0.8025, 0.805, 0.8071, 0.80999])
@pytest.mark.parametrize("step_s", [1 / 240, 1 / 100, 1 / 30])
def test_the_top_of_a_parabola_is_exact(top_s: float, step_s: float) -> None:
    times_s = 0.123 + step_s * np.arange(300, dtype=np.float64)
    signal = 5.0 - 3.0 * (times_s - top_s) ** 2
    found = peak_times_s(times_s, signal, prominence=0.01, apart_s=0.1)
    assert found == pytest.approx([top_s], abs=1e-9)


@pytest.mark.parametrize("period_s", [0.26, 0.35, 0.7])
def test_the_tops_of_a_cosine_are_found_to_a_tenth_of_a_millisecond(period_s: float) -> None:
    times_s = np.arange(480) / 240.0
    signal = np.cos(2.0 * np.pi * (times_s / period_s - 0.3))
    found = peak_times_s(times_s, signal, prominence=0.5, apart_s=0.2)
    tops = period_s * (0.3 + np.arange(len(found)))
    np.testing.assert_allclose(found, tops, atol=1e-4)
    assert found[-1] + period_s > times_s[-1]


@pytest.mark.parametrize(
    ("prominence", "expected"),
    [(0.1, [0.3, 0.8, 1.5]), (0.4, [0.3, 1.5]), (0.7, [1.5]), (1.2, [])],
)
def test_low_hills_do_not_count(prominence: float, expected: list[float]) -> None:
    assert peaks(hills((0.3, 0.6), (0.8, 0.3), (1.5, 1.1)), prominence) == expected


@pytest.mark.parametrize(
    ("apart_s", "expected"),
    [(0.2, [0.3, 0.6, 1.5]), (0.29, [0.3, 0.6, 1.5]), (0.4, [0.6, 1.5]), (1.0, [0.6])],
)
def test_of_two_near_hills_the_higher_counts(apart_s: float, expected: list[float]) -> None:
    assert peaks(hills((0.3, 0.6), (0.6, 1.0), (1.5, 0.9)), apart_s=apart_s) == expected


@pytest.mark.parametrize(
    ("top", "expected"),
    [
        ([0.0, 1.0, 0.0], 1.0),
        ([0.0, 1.0, 1.0, 0.0], 1.5),
        ([0.0, 1.0, 1.0, 1.0, 0.0], 2.0),
        ([0.0, 0.5, 1.0, 1.0, 1.0, 0.2, 0.0], 3.0),
    ],
)
def test_a_plateau_peaks_in_its_middle(top: list[float], expected: float) -> None:
    found = peak_times_s(np.arange(float(len(top))), np.array(top), prominence=0.1, apart_s=0.0)
    assert found.tolist() == [expected]


@pytest.mark.parametrize(
    ("missing", "expected"),
    [
        ([], [0.5, 1.0]),
        ([50], [1.0]),
        ([49], [1.0]),
        ([51], [1.0]),
        ([48], [0.5, 1.0]),
        ([52], [0.5, 1.0]),
        ([0, 199], [0.5, 1.0]),
        (list(range(40, 51)), [1.0]),
        (list(range(70, 80)), [0.5, 1.0]),
        (list(range(200)), []),
    ],
)
def test_a_peak_beside_a_missing_sample_is_not_reported(
    missing: list[int], expected: list[float]
) -> None:
    signal = hills((0.5, 1.0), (1.0, 1.0))
    signal[missing] = np.nan
    assert peaks(signal) == expected


@pytest.mark.parametrize(
    "signal",
    [
        GRID_S,
        -GRID_S,
        np.zeros_like(GRID_S),
        hills((0.0, 1.0)),
        hills((1.99, 1.0)),
        -hills((1.0, 1.0)),
    ],
    ids=["rising", "falling", "flat", "top at the start", "top at the end", "valley"],
)
def test_what_has_no_top_inside_has_no_peak(signal: FloatArray) -> None:
    assert peaks(signal) == []


def test_negative_signals_peak_too() -> None:
    signal = hills((0.5, 1.0), (1.0, 1.0)) - 100.0
    signal[60:80] = np.nan
    assert peaks(signal) == [0.5, 1.0]


@pytest.mark.parametrize("count", [0, 1, 2])
def test_fewer_than_three_samples_have_no_peak(count: int) -> None:
    found = peak_times_s(GRID_S[:count], np.ones(count), prominence=0.1, apart_s=0.1)
    assert found.shape == (0,)


@pytest.mark.parametrize("top_s", [0.8, 0.8025, 0.8071])
def test_the_highest_of_the_maxima_between_two_times_is_exact(top_s: float) -> None:
    signal = hills((0.4, 3.0), (top_s, 2.0), (1.2, 1.0))
    assert highest_s(GRID_S, signal, (0.6, 1.4)) == pytest.approx(top_s, abs=1e-6)


@pytest.mark.parametrize("between_s", [(0.45, 0.6), (0.41, 0.49), (1.9, 3.0), (-1.0, 0.1)])
def test_a_slope_has_no_highest_maximum(between_s: tuple[float, float]) -> None:
    assert np.isnan(highest_s(GRID_S, hills((0.4, 3.0)), between_s))


def test_no_maximum_lies_beside_a_gap() -> None:
    signal = hills((0.8, 2.0))
    signal[80] = np.nan
    assert np.isnan(highest_s(GRID_S, signal, (0.6, 1.0)))


@pytest.mark.parametrize("level", [0.25, 0.5, 0.731])
def test_a_falling_line_passes_a_level_where_it_should(level: float) -> None:
    assert falls_below_s(GRID_S, 1.0 - GRID_S, level, (0.1, 0.9)) == pytest.approx(1.0 - level)


def test_only_the_first_fall_in_the_window_counts() -> None:
    signal = hills((0.4, 1.0), (0.8, 1.0), (1.2, 1.0))
    assert falls_below_s(GRID_S, signal, 0.75, (0.6, 2.0)) == pytest.approx(0.85, abs=2e-3)
    assert np.isnan(falls_below_s(GRID_S, signal, 0.75, (1.3, 2.0)))
    assert np.isnan(falls_below_s(GRID_S, GRID_S, 0.75, (0.0, 2.0)))
