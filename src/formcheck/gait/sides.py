"""Left stays left: what the pose model exchanges is put right in the way that fits the view."""

from formcheck.gait.leg_swaps import repair_leg_swaps
from formcheck.gait.side_flips import repair_side_flips
from formcheck.records import PoseSequence, View


def repair_sides(pose: PoseSequence, view: View) -> tuple[PoseSequence, float]:
    """Return landmarks with their sides put right, and the share of frames that needed it."""
    if view.is_side:
        return repair_leg_swaps(pose)
    if view is View.UNKNOWN:
        return pose, 0.0
    return repair_side_flips(pose, view)
