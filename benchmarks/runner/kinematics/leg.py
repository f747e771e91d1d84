"""The leg as two links in a plane that hangs from the hip joint, tilted sideways.

Its posture is an array (..., 4) in radians: thigh against the plane's vertical (knee ahead
positive), knee flexion, sideways tilt of the plane (foot to the left positive), and pitch of the
foot against the belt (toes up positive).
"""

import numpy as np

from benchmarks.runner.kinematics.bones import Bones
from formcheck.records import FloatArray

THIGH, KNEE, SPREAD, PITCH = range(4)
# Reach that stands for a straight leg: past it the inverse below has no answer.
STRAIGHT = 0.9995


def joints(posture: FloatArray, hip_m: FloatArray, bones: Bones) -> tuple[FloatArray, FloatArray]:
    """Return knee and ankle positions (..., 3) for postures (..., 4) and hips (..., 3)."""
    thigh, knee, spread = (posture[..., i] for i in (THIGH, KNEE, SPREAD))
    knee_m = hip_m + bones.thigh_m * _along(thigh, spread)
    return knee_m, knee_m + bones.shank_m * _along(thigh - knee, spread)


def posture_reaching(
    hip_m: FloatArray, ankle_m: FloatArray, pitch: FloatArray, bones: Bones
) -> FloatArray:
    """Return the posture (..., 4) that puts the ankle there; an over-reaching leg is straight."""
    way = ankle_m - hip_m
    spread = np.arctan2(way[..., 1], -way[..., 2])
    below = np.hypot(way[..., 1], way[..., 2])
    reach = np.minimum(np.hypot(way[..., 0], below), STRAIGHT * bones.leg_m)
    links = bones.thigh_m**2 + bones.shank_m**2
    knee = np.arccos((reach**2 - links) / (2.0 * bones.thigh_m * bones.shank_m))
    bend = np.arctan2(bones.shank_m * np.sin(knee), bones.thigh_m + bones.shank_m * np.cos(knee))
    thigh = np.arctan2(way[..., 0], below) + bend
    return np.stack([thigh, knee, spread, pitch], axis=-1)


def _along(angle: FloatArray, spread: FloatArray) -> FloatArray:
    down = -np.cos(angle)
    return np.stack([np.sin(angle), -down * np.sin(spread), down * np.cos(spread)], axis=-1)
