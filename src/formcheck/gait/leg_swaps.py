"""Repair swapped legs: the pose model confuses left and right where the legs cross."""

import numpy as np

from formcheck.gait.clean_track import MAX_BRIDGE_S
from formcheck.records import BoolArray, FloatArray, PoseSequence

_LEG_PARTS = ("knee", "ankle", "heel", "foot_index")
# Cost of treating frames as swapped, in leg lengths of unsteady motion per second. On eight clips
# of 30 and 60 frames per second by two renderers 0.9, 1.8 and 3.6 leave no frame swapped; 0.45
# leaves up to 2.1 % of a clip, 7.2 up to 0.2 %.
SWAP_COST_PER_S = 1.8
# Cost per second of the wrong leg ahead, for legs one leg length apart. A step of 0.36 s in the
# wrong order costs about 4, the two jumps that correct it at most 2.
ORDER_COST_PER_S = 20.0


def repair_leg_swaps(
    pose: PoseSequence, order: FloatArray, left_out: BoolArray
) -> tuple[PoseSequence, float]:
    """Swap left and right leg in the frames where that makes the motion steadier.

    Every frame is either kept or swapped. Dynamic programming finds the sequence of choices with
    the least change of velocity over the clip and the fewest legs out of order, plus a small cost
    for each swap.

    Parameters
    ----------
    pose
        Landmarks of a runner seen from the side.
    order
        How far the labels of the legs agree with the alternation of the steps, leg lengths; below
        0 they contradict it, 0 where nothing is known. Shape (T,).
    left_out
        Frames whose motion is ignored; only their order counts. Shape (T,).

    Returns
    -------
    tuple
        The repaired landmarks, and the share of tracked frames that were swapped.
    """
    tracked = pose.tracked
    if tracked.sum() < 3:
        return pose, 0.0
    usable = np.flatnonzero(tracked & ~left_out)
    swapped = tracked & left_out & (order < 0.0)
    if len(usable) >= 3:
        against = np.maximum(np.stack([-order, order], axis=1), 0.0)[usable]
        swapped[usable] = _steadiest_choice(
            pose.timestamps_s[usable], _both_ways(pose)[usable], against
        )
    share = float(swapped.sum() / tracked.sum())
    note = f"legs exchanged in {int(swapped.sum())} of {int(tracked.sum())} frames"
    return pose.changed(_exchanged(pose, swapped), note), share


def _both_ways(pose: PoseSequence) -> FloatArray:
    """Leg landmarks kept and swapped, in leg lengths, shape (T, 2, 4 * parts)."""
    left, right = (_leg(pose, side) for side in ("left", "right"))
    ways = np.stack([np.hstack([left, right]), np.hstack([right, left])], axis=1)
    thigh = pose.landmark("left_knee") - pose.landmark("left_hip")
    shank = pose.landmark("left_ankle") - pose.landmark("left_knee")
    leg_px = np.nanmedian(np.linalg.norm(thigh, axis=1) + np.linalg.norm(shank, axis=1))
    return np.asarray(ways / leg_px)


def _leg(pose: PoseSequence, side: str) -> FloatArray:
    parts = pose.skeleton.both(*_LEG_PARTS)
    return np.hstack([pose.landmark(f"{side}_{part}") for part in parts])


def _steadiest_choice(times_s: FloatArray, ways: FloatArray, against: FloatArray) -> BoolArray:
    """Viterbi over pairs of neighbouring choices (0 keep, 1 swap); cost = change of velocity."""
    frames = len(times_s)
    gaps_s = np.diff(times_s)
    frame_s = np.minimum(np.concatenate([gaps_s[:1], gaps_s]), MAX_BRIDGE_S)
    own = frame_s[:, None] * (SWAP_COST_PER_S * np.array([0.0, 1.0]) + ORDER_COST_PER_S * against)
    cost = own[0][:, None] + own[1] + _steps(ways)
    came_from = np.zeros((frames, 2, 2), dtype=int)
    for i in range(2, frames):
        ratio = gaps_s[i - 1] / gaps_s[i - 2]
        # total[q, p, c]: choices q, p, c in frames i-2, i-1, i.
        moved_before = ways[i - 1][None, :] - ways[i - 2][:, None]
        moved_now = ways[i][None, :] - ways[i - 1][:, None]
        change = np.abs(moved_now[None] - ratio * moved_before[:, :, None]).mean(axis=-1)
        total = cost[:, :, None] + change + own[i]
        came_from[i] = total.argmin(axis=0)
        cost = total.min(axis=0)
    return _trace_back(cost, came_from)


def _steps(ways: FloatArray) -> FloatArray:
    """Motion from the first frame to the second, for each pair of choices, shape (2, 2)."""
    return np.asarray(np.abs(ways[1][None, :] - ways[0][:, None]).mean(axis=-1))


def _trace_back(
    cost: FloatArray, came_from: np.ndarray[tuple[int, ...], np.dtype[np.int_]]
) -> BoolArray:
    frames = len(came_from)
    choice = np.zeros(frames, dtype=int)
    choice[-2], choice[-1] = np.unravel_index(np.argmin(cost), cost.shape)
    for i in range(frames - 1, 1, -1):
        choice[i - 2] = came_from[i, choice[i - 1], choice[i]]
    return np.asarray(choice == 1)


def _exchanged(pose: PoseSequence, swapped: BoolArray) -> FloatArray:
    xy_px = pose.xy_px.copy()
    for part in pose.skeleton.both(*_LEG_PARTS):
        left, right = (pose.skeleton.index(f"{side}_{part}") for side in ("left", "right"))
        xy_px[swapped, left] = pose.xy_px[swapped, right]
        xy_px[swapped, right] = pose.xy_px[swapped, left]
    return xy_px
