"""From how far beside the exact rear view the camera looks, told by the runner's feet."""

import numpy as np

from formcheck.records import PoseSequence, Side

# The pose model sets the toes this many trunk lengths beyond the heels along the foot: on rendered
# runners filmed from −16, 4, 10, 16 and 24° the feet pointed aside by 0.33–0.38 of it per sine.
FOOT_TRUNKS = 0.345
# In an exact rear view they still point a little to one side.
STRAIGHT_TRUNKS = -0.010


def rear_yaw_deg(pose: PoseSequence) -> float | None:
    """Return how far the camera stands round the runner, anticlockwise from above, degrees.

    Both feet's directions are averaged, so that toes turned out alike cancel. Right to about 3° on
    rendered runners; a runner who turns out one foot alone adds half of that. None without feet.
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
