"""The leg in the air: the measured runner's swing, fitted between two stances."""

from dataclasses import dataclass, replace
from functools import cache

import numpy as np
from scipy.optimize import brentq

from benchmarks.runner.kinematics import rotations
from benchmarks.runner.kinematics.foot import sole_clearance
from benchmarks.runner.kinematics.leg import KNEE, PITCH, SPREAD, THIGH, joints
from benchmarks.runner.kinematics.measured import MeasuredRunner, measured_runner
from benchmarks.runner.kinematics.motion import Kind
from benchmarks.runner.kinematics.pelvis import Pelvis
from benchmarks.runner.kinematics.stance import Stance
from formcheck.records import FloatArray, Side

# The ankle is furthest ahead of mid-hip 28 ms before initial contact: 146 stances of two runners
# on a force plate, SD 5 ms.
REACH_LEAD_S = 0.028
# Least room under the shoe in the middle of the swing.
CLEARANCE_M = 0.018
MID_SWING = np.linspace(0.3, 0.75, 16)
# Corrections to meet the speeds at either end fade within about a fifth of the swing.
FADE = 5
# Slowest and fastest movement of the ankle against mid-hip at contact that is tried.
SPEEDS_M_S = (-4.5, -0.05)
_EDGE_S = 1e-4


@dataclass(frozen=True)
class Swing:
    """One swing from toe-off to the same foot's landing.

    Postures are the measured runner's, scaled by `gain` (4,), plus what it takes to meet both
    stances in posture and speed, plus `raised` degrees of knee and half as much hip flexion to
    clear the belt. `ends` are the postures (2, 4), `speeds` their change per second (2, 4).
    """

    pelvis: Pelvis
    side: Side
    start_s: float
    end_s: float
    ends: FloatArray
    speeds: FloatArray
    gain: FloatArray
    raised_deg: float = 0.0

    def posture(self, time_s: FloatArray) -> FloatArray:
        """Return the leg's posture (T, 4) at times within the swing."""
        lasts_s = self.end_s - self.start_s
        done = (time_s - self.start_s) / lasts_s
        shape = self.gain * _template(done)
        shape_ends, shape_slopes = (self.gain * part for part in _template_ends())
        missing, rush = self.ends - shape_ends, self.speeds * lasts_s - shape_slopes
        s = done[..., None]
        early, late = s * (1.0 - s) ** FADE, -(1.0 - s) * s**FADE
        blend = s * s * (3.0 - 2.0 * s)
        fitted = missing[0] + (missing[1] - missing[0]) * blend + rush[0] * early + rush[1] * late
        # Most at 60 % of the swing, where the shoe passes under the body.
        lift = np.radians(self.raised_deg) * s**3 * (1.0 - s) ** 2 / (0.6**3 * 0.4**2)
        return np.asarray(shape + fitted + lift * np.array([0.5, 1.0, 0.0, 0.0]))

    def ankle_m(self, time_s: FloatArray) -> FloatArray:
        """Return the ankle (T, 3)."""
        hip_m = self.pelvis.hip_m(self.side, time_s)
        return joints(self.posture(time_s), hip_m, self.pelvis.bones)[1]

    def reach_lead_s(self) -> float:
        """How long before landing the ankle is furthest ahead of mid-hip, in the room."""
        return _lead_s(self, *_hip_from_centre(self))

    def clearance_m(self) -> float:
        """Least room under the shoe in mid-swing."""
        times_s = self.start_s + (self.end_s - self.start_s) * MID_SWING
        pitch = self.posture(times_s)[:, PITCH]
        sole = self.pelvis.bones.sole
        return float(sole_clearance(self.ankle_m(times_s)[:, 2], pitch, sole).min())


def peak_at(at: FloatArray, values: FloatArray) -> float:
    """Return where evenly sampled values (T,) are highest, finer than their spacing."""
    top = int(np.argmax(values))
    if not 0 < top < len(values) - 1:
        return float(at[top])
    left, middle, right = values[top - 1 : top + 2]
    return float(at[top] + (at[1] - at[0]) * 0.5 * (left - right) / (left - 2.0 * middle + right))


def make_swing(before: Stance, after: Stance) -> Swing:
    """Return the swing between two stances of the same foot, with room and the asked lead."""
    swing = _joining(before, after)
    lead_s = REACH_LEAD_S + float(before.pelvis.steps.reach_lead_s[after.step])
    for raised_deg in np.arange(0.0, 40.0, 3.0):
        swing = _with_lead(replace(swing, raised_deg=float(raised_deg)), lead_s)
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


