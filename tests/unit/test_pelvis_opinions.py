"""Several readings of one tilt become one, and their spread is told."""

import numpy as np
import pytest

from formcheck.pelvis.opinions import SAYS_NOTHING, Joined, join
from formcheck.records import BoolArray, FloatArray

TIMES_S: FloatArray = np.arange(150) / 30.0
SHOWN: BoolArray = np.ones(len(TIMES_S), dtype=np.bool_)
TILT_DEG: FloatArray = 5.0 * np.sin(2.0 * np.pi * 1.4 * TIMES_S)
# A quarter of a stride late: turns as far, yet not together.
LATE_DEG: FloatArray = 5.0 * np.sin(2.0 * np.pi * 1.4 * TIMES_S - np.pi / 2.0)


def joined(*readings_deg: FloatArray) -> Joined:
    found = join(TIMES_S, SHOWN, readings_deg)
    assert found is not None
    return found


def lost(reading_deg: FloatArray, share: float) -> FloatArray:
    return np.where(np.arange(len(reading_deg)) % 10 < 10 * share, np.nan, reading_deg)


def test_readings_that_differ_by_a_constant_agree() -> None:
    found = joined(*(TILT_DEG + zero for zero in (-3.0, 0.0, 1.0, 2.0, 7.0)))
    assert found.agreeing == 5
    assert found.spread == pytest.approx(0.0, abs=1e-6)
    assert found.tilt_deg == pytest.approx(TILT_DEG - np.median(TILT_DEG))


def test_a_way_that_turns_too_far_moves_the_spread_and_not_the_tilt() -> None:
    found = joined(TILT_DEG, 0.97 * TILT_DEG, 1.03 * TILT_DEG, TILT_DEG, 1.6 * TILT_DEG)
    assert found.agreeing == 4
    assert found.tilt_deg == pytest.approx(TILT_DEG, abs=0.2)
    # One of five is half of it off, as much as counts.
    assert found.spread == pytest.approx(SAYS_NOTHING / np.sqrt(5.0), abs=0.01)


def test_ways_that_do_not_turn_together_do_not_agree() -> None:
    found = joined(TILT_DEG, TILT_DEG, LATE_DEG, -TILT_DEG, 2.5 * LATE_DEG)
    assert found.agreeing < 3


def test_noise_around_no_drop_agrees() -> None:
    generator = np.random.default_rng(1)
    found = joined(*(0.2 * generator.standard_normal((5, len(TIMES_S)))))
    assert found.agreeing == 5


def test_a_way_that_often_reads_nothing_has_no_say_and_counts_as_spread() -> None:
    found = joined(*4 * [TILT_DEG], lost(LATE_DEG, 0.2))
    assert found.agreeing == 4
    assert found.tilt_deg == pytest.approx(TILT_DEG)
    assert found.spread == pytest.approx(SAYS_NOTHING / np.sqrt(5.0))


def test_frames_that_hardly_any_way_reads_have_no_tilt() -> None:
    at = np.arange(len(TIMES_S)) == 40
    blind = np.where(at, np.nan, TILT_DEG)
    assert np.array_equal(np.isnan(joined(TILT_DEG, TILT_DEG, *3 * [blind]).tilt_deg), at)


def test_fewer_than_three_ways_are_none() -> None:
    assert join(TIMES_S, SHOWN, [TILT_DEG, TILT_DEG, *3 * [lost(TILT_DEG, 0.2)]]) is None
