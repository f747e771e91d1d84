"""Find the steps of a side view without knowing which leg is left and which is right."""

from typing import NamedTuple

import numpy as np

from formcheck.gait.clean_track import clean_series
from formcheck.gait.extrema import peak_times_s
from formcheck.records import Facing, FloatArray, IntArray, PoseSequence, Side

# Least distance by which the foremost ankle comes back between two reaches, in leg lengths: a run
# has 0.3 and more, noise in a stand 0.01.
MIN_RETURN_LEG_LENGTHS = 0.10
# The fastest step, at 230 steps/min, takes 0.26 s.
MIN_STEP_S = 0.22
# Number of intervals whose median is the usual step time; it is local as the speed may change.
NEIGHBOURS = 5
# Reaches may be missed, but after an interval this far from a whole number of steps, or longer than
# this many, it is unknown which leg comes next.
MAX_OFF_WHOLE = 0.3
MAX_STEPS_APART = 3
# The pose model mislabels legs in single steps; this many contrary ones are a new order of legs.
CHANGE_OF_MIND = 4.0


class Stepping(NamedTuple):
    """Reaches of the foremost leg.

    Attributes
    ----------
    times_s
        Times at which the foremost ankle is furthest ahead of mid-hip, shape (N,).
    numbers
        Number of each step, missed ones counted in, shape (N,).
    chains
        Number of the chain of each reach; reaches of one chain are known to alternate. Shape (N,).
    """

    times_s: FloatArray
    numbers: IntArray
    chains: IntArray


def find_stepping(pose: PoseSequence, facing: Facing, leg_px: float) -> Stepping:
    """Return the reaches of the foremost ankle, which do not change if legs are swapped.

    Parameters
    ----------
    pose
        Landmarks of a runner seen from the side, at the camera's own times or clean.
    facing
        The direction in which the runner faces.
    leg_px
        Thigh plus shank.
    """
    ahead = foremost_ankle_px(pose, facing) / leg_px
    grid_s, clean = clean_series(pose.timestamps_s, ahead)
    times_s = peak_times_s(grid_s, clean, prominence=MIN_RETURN_LEG_LENGTHS, apart_s=MIN_STEP_S)
    numbers, chains = _numbered(times_s)
    return Stepping(times_s, numbers, chains)


def foremost_ankle_px(pose: PoseSequence, facing: Facing) -> FloatArray:
    """Horizontal distance from mid-hip to the ankle that is ahead of the other, shape (T,)."""
    ankles = np.stack([pose.sided(side, "ankle")[:, 0] for side in (Side.LEFT, Side.RIGHT)])
    return np.asarray((facing.sign * (ankles - pose.middle("hip")[:, 0])).max(axis=0))


def _numbered(times_s: FloatArray) -> tuple[IntArray, IntArray]:
    """Number of each step, and number of its chain."""
    from scipy.ndimage import median_filter  # noqa: PLC0415 - slow to import

    if len(times_s) < 2:
        return np.zeros(len(times_s), dtype=np.int64), np.zeros(len(times_s), dtype=np.int64)
    gaps_s = np.diff(times_s)
    steps = gaps_s / median_filter(gaps_s, NEIGHBOURS, mode="mirror")
    whole = np.maximum(np.round(steps), 1.0)
    broken = (np.abs(steps - whole) > MAX_OFF_WHOLE) | (whole > MAX_STEPS_APART)
    numbers, chains = (
        np.concatenate([[0], np.cumsum(each)]).astype(np.int64) for each in (whole, broken)
    )
    return numbers, chains


def alternation(stepping: Stepping, chain: int, times_s: FloatArray) -> FloatArray:
    """Return which leg is ahead and how far, as a fraction of its reach, shape (T,).

    +1 where the leg of the even steps is at its reach, −1 where that of the odd steps is, 0 where
    they cross; NaN more than half a step outside the chain.

    Parameters
    ----------
    stepping
        The reaches.
    chain
        Number of the chain.
    times_s
        Times of the returned values, shape (T,).
    """
    inside = stepping.chains == chain
    reaches_s, numbers = stepping.times_s[inside], stepping.numbers[inside]
    if len(reaches_s) < 2:
        return np.full(len(times_s), np.nan)
    step_s = (reaches_s[-1] - reaches_s[0]) / (numbers[-1] - numbers[0])
    knots_s = np.concatenate([[reaches_s[0] - step_s / 2], reaches_s, [reaches_s[-1] + step_s / 2]])
    steps = np.concatenate([[numbers[0] - 0.5], numbers, [numbers[-1] + 0.5]])
    return np.asarray(np.cos(np.pi * np.interp(times_s, knots_s, steps, left=np.nan, right=np.nan)))


def follow_calls(stepping: Stepping, calls: FloatArray) -> Stepping:
    """Break chains where the model's labels change lastingly, as after a cut of odd steps.

    Parameters
    ----------
    stepping
        The reaches.
    calls
        How clearly the reaching leg is labelled as one side, −1 to 1, shape (N,).
    """
    votes = np.where(stepping.numbers % 2 == 0, calls, -calls)
    minds = _minds(votes)
    changed = np.cumsum(np.diff(minds, prepend=minds[:1]) != 0)
    # The same leg reaches twice in a row, so one number is skipped.
    return Stepping(stepping.times_s, stepping.numbers + changed, stepping.chains + changed)


def _minds(votes: FloatArray) -> IntArray:
    """Which of two orders of the legs holds at each step: few votes against it, few changes."""
    cost, came_from = np.zeros(2), np.zeros((len(votes), 2), dtype=np.intp)
    for step, vote in enumerate(votes):
        ways = cost + CHANGE_OF_MIND * (1.0 - np.eye(2))
        came_from[step] = ways.argmin(axis=1)
        cost = ways.min(axis=1) + np.maximum([-vote, vote], 0.0)
    minds = np.zeros(len(votes), dtype=np.intp)
    mind = int(cost.argmin())
    for step in range(len(votes) - 1, -1, -1):
        minds[step] = mind
        mind = came_from[step, mind]
    return minds
