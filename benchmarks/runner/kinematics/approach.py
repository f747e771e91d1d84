"""How a swing comes to its landing: with room under the shoe, and as fast as was asked."""

from dataclasses import replace

import numpy as np
from scipy.optimize import brentq, root

from benchmarks.runner.kinematics.leg import KNEE, PITCH, SPREAD, THIGH
from benchmarks.runner.kinematics.measured import measured_runner
from benchmarks.runner.kinematics.motion import Kind
from benchmarks.runner.kinematics.pelvis import Pelvis
from benchmarks.runner.kinematics.stance import Stance
from benchmarks.runner.kinematics.swing import Swing, hip_from_centre, lead_s
from formcheck.records import FloatArray

# Least room under the shoe in the middle of the swing.
CLEARANCE_M = 0.018
# Slowest and fastest movement of the ankle against mid-hip at contact that is tried.
SPEEDS_M_S = (-4.5, -0.05)
# How long before contact the foot's speed over the belt is asked: as it was measured on runners.
ASKED_BEFORE_S = 0.010
_EDGE_S = 1e-4


def make_swing(before: Stance, after: Stance) -> Swing:
    """Return the swing between two stances of the same foot, with room and the asked lead."""
    swing = _joining(before, after)
    pelvis, over_belt = before.pelvis, before.pelvis.motion.legs.foot_over_belt
    wanted_s = pelvis.motion.legs.reach_lead_s + float(pelvis.steps.reach_lead_s[after.step])
    for raised_deg in np.arange(0.0, 40.0, 3.0):
        raised = replace(swing, raised_deg=float(raised_deg))
        if over_belt is None:
            swing = _with_lead(raised, wanted_s)
        else:
            swing = _with_lead_and_speed(raised, wanted_s, over_belt)
        if swing.clearance_m() > CLEARANCE_M:
            break
    return swing


def _joining(before: Stance, after: Stance) -> Swing:
    pelvis = before.pelvis
    left_s = np.array([before.end_s - _EDGE_S, before.end_s])
    leaving = before.posture(left_s)
    landing = after.posture(np.array([after.start_s]))[0]
    speeds = np.stack([(leaving[1] - leaving[0]) / _EDGE_S, np.zeros(4)])
    # The foot is set down level with the belt's run, turning as the measured one does.
    speeds[1, PITCH] = np.radians(-60.0)
    return Swing(
        pelvis=pelvis,
        side=pelvis.steps.side(before.step),
        start_s=before.end_s,
        end_s=after.start_s,
        ends=np.stack([leaving[1], landing]),
        speeds=speeds,
        gain=_gain(pelvis),
    )


def _gain(pelvis: Pelvis) -> FloatArray:
    """Size of the swing against the measured one, which bends the knee by 85°."""
    knee = pelvis.motion.legs.swing_knee_flexion_deg / 85.0
    thigh = 0.75 if pelvis.motion.kind is Kind.WALK else 1.0
    gain = np.zeros(4)
    gain[[THIGH, KNEE, PITCH]] = thigh, knee, knee
    return gain


def _with_lead(swing: Swing, wanted_s: float) -> Swing:
    """Choose the ankle's speed at contact so that its furthest reach comes as early as asked."""
    times_s, hip_m = hip_from_centre(swing)

    def excess_s(speed_m_s: float) -> float:
        return lead_s(_landing_at(swing, speed_m_s), times_s, hip_m) - wanted_s

    slow, fast = max(SPEEDS_M_S), min(SPEEDS_M_S)
    if excess_s(slow) > 0.0 or excess_s(fast) < 0.0:
        raise _unreachable(swing, wanted_s)
    return _landing_at(swing, float(brentq(excess_s, fast, slow, xtol=1e-3)))


def _with_lead_and_speed(swing: Swing, wanted_s: float, over_belt: float) -> Swing:
    """Choose pull and speed at contact so that lead and speed over the belt are as asked."""
    times_s, hip_m = hip_from_centre(swing)
    belt_m_s = float(swing.pelvis.steps.belt.speed_m_s(np.array(swing.end_s)))

    def missed(tried: FloatArray) -> list[float]:
        landing = _pulled(_landing_at(swing, float(tried[0])), float(tried[1]))
        return [
            100.0 * (lead_s(landing, times_s, hip_m) - wanted_s),
            over_belt_m_s(landing) / belt_m_s - over_belt,
        ]

    found = root(
        missed, np.array([1.5 * (over_belt - 1.0) * belt_m_s, 0.0]), options={"xtol": 1e-5}
    )
    if np.abs(missed(found.x)).max() > 0.02:
        raise _unreachable(swing, wanted_s)
    return _pulled(_landing_at(swing, float(found.x[0])), float(found.x[1]))


def over_belt_m_s(swing: Swing) -> float:
    """Return the ankle's forward speed over the belt shortly before landing."""
    around_s = swing.end_s - ASKED_BEFORE_S + np.array([-_EDGE_S, _EDGE_S])
    forward_m = np.diff(swing.ankle_m(around_s)[:, 0])[0]
    belt_m_s = swing.pelvis.steps.belt.speed_m_s(np.array(swing.end_s))
    return float(forward_m / (2.0 * _EDGE_S) + belt_m_s)


def _unreachable(swing: Swing, wanted_s: float) -> ValueError:
    return ValueError(
        f"expected a swing that reaches furthest {wanted_s:.3f} s before landing, found none "
        f"for the {swing.side} foot at {swing.end_s:.2f} s; ask for less reach or a slower belt"
    )


def _pulled(swing: Swing, ahead_m: float) -> Swing:
    """Let the ankle go this much further ahead on its way, before the pull's fading."""
    pull = np.zeros(4)
    pull[[THIGH, KNEE]] = np.linalg.solve(_moves(swing), [ahead_m, 0.0])
    return replace(swing, pull=pull)


def _landing_at(swing: Swing, speed_m_s: float) -> Swing:
    """Give the ankle this forward speed against mid-hip, and the measured descent, at contact."""
    around_s = swing.end_s + np.array([-_EDGE_S, _EDGE_S])
    hips = np.diff(swing.pelvis.hip_m(swing.side, around_s), axis=0)[0] / (2.0 * _EDGE_S)
    centre = np.diff(swing.pelvis.centre_m(around_s), axis=0)[0] / (2.0 * _EDGE_S)
    wanted = np.array([speed_m_s + centre[0], -measured_runner().ankle_descent_m_s]) - hips[[0, 2]]
    speeds = swing.speeds.copy()
    speeds[1, [THIGH, KNEE]] = np.linalg.solve(_moves(swing), wanted)
    return replace(swing, speeds=speeds)


def _moves(swing: Swing) -> FloatArray:
    """How far the landing ankle goes ahead and up (2, ...) per radian of thigh and knee."""
    thigh, knee, spread = (swing.ends[1, i] for i in (THIGH, KNEE, SPREAD))
    bones = swing.pelvis.bones
    shank_x, shank_z = bones.shank_m * np.cos(thigh - knee), bones.shank_m * np.sin(thigh - knee)
    thigh_x, thigh_z = bones.thigh_m * np.cos(thigh), bones.thigh_m * np.sin(thigh)
    tilted = np.array([[1.0], [np.cos(spread)]])
    return np.asarray(
        tilted * np.array([[thigh_x + shank_x, -shank_x], [thigh_z + shank_z, -shank_z]])
    )
