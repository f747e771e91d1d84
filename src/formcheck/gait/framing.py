"""Whether hips and legs stay in the picture: beyond its edges the pose model only guesses."""

import numpy as np

from formcheck.records import PoseSequence, Side

_PARTS = ("hip", "knee", "ankle")


def outside_fraction(pose: PoseSequence, width_px: int, height_px: int) -> float:
    """Return the share of the tracked frames with a hip, knee or ankle outside the picture.

    Parameters
    ----------
    pose
        Landmarks at the camera's own times.
    width_px, height_px
        Size of the picture.
    """
    if not pose.tracked.any():
        return 0.0
    places = [pose.sided(side, part) for side in (Side.LEFT, Side.RIGHT) for part in _PARTS]
    xy_px = np.stack(places, axis=1)[pose.tracked]
    outside = (xy_px < 0.0) | (xy_px > np.array([width_px, height_px]))
    return float(outside.any(axis=(1, 2)).mean())
