"""Time from a foot's furthest reach to its initial contact, seen from the side."""

import numpy as np

from formcheck.gait.extrema import falls_below_s, highest_s
from formcheck.gait.joint_angles import knee_flexion_deg
from formcheck.records import Facing, FloatArray, PoseSequence, Side

# Weights of three instants after the reach: the leg shortens fastest, the heel goes back at half
# the speed of the standing ankle, the knee flexes fastest. On markers the first two alone, with
# twice their weights, are as good (4.3 ms between 14 treadmill runners with force plates; a mere
# constant leaves 10.1). The pose model reads those two so unsteadily that nine clips of two
# renderers scatter by 7.6 ms (SD) around their own exact joints. The knee, which it sees best,
# lowers that to 4.0 ms, with equal accuracy on the four whose markers can serve as landmarks.
OF_SHORTENING, OF_HALF_SPEED, OF_BENDING = 0.32, 0.66, 0.30
# −31 ms on 7 trials of those four runners; the pose model shows the three instants 1 ms earlier
# than exact joints do.
CONSTANT_S = -0.030
# Real delays are 18–57 ms (15 runners, 47 trials); a value outside comes from a hidden leg.
DELAYS_S = (0.015, 0.060)
# The best constant for those runners, used where no instant is seen or the pose model has no heel;
# it leaves 10.1 ms between them.
USUAL_DELAY_S = 0.032
# Search windows of the three instants, and of the standing foot, seconds after the reach.
SHORTENING_S, HALF_SPEED_S, BENDING_S = (-0.03, 0.15), (-0.06, 0.12), (0.0, 0.13)
STANDING_S = (0.07, 0.15)


def landing_delay_s(pose: PoseSequence, side: Side, facing: Facing, reaches_s: FloatArray) -> float:
    """Return the usual time from the furthest reach of the ankle to initial contact.

    It differs between runners more than between steps, and the median of a clip is more reliable.

    Parameters
    ----------
    pose
        Clean landmarks.
    side, facing
        The leg, and the direction in which the runner faces.
    reaches_s
        Times at which its ankle is furthest ahead of mid-hip, shape (N,).
    """
    if not pose.skeleton.has_feet:
        return USUAL_DELAY_S
    shortening = _shortening(pose, side)
    bending = np.gradient(knee_flexion_deg(pose, side, facing), pose.timestamps_s)
    heel, ankle = (_speed_from_hip(pose, side, facing, part) for part in ("heel", "ankle"))
    delays_s = [
        CONSTANT_S
        + OF_SHORTENING * (_fastest_s(pose, shortening, reach_s, SHORTENING_S) - reach_s)
        + OF_HALF_SPEED * (_half_speed_s(pose, heel, ankle, reach_s) - reach_s)
        + OF_BENDING * (_fastest_s(pose, bending, reach_s, BENDING_S) - reach_s)
        for reach_s in map(float, reaches_s)
    ]
    known_s = np.array(delays_s)[np.isfinite(delays_s)]
    return float(np.clip(np.median(known_s), *DELAYS_S)) if len(known_s) else USUAL_DELAY_S


def _shortening(pose: PoseSequence, side: Side) -> FloatArray:
    """Speed at which mid-hip approaches the ankle's height, pixels per second."""
    above_px = pose.sided(side, "ankle")[:, 1] - pose.middle("hip")[:, 1]
    return np.asarray(-np.gradient(above_px, pose.timestamps_s))


def _speed_from_hip(pose: PoseSequence, side: Side, facing: Facing, part: str) -> FloatArray:
    """Forward speed of a landmark relative to mid-hip, pixels per second."""
    ahead_px = facing.sign * (pose.sided(side, part) - pose.middle("hip"))[:, 0]
    return np.asarray(np.gradient(ahead_px, pose.timestamps_s))


def _fastest_s(
    pose: PoseSequence, speed: FloatArray, reach_s: float, window_s: tuple[float, float]
) -> float:
    return highest_s(pose.timestamps_s, speed, _after(reach_s, window_s))


def _half_speed_s(pose: PoseSequence, heel: FloatArray, ankle: FloatArray, reach_s: float) -> float:
    """Time at which the heel goes back at half the speed that the ankle has in stance."""
    first, last = np.searchsorted(pose.timestamps_s, _after(reach_s, STANDING_S))
    if last > len(ankle) - 1:
        return float("nan")
    half = 0.5 * float(np.median(ankle[first:last]))
    return falls_below_s(pose.timestamps_s, heel, half, _after(reach_s, HALF_SPEED_S))


def _after(reach_s: float, window_s: tuple[float, float]) -> tuple[float, float]:
    return reach_s + window_s[0], reach_s + window_s[1]
