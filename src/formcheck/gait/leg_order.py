"""Which leg leads in each frame: near and far leg alternate, however the pose model labels them."""

from typing import NamedTuple

import numpy as np

from formcheck.gait.near_leg import near_evidence
from formcheck.gait.stepping import Stepping, alternation, find_stepping, follow_calls
from formcheck.records import BoolArray, Facing, FloatArray, PoseSequence, Side

# Up to this much evidence, it stays open which leg is the near one. In 17 side clips, 7 of them
# real, the evidence is 0.76 to 3.0.
MIN_EVIDENCE = 0.3
# The model's label of a leg is averaged over this long before and after its reach.
CALLED_S = 0.08
# Where the leading leg is ahead by at least this fraction of its reach, both legs cannot be in one
# place.
MUST_BE_APART = 0.7
# They count as seen in one place below this fraction of the usual distance.
MIN_APART = 0.5
# If that happens in more than this fraction of those frames, one leg hides the other throughout,
# and it is unknown which one is seen. Of 17 side clips one with rails across the thighs has 0.62,
# the others 0.16 and less.
MAX_COLLAPSED = 0.3


class LegOrder(NamedTuple):
    """How the labels of the legs fit the alternation of the steps, frame by frame.

    Attributes
    ----------
    agreement
        How far the labels agree with the alternation, leg lengths; below 0 they contradict it, 0
        where nothing is known. Shape (T,).
    collapsed
        Whether both legs were seen in one place where they must be apart, shape (T,).
    is_open
        Whether it is unknown which leg is which, shape (T,).
    """

    agreement: FloatArray
    collapsed: BoolArray
    is_open: BoolArray


def find_leg_order(pose: PoseSequence, near: Side, facing: Facing, leg_px: float) -> LegOrder:
    """Return how well the labels of the legs fit the alternation of the steps.

    Parameters
    ----------
    pose
        Landmarks at the camera's own times.
    near
        The side that faces the camera.
    facing
        The direction in which the runner faces.
    leg_px
        Thigh plus shank.
    """
    apart = near_ahead_px(pose, near, facing) / leg_px
    stepping = called_stepping(pose, near, facing, leg_px)
    turn, is_open = np.zeros(len(pose.timestamps_s)), np.zeros(len(pose.timestamps_s), dtype=bool)
    for chain in np.unique(stepping.chains):
        ahead = alternation(stepping, chain, pose.timestamps_s)
        known = np.isfinite(ahead)
        evidence = near_evidence(pose, ahead, near, facing, leg_px)
        turn[known] = np.sign(evidence) * ahead[known]
        is_open[known] = abs(evidence) <= MIN_EVIDENCE
    collapsed = _collapsed(apart, turn)
    if collapsed.sum() > MAX_COLLAPSED * (np.abs(turn[pose.tracked]) >= MUST_BE_APART).sum():
        is_open[:] = True
    return LegOrder(turn * np.nan_to_num(apart), collapsed, is_open)


def called_stepping(pose: PoseSequence, near: Side, facing: Facing, leg_px: float) -> Stepping:
    """Return the steps, in chains within which the model's labels make no lasting change."""
    stepping = find_stepping(pose, facing, leg_px)
    near_is_ahead = np.sign(near_ahead_px(pose, near, facing))
    known = np.isfinite(near_is_ahead)
    first, last = (
        np.searchsorted(pose.timestamps_s[known], stepping.times_s + sign * CALLED_S)
        for sign in (-1.0, 1.0)
    )
    total = np.concatenate([[0.0], np.cumsum(near_is_ahead[known])])
    calls = (total[last] - total[first]) / np.maximum(last - first, 1)
    return follow_calls(stepping, calls)


def near_ahead_px(pose: PoseSequence, near: Side, facing: Facing) -> FloatArray:
    """Horizontal distance from the far ankle to the near one; + = near ankle ahead, shape (T,)."""
    ankles_px = pose.sided(near, "ankle") - pose.sided(near.other, "ankle")
    return np.asarray(facing.sign * ankles_px[:, 0])


def _collapsed(apart: FloatArray, turn: FloatArray) -> BoolArray:
    must = (np.abs(turn) >= MUST_BE_APART) & np.isfinite(apart)
    if not must.any():
        return must
    usual = np.percentile(np.abs(apart[must] / turn[must]), 75)
    return np.asarray(must & (np.abs(apart) < MIN_APART * usual * np.abs(turn)))
