"""Our maxima are those of scipy, which is too slow to import for a clip of a few seconds."""

import numpy as np
import pytest
from scipy.signal import find_peaks as scipy_peaks

from formcheck.gait.peaks import find_peaks
from formcheck.records import FloatArray

WANTED = [(0.0, 1), (0.5, 1), (0.5, 40), (0.0, 40), (3.0, 100)]


def walk(seed: int, count: int) -> FloatArray:
    """Return a random walk smoothed over nine samples."""
    steps = np.random.default_rng(seed).normal(0.0, 1.0, count + 8)
    return np.convolve(np.cumsum(steps), np.full(9, 1.0 / 9.0), mode="valid")


@pytest.mark.parametrize(("prominence", "apart"), WANTED)
@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("decimals", [0, 9], ids=["with flat tops", "smooth"])
def test_the_same_as_scipy(seed: int, prominence: float, apart: int, decimals: int) -> None:
    signal = np.round(walk(seed, 600), decimals)
    expected, _ = scipy_peaks(signal, prominence=prominence, distance=apart)
    assert find_peaks(signal, prominence=prominence, apart=apart).tolist() == expected.tolist()


@pytest.mark.parametrize(
    "values",
    [[], [1.0], [1.0, 2.0], [1.0, 1.0, 1.0], [3.0, 2.0, 3.0], [1.0, 2.0, np.nan, 1.0]],
)
def test_there_may_be_none(values: list[float]) -> None:
    assert find_peaks(np.array(values)).tolist() == []


def test_a_flat_top_counts_once_in_its_middle() -> None:
    assert find_peaks(np.array([0.0, 2.0, 2.0, 2.0, 1.0])).tolist() == [2]
