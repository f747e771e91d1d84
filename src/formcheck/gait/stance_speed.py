"""The belt's speed in leg lengths per second, from the standing foot that it carries back."""

import numpy as np

from formcheck.gait.joint_angles import leg_length_px
from formcheck.records import Facing, FloatArray, GaitEvents, PoseSequence, Side

# Part of a stance in which the foot is flat on the belt and the ankle does not rise yet.
FLAT = (0.20, 0.55)


def stance_speeds(
    pose: PoseSequence, events: GaitEvents, side: Side, facing: Facing
) -> tuple[FloatArray, FloatArray]:
    """Return initial contacts, seconds, and belt speeds, leg lengths per second, shapes (N,).

    Parameters
    ----------
    pose
        Clean landmarks.
    events
        Contacts and toe-offs.
    side, facing
        The leg nearest to the camera, and the direction in which the runner faces.
    """
    ankle = facing.sign * pose.sided(side, "ankle")[:, 0] / leg_length_px(pose, side)
    times_s, speeds = [], []
    for stance in events.stances(side):
        start_s, end_s = (stance.initial_contact_s + part * stance.duration_s for part in FLAT)
        flat = (pose.timestamps_s >= start_s) & (pose.timestamps_s <= end_s) & np.isfinite(ankle)
        if flat.sum() > 2:
            slope = np.polyfit(pose.timestamps_s[flat], ankle[flat], 1)[0]
            times_s.append(stance.initial_contact_s)
            speeds.append(-float(slope))
    return np.array(times_s), np.array(speeds)
