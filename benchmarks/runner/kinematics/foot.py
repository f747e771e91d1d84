"""A shoe that rolls on the belt without slipping or sinking in."""

import numpy as np

from benchmarks.runner.kinematics.bones import Sole
from formcheck.records import FloatArray


def rolled_ankle(pitch: FloatArray, sole: Sole) -> tuple[FloatArray, FloatArray]:
    """Where the ankle of a foot on the belt is at pitches (T,).

    With toes up the foot rolls on the heel: a circle of radius r that turns by da without slipping
    goes r da. With toes down the toes stay flat on the belt, and the foot turns about the joint
    in the middle of the ball.

    Returns
    -------
    along_m
        From where the ankle is with the foot flat, along the foot.
    height_m
        Above the belt.
    """
    toes_up = pitch >= 0.0
    centre_x, centre_z = (
        np.where(toes_up, heel, ball) for heel, ball in zip(sole.heel_m, sole.ball_m, strict=True)
    )
    radius = np.where(toes_up, sole.heel_radius_m, sole.ball_radius_m)
    cos, sin = np.cos(pitch), np.sin(pitch)
    rolled = sole.heel_radius_m * np.maximum(pitch, 0.0)
    along_m = centre_x - rolled - (cos * centre_x - sin * centre_z)
    return along_m, radius - (sin * centre_x + cos * centre_z)


def sole_clearance(ankle_height_m: FloatArray, pitch: FloatArray, sole: Sole) -> FloatArray:
    """Return how high the lower of heel and ball is above the belt (T,)."""
    heel, ball = sole_heights(ankle_height_m, pitch, sole)
    return np.minimum(heel, ball)


def sole_heights(
    ankle_height_m: FloatArray, pitch: FloatArray, sole: Sole
) -> tuple[FloatArray, FloatArray]:
    """Return how high the soles of heel and ball are above the belt, each (T,)."""
    cos, sin = np.cos(pitch), np.sin(pitch)
    heel = ankle_height_m + sin * sole.heel_m[0] + cos * sole.heel_m[1] - sole.heel_radius_m
    ball = ankle_height_m + sin * sole.ball_m[0] + cos * sole.ball_m[1] - sole.ball_radius_m
    return np.asarray(heel), np.asarray(ball)


# In the air the toes hang in line with the foot, or as far as the belt lets them.
SHARE_OF_ROOM = 0.9


def toe_pitch(ankle_height_m: FloatArray, pitch: FloatArray, sole: Sole) -> FloatArray:
    """Return the pitch of the toes (T,): bending no further down than the belt lets them."""
    _, ball = sole_heights(ankle_height_m, pitch, sole)
    room = np.arcsin(np.clip(SHARE_OF_ROOM * ball / sole.toes_m, 0.0, 1.0))
    return np.asarray(np.maximum(pitch, -room))
