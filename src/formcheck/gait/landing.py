"""How long after its furthest reach a foot lands, seen from the side."""

import numpy as np

from formcheck.gait.extrema import falls_below_s, highest_s
from formcheck.records import Facing, FloatArray, PoseSequence, Side

# Weights of two instants after the reach: the leg shortens fastest, and the heel goes back at half
# the speed of the standing ankle. Fitted by leaving out one of 14 treadmill runners with force
# plates at a time (46 trials at 2–5 m/s, markers): 4.9 ms rms, 4.3 ms between runners, where a
# constant gives 10.0 and 10.1 ms. Roll of the camera and slope of the belt move it by 0.1 ms per
# degree.
OF_SHORTENING, OF_HALF_SPEED = 0.64, 1.32
# −54 ms on those markers. On the pose model's landmarks the rule comes 3 ms earlier than on the
# exact joints of the same clips (near leg, 8 clips of 2 renderers, −9…+5 ms), which is added.
CONSTANT_S = -0.051
# Real delays are 18–57 ms (15 runners, 47 trials); what lies outside comes from a hidden leg.
DELAYS_S = (0.015, 0.060)
# The best constant for those runners, where neither instant is seen.
USUAL_DELAY_S = 0.032
# Where the instants may lie, and where the foot stands on the belt, seconds after the reach.
SHORTENING_S, HALF_SPEED_S, STANDING_S = (-0.03, 0.15), (-0.06, 0.12), (0.07, 0.15)


def landing_delay_s(pose: PoseSequence, side: Side, facing: Facing, reaches_s: FloatArray) -> float:
    """Return the usual time from the furthest reach of the ankle to initial contact.

    It belongs to the runner more than to the step, and the median of a clip is read more surely.

    Parameters
    ----------
    pose
        Clean landmarks.
    side, facing
        The leg, and where the runner runs to.
    reaches_s
        When its ankle is furthest ahead of mid-hip, shape (N,).
    """
    shortening = _shortening(pose, side)
    heel, ankle = (_speed_from_hip(pose, side, facing, part) for part in ("heel", "ankle"))
    delays_s = [
        CONSTANT_S
        + OF_SHORTENING * (_fastest_s(pose, shortening, reach_s) - reach_s)
        + OF_HALF_SPEED * (_half_speed_s(pose, heel, ankle, reach_s) - reach_s)
        for reach_s in map(float, reaches_s)
    ]
    known_s = np.array(delays_s)[np.isfinite(delays_s)]
    return float(np.clip(np.median(known_s), *DELAYS_S)) if len(known_s) else USUAL_DELAY_S


def _shortening(pose: PoseSequence, side: Side) -> FloatArray:
    """Speed at which mid-hip comes down towards the ankle, pixels per second."""
    above_px = pose.sided(side, "ankle")[:, 1] - pose.middle("hip")[:, 1]
    return np.asarray(-np.gradient(above_px, pose.timestamps_s))


def _speed_from_hip(pose: PoseSequence, side: Side, facing: Facing, part: str) -> FloatArray:
    """Forward speed of a landmark against mid-hip, pixels per second."""
    ahead_px = facing.sign * (pose.sided(side, part) - pose.middle("hip"))[:, 0]
    return np.asarray(np.gradient(ahead_px, pose.timestamps_s))


def _fastest_s(pose: PoseSequence, shortening: FloatArray, reach_s: float) -> float:
    return highest_s(pose.timestamps_s, shortening, _after(reach_s, SHORTENING_S))


def _half_speed_s(pose: PoseSequence, heel: FloatArray, ankle: FloatArray, reach_s: float) -> float:
    """When the heel goes back at half the speed of the ankle of the standing foot."""
    first, last = np.searchsorted(pose.timestamps_s, _after(reach_s, STANDING_S))
    if last > len(ankle) - 1:
        return float("nan")
    half = 0.5 * float(np.median(ankle[first:last]))
    return falls_below_s(pose.timestamps_s, heel, half, _after(reach_s, HALF_SPEED_S))


def _after(reach_s: float, window_s: tuple[float, float]) -> tuple[float, float]:
    return reach_s + window_s[0], reach_s + window_s[1]
