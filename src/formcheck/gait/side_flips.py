"""Repair swapped sides in a view from behind or in front.

A back looks much like a chest to the pose model: in single frames, or in a whole clip without a
visible face, it may confuse the two, and then swaps left and right.
"""

import numpy as np

from formcheck.records import PoseSequence, View


def repair_side_flips(pose: PoseSequence, view: View) -> tuple[PoseSequence, float]:
    """Swap left and right in the frames that contradict the view.

    From behind, the left shoulder and hip are on the left of the picture, from the front on the
    right. If most frames contradict a view that the user named, the model mistook the whole clip
    for the other view, and the share counts the remaining frames.

    Parameters
    ----------
    pose
        Landmarks at the camera's own times.
    view
        `View.REAR` or `View.FRONT`.

    Returns
    -------
    tuple
        The repaired landmarks, and the share of tracked frames that contradict the others.
    """
    rightward = 1.0 if view is View.REAR else -1.0
    breadths_px = [
        rightward * (pose.landmark(f"right_{part}") - pose.landmark(f"left_{part}"))[:, 0]
        for part in ("shoulder", "hip")
    ]
    flipped = pose.tracked & (np.max(breadths_px, axis=0) < 0.0)
    if not flipped.any():
        return pose, 0.0
    share = float(flipped.sum() / pose.tracked.sum())
    order = pose.skeleton.mirrored_order()
    xy_px = np.where(flipped[:, None, None], pose.xy_px[:, order], pose.xy_px)
    note = f"sides exchanged in {int(flipped.sum())} of {int(pose.tracked.sum())} frames"
    return pose.changed(xy_px, note), min(share, 1.0 - share)
