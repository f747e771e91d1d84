"""Find the instant near which the toe leaves the ground."""

import numpy as np

from formcheck.gait.extrema import highest_s
from formcheck.records import FloatArray, PoseSequence, Side


def highest_above_toe_s(
    pose: PoseSequence, side: Side, starts_s: FloatArray, window_s: tuple[float, float]
) -> FloatArray:
    """Return the times at which mid-hip is highest above the toe, seconds, shape (N,).

    The body rises above the standing toe; once the toe is off the ground it rises faster than the
    body.

    Parameters
    ----------
    pose
        Clean landmarks.
    side
        The standing leg.
    starts_s
        An instant early in each stance, shape (N,).
    window_s
        Search window after it; the result is NaN where nothing is found there, and without feet.
    """
    if not pose.skeleton.has_feet:
        return np.full(len(starts_s), np.nan)
    above_px = pose.sided(side, "foot_index")[:, 1] - pose.middle("hip")[:, 1]
    return np.array(
        [
            highest_s(pose.timestamps_s, above_px, (start_s + window_s[0], start_s + window_s[1]))
            for start_s in map(float, starts_s)
        ]
    )
