"""Find a quiet stand at the start of the clip, before the belt runs."""

import numpy as np

from formcheck.gait.joint_angles import leg_length_px
from formcheck.records import FloatArray, PoseSequence, Side

# Long enough for a mean that breathing and swaying do not change.
MIN_STAND_S = 1.0
# The stand begins here at the latest; later it is a rest, and the belt may be running.
MAX_START_S = 1.0
# Speed between the ankles, leg lengths per second: a slow walk has 1.5, noise in a stand 0.1.
MAX_ANKLE_SPEED = 0.4
# Speed of the hips, leg lengths per second: stepping on and bending down are faster.
MAX_HIP_SPEED = 0.25
# The last part is dropped: the next movement begins in it.
MARGIN_S = 0.2


def standing_start_s(pose: PoseSequence) -> tuple[float, float] | None:
    """Return the start and end of a quiet stand at the clip's beginning, seconds, or None."""
    times_s = pose.timestamps_s
    ankles = pose.sided(Side.LEFT, "ankle") - pose.sided(Side.RIGHT, "ankle")
    leg_px = leg_length_px(pose, Side.LEFT)
    quiet = (_speed(ankles, times_s) < MAX_ANKLE_SPEED * leg_px) & (
        _speed(pose.middle("hip"), times_s) < MAX_HIP_SPEED * leg_px
    )
    begins = np.flatnonzero(quiet & (times_s <= MAX_START_S))
    if not len(begins):
        return None
    first = int(begins[0])
    after = np.flatnonzero(~quiet[first:])
    last = first + int(after[0]) if len(after) else len(times_s) - 1
    start_s, end_s = float(times_s[first]), float(times_s[last]) - MARGIN_S
    return (start_s, end_s) if end_s - start_s >= MIN_STAND_S else None


def _speed(path_px: FloatArray, times_s: FloatArray) -> FloatArray:
    """Pixels per second (T,); infinite where the path is not known."""
    speed = np.linalg.norm(np.gradient(path_px, times_s, axis=0), axis=1)
    return np.where(np.isfinite(speed), speed, np.inf)
