"""Correct swapped left and right landmarks, by the repair that fits the view."""

from typing import NamedTuple

import numpy as np

from formcheck.gait.clean_track import CLOCK_ERROR_S, MAX_BRIDGE_S
from formcheck.gait.joint_angles import leg_length_px
from formcheck.gait.leg_order import find_leg_order
from formcheck.gait.leg_swaps import repair_leg_swaps
from formcheck.gait.side_flips import repair_side_flips
from formcheck.records import BoolArray, Facing, FloatArray, PoseSequence, Side, View

# Legs in the wrong order by more than this, in leg lengths, are more than noise at their crossing.
CLEARLY_AGAINST = 0.2


class SideRepair(NamedTuple):
    """Landmarks with corrected sides.

    Attributes
    ----------
    pose
        The landmarks; short runs of frames that saw both legs in one place are marked as lost.
    swapped_fraction
        Share of the tracked frames that were corrected.
    doubtful_s
        Times of the frames whose legs stay in doubt, shape (N,).
    """

    pose: PoseSequence
    swapped_fraction: float
    doubtful_s: FloatArray


def repair_sides(pose: PoseSequence, view: View, facing: Facing | None) -> SideRepair:
    """Return landmarks with corrected sides, and the frames that stay in doubt."""
    if view.near_side is not None and facing is not None:
        return _repair_legs(pose, view.near_side, facing)
    if view is View.UNKNOWN:
        return SideRepair(pose, 0.0, np.empty(0))
    return SideRepair(*repair_side_flips(pose, view), np.empty(0))


def _repair_legs(pose: PoseSequence, near: Side, facing: Facing) -> SideRepair:
    leg_px = leg_length_px(pose, near)
    order = find_leg_order(pose, near, facing, leg_px)
    lost = order.collapsed & ~order.is_open & _can_be_bridged(pose, order.collapsed)
    seen = _given_up(pose, lost)
    repaired, share = repair_leg_swaps(seen, order.agreement, order.collapsed)
    against = find_leg_order(repaired, near, facing, leg_px).agreement < -CLEARLY_AGAINST
    doubtful = (order.collapsed & ~lost) | order.is_open | against
    return SideRepair(repaired, share, pose.timestamps_s[doubtful])


def _given_up(pose: PoseSequence, lost: BoolArray) -> PoseSequence:
    if not lost.any():
        return pose
    note = f"{int(lost.sum())} frames given up that saw both legs in one place"
    return pose.changed(np.where(lost[:, None, None], np.nan, pose.xy_px), note)


def _can_be_bridged(pose: PoseSequence, given_up: BoolArray) -> BoolArray:
    """Frames that lie between two kept ones which are close enough to bridge the gap, (T,)."""
    kept = np.flatnonzero(pose.tracked & ~given_up)
    times_s = pose.timestamps_s
    after = np.searchsorted(kept, np.arange(len(times_s)))
    inside = (after > 0) & (after < len(kept))
    gaps_s = np.full(len(times_s), np.inf)
    gaps_s[inside] = times_s[kept[after[inside]]] - times_s[kept[after[inside] - 1]]
    return gaps_s <= MAX_BRIDGE_S + CLOCK_ERROR_S
