"""Find the camera's yaw against the exact rear view, from the runner's feet."""

import numpy as np

from formcheck.records import PoseSequence, Side

# The pose model puts the toes this many trunk lengths beyond the heels along the foot: on rendered
# runners filmed from −16, 4, 10, 16 and 24° the feet pointed aside by 0.33–0.38 of it per sine.
FOOT_TRUNKS = 0.345
# In an exact rear view the feet still point a little to one side.
STRAIGHT_TRUNKS = -0.010


def rear_yaw_deg(pose: PoseSequence) -> float | None:
    """Return the camera's angle from straight behind, anticlockwise seen from above, degrees.

    The directions of both feet are averaged, so that equal toe-out cancels. It is right to about 3°
    on rendered runners; toe-out of one foot alone adds half of its angle. None without feet.
    """
    if not pose.skeleton.has_feet:
        return None
    trunk_px = np.linalg.norm(pose.middle("shoulder") - pose.middle("hip"), axis=1)
    aside_px = [
        (pose.sided(side, "foot_index") - pose.sided(side, "heel"))[:, 0]
        for side in (Side.LEFT, Side.RIGHT)
    ]
    known = np.isfinite(trunk_px)
    if not known.any():
        return None
    aside = float(np.median(np.mean(aside_px, axis=0)[known]) / np.median(trunk_px[known]))
    sine = (aside - STRAIGHT_TRUNKS) / FOOT_TRUNKS
    return float(np.degrees(np.arcsin(np.clip(sine, -1.0, 1.0))))