def _with_lead(swing: Swing, lead_s: float) -> Swing:
    """Choose the ankle's speed at contact so that its furthest reach comes as early as asked."""
    times_s, hip_m = _hip_from_centre(swing)

    def excess_s(speed_m_s: float) -> float:
        return _lead_s(_landing_at(swing, speed_m_s), times_s, hip_m) - lead_s

    slow, fast = max(SPEEDS_M_S), min(SPEEDS_M_S)
    if excess_s(slow) > 0.0 or excess_s(fast) < 0.0:
        raise ValueError(
            f"expected a swing that reaches furthest {lead_s:.3f} s before landing, found none "
            f"for the {swing.side} foot at {swing.end_s:.2f} s; ask for less reach or a slower belt"
        )
    return _landing_at(swing, float(brentq(excess_s, fast, slow, xtol=1e-3)))


def _hip_from_centre(swing: Swing) -> tuple[FloatArray, FloatArray]:
    """Times at the end of a swing (T,), and the hip joint seen from mid-hip (T, 3)."""
    times_s = swing.end_s - np.linspace(0.12, 0.0, 61)
    return times_s, swing.pelvis.hip_m(swing.side, times_s) - swing.pelvis.centre_m(times_s)


def _lead_s(swing: Swing, times_s: FloatArray, hip_m: FloatArray) -> float:
    ahead = joints(swing.posture(times_s), hip_m, swing.pelvis.bones)[1]
    level = rotations.about_y(-np.radians(swing.pelvis.motion.incline_deg))
    return swing.end_s - peak_at(times_s, rotations.turned(level, ahead)[:, 0])


def _landing_at(swing: Swing, speed_m_s: float) -> Swing:
    """Give the ankle this forward speed against mid-hip, and the measured descent, at contact."""
    around_s = swing.end_s + np.array([-_EDGE_S, _EDGE_S])
    hips = np.diff(swing.pelvis.hip_m(swing.side, around_s), axis=0)[0] / (2.0 * _EDGE_S)
    centre = np.diff(swing.pelvis.centre_m(around_s), axis=0)[0] / (2.0 * _EDGE_S)
    wanted = np.array([speed_m_s + centre[0], -measured_runner().ankle_descent_m_s]) - hips[[0, 2]]
    thigh, knee, spread = (swing.ends[1, i] for i in (THIGH, KNEE, SPREAD))
    bones = swing.pelvis.bones
    shank_x, shank_z = bones.shank_m * np.cos(thigh - knee), bones.shank_m * np.sin(thigh - knee)
    thigh_x, thigh_z = bones.thigh_m * np.cos(thigh), bones.thigh_m * np.sin(thigh)
    tilted = np.array([[1.0], [np.cos(spread)]])
    moves = tilted * np.array([[thigh_x + shank_x, -shank_x], [thigh_z + shank_z, -shank_z]])
    speeds = swing.speeds.copy()
    speeds[1, [THIGH, KNEE]] = np.linalg.solve(moves, wanted)
    return replace(swing, speeds=speeds)


def _template(done: FloatArray) -> FloatArray:
    """Measured postures (T, 4) at shares of the swing."""
    measured = measured_runner()
    return _measured(measured, measured.contact_share + (1.0 - measured.contact_share) * done)


@cache
def _template_ends() -> tuple[FloatArray, FloatArray]:
    """Measured postures at both ends of the swing (2, 4), and their slopes per swing."""
    measured = measured_runner()
    ends = np.array([measured.contact_share, 1.0])
    slopes = (1.0 - measured.contact_share) * _measured(measured, ends, slope=True)
    return _measured(measured, ends), slopes


def _measured(measured: MeasuredRunner, phase: FloatArray, slope: bool = False) -> FloatArray:
    thigh, knee = (measured.curves[name] for name in ("thigh_deg", "knee_deg"))
    if slope:
        angles = [thigh.slope(phase), knee.slope(phase), measured.foot_pitch_slope(phase)]
    else:
        angles = [thigh.at(phase), knee.at(phase), measured.foot_pitch_at(phase)]
    angles.insert(SPREAD, np.zeros_like(phase))
    return np.radians(np.stack(angles, axis=-1))
