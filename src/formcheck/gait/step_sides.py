"""Find the standing foot of each step in a view from behind or from the front."""

from collections.abc import Iterator

import numpy as np

from formcheck.records import BoolArray, FloatArray, Side

# In mid-stance the other ankle is higher by at least this much more than in the step before and
# after: runners from behind, rendered and real, show 0.05–0.7, a person lifting the arms 0.01.
MIN_LIFT_LEG_LENGTHS = 0.03
# The steps up to this many before and after help to decide which foot stands.
HELPING_STEPS = 3
# Least mean of those steps in standard deviations: 3.9 and more at each step of 11 rendered and two
# real runs, 0.4 (median) in a real walk; one misread step makes 1.7.
MIN_ALIKE = 1.5
# After a pause of this many steps either foot may come first.
MAX_PAUSE_STEPS = 2.5


def stance_sides(starts_s: FloatArray, left_lower: FloatArray) -> list[Side | None]:
    """Return the standing side of each step; None where the feet do not alternate.

    A runner's feet alternate, so neighbouring steps are judged together: a camera that is rolled or
    stands to one side shows one ankle lower the whole time.

    Parameters
    ----------
    starts_s
        Time of the fastest fall of the body in each step, shape (N,).
    left_lower
        How much lower in the picture the left ankle is than the right one during stance, leg
        lengths, shape (N,).
    """
    sides: list[Side | None] = [None] * len(starts_s)
    for part in _stretches(starts_s):
        number = _numbers(starts_s[part])
        turn = np.where(number % 2 == 0, 1.0, -1.0)
        lift = turn * _against_neighbours(number, left_lower[part])
        helping = np.abs(number[:, None] - number) <= HELPING_STEPS
        first = np.where(helping @ lift > 0.0, 1.0, -1.0)
        lifted = first * lift >= MIN_LIFT_LEG_LENGTHS
        runs = lifted & (_mean_over_spread(helping, first * lift) >= MIN_ALIKE)
        runs &= (helping & runs).sum(axis=1) > 1
        for step, is_left in zip(part[runs], (first * turn > 0.0)[runs], strict=True):
            sides[step] = Side.LEFT if is_left else Side.RIGHT
    return sides


def _usual_step_s(starts_s: FloatArray) -> float:
    return float(np.median(np.diff(starts_s)))


def _stretches(starts_s: FloatArray) -> Iterator[np.ndarray[tuple[int, ...], np.dtype[np.int_]]]:
    """Indices of the steps between two pauses."""
    if len(starts_s) < 2:
        return
    pauses = np.diff(starts_s) > MAX_PAUSE_STEPS * _usual_step_s(starts_s)
    for part in np.split(np.arange(len(starts_s)), np.flatnonzero(pauses) + 1):
        if len(part) > 1:
            yield part


def _numbers(starts_s: FloatArray) -> FloatArray:
    """Number of each step, right even if a step was missed or found twice."""
    gaps = np.diff(starts_s) / _usual_step_s(starts_s)
    return np.concatenate([[0.0], np.cumsum(np.round(gaps))])


def _against_neighbours(number: FloatArray, values: FloatArray) -> FloatArray:
    """Each step's value less the mean of the steps right before and after it.

    Where neither was seen, the mean of all steps is subtracted.
    """
    next_to = np.abs(number[:, None] - number) == 1.0
    count = next_to.sum(axis=1)
    around = np.where(count > 0, next_to @ values / np.maximum(count, 1), values.mean())
    return np.asarray(values - around)


def _mean_over_spread(helping: BoolArray, lift: FloatArray) -> FloatArray:
    """Mean of the steps that help each step, in their standard deviations."""
    of_each = np.where(helping, lift, np.nan)
    spread = np.maximum(np.nanstd(of_each, axis=1), 1e-9)
    return np.asarray(np.abs(np.nanmean(of_each, axis=1)) / spread)
