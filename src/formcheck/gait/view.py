"""Find the view and the direction in which the runner faces, from the body alone."""

import numpy as np

from formcheck.errors import SettingsError
from formcheck.records import Facing, FloatArray, PoseSequence, Problem, Side, View

# Distance between left and right, across the picture, in trunk lengths. Seen from the side
# 0.12–0.16 (rendered clip, real treadmill clip), from behind 0.69 (rendered clip).
SIDE_VIEW_BELOW = 0.30
FRONTAL_VIEW_ABOVE = 0.45
# Toes are about 0.15 leg lengths ahead of the heel; a third of that is clear of noise.
CLEAR_FACING_TRUNKS = 0.06


def find_view(pose: PoseSequence) -> View:
    """Return from which side the runner is seen; `View.UNKNOWN` between the clear cases.

    From behind, the left shoulder and hip are on the left of the picture; from the front on the
    right. From the side they nearly coincide, and a runner who faces left in the picture shows the
    left side. Direction of travel is not used: a treadmill has none.
    """
    trunk_px = _trunk_px(pose)
    if not trunk_px > 0:
        return View.UNKNOWN
    breadth = np.nanmedian(_left_to_right_px(pose, "shoulder")) / trunk_px
    if abs(breadth) < SIDE_VIEW_BELOW:
        facing = find_facing(pose)
        return {Facing.LEFT: View.LEFT, Facing.RIGHT: View.RIGHT, None: View.UNKNOWN}[facing]
    hips = np.nanmedian(_left_to_right_px(pose, "hip"))
    if abs(breadth) > FRONTAL_VIEW_ABOVE and np.sign(hips) == np.sign(breadth):
        return View.REAR if breadth > 0 else View.FRONT
    return View.UNKNOWN


def find_facing(pose: PoseSequence) -> Facing | None:
    """Return where toes and nose point in the picture, or None when that is not clear.

    For a pose model without feet the knees replace the toes; without a head the legs alone count.
    """
    trunk_px = _trunk_px(pose)
    if not trunk_px > 0:
        return None
    ahead_px = [_leg_ahead_px(pose)]
    if "nose" in pose.skeleton.names and pose.skeleton.both("ear"):
        ahead_px.append(float(np.nanmedian((pose.landmark("nose") - pose.middle("ear"))[:, 0])))
    least, most = min(ahead_px), max(ahead_px)
    if max(least, -most) < CLEAR_FACING_TRUNKS * trunk_px:
        return None
    return Facing.RIGHT if least > 0 else Facing.LEFT


def settle_view(name: str, pose: PoseSequence, wanted: View | None) -> tuple[View, Facing | None]:
    """Return view and facing; the user's view takes precedence, and a side view has a facing.

    Parameters
    ----------
    name
        Name of the clip in messages.
    pose
        Raw landmarks.
    wanted
        The view that the user chose; None finds it from the body.

    Raises
    ------
    SettingsError
        If the body is clearly seen from another side than the user chose.
    """
    seen = find_view(pose)
    view = wanted or seen
    if contradicts(seen, view):
        raise SettingsError(Problem.OTHER_VIEW.say(name=name, chosen=view.say(), seen=seen.say()))
    if not view.is_side:
        return view, None
    # Unless mirrored, a clip of the left side shows a runner who faces left.
    unmirrored = Facing.LEFT if view is View.LEFT else Facing.RIGHT
    return view, find_facing(pose) or unmirrored


def contradicts(seen: View, chosen: View) -> bool:
    """Return whether the body is clearly seen from another side than the chosen one."""
    differs = seen.is_side != chosen.is_side or (chosen.is_side and seen is not chosen)
    return seen is not View.UNKNOWN and differs


def _leg_ahead_px(pose: PoseSequence) -> float:
    """How far right the toes are of the heels or, without feet, the knees of hip and ankle.

    Knees bend forward: on 17 side recordings of real and rendered runners they are 0.15–0.32 trunk
    lengths ahead, in the direction of toes and nose.
    """
    of_sides = [
        np.nanmedian(pose.sided(side, "foot_index")[:, 0] - pose.sided(side, "heel")[:, 0])
        if pose.skeleton.has_feet
        else np.nanmedian(
            pose.sided(side, "knee")[:, 0]
            - (pose.sided(side, "hip") + pose.sided(side, "ankle"))[:, 0] / 2.0
        )
        for side in (Side.LEFT, Side.RIGHT)
    ]
    return float(np.nanmedian(of_sides))


def _left_to_right_px(pose: PoseSequence, part: str) -> FloatArray:
    return np.asarray(pose.sided(Side.RIGHT, part)[:, 0] - pose.sided(Side.LEFT, part)[:, 0])


def _trunk_px(pose: PoseSequence) -> float:
    if not pose.tracked.any():
        return float("nan")
    trunk = pose.middle("shoulder") - pose.middle("hip")
    return float(np.nanmedian(np.linalg.norm(trunk, axis=1)))
