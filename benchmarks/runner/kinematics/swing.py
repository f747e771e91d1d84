"""The leg in the air: the measured runner's swing, fitted between two stances."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from benchmarks.runner.kinematics import rotations
from benchmarks.runner.kinematics.foot import sole_clearance
from benchmarks.runner.kinematics.leg import PITCH, SPREAD, joints
from benchmarks.runner.kinematics.measured import MeasuredRunner, measured_runner
from benchmarks.runner.kinematics.pelvis import Pelvis
from formcheck.records import FloatArray, Side

MID_SWING = np.linspace(0.3, 0.75, 16)
# Corrections to meet the speeds at either end fade within about a fifth of the swing.
FADE = 5
# The pull before landing acts within about the last quarter of the swing; one over a shorter time
# has to bend the knee further for the same change of speed.
PULL_FADE = 7


@dataclass(frozen=True)
class Swing:
    """One swing from toe-off to the same foot's landing.

    Postures are the measured runner's, scaled by `gain` (4,), plus what it takes to meet both
    stances in posture and speed, plus `raised` degrees of knee and half as much hip flexion to
    clear the belt. `ends` are the postures (2, 4), `speeds` their change per second (2, 4);
    `pull` (4,) bends the way to the landing and leaves posture and speed there as they are.
    """

    pelvis: Pelvis
    side: Side
    start_s: float
    end_s: float
    ends: FloatArray
    speeds: FloatArray
    gain: FloatArray
    raised_deg: float = 0.0
    pull: FloatArray | None = None

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
        posture = np.asarray(shape + fitted + lift * np.array([0.5, 1.0, 0.0, 0.0]))
        if self.pull is None:
            return posture
        return np.asarray(posture + self.pull * s**PULL_FADE * (1.0 - s) ** 2)

    def ankle_m(self, time_s: FloatArray) -> FloatArray:
        """Return the ankle (T, 3)."""
        hip_m = self.pelvis.hip_m(self.side, time_s)
        return joints(self.posture(time_s), hip_m, self.pelvis.bones)[1]

    def reach_lead_s(self) -> float:
        """How long before landing the ankle is furthest ahead of mid-hip, in the room."""
        return lead_s(self, *hip_from_centre(self))

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


def hip_from_centre(swing: Swing) -> tuple[FloatArray, FloatArray]:
    """Return times at the end of a swing (T,), and the hip joint seen from mid-hip (T, 3)."""
    times_s = swing.end_s - np.linspace(0.12, 0.0, 61)
    return times_s, swing.pelvis.hip_m(swing.side, times_s) - swing.pelvis.centre_m(times_s)


def lead_s(swing: Swing, times_s: FloatArray, hip_m: FloatArray) -> float:
    """Return how long before landing the ankle is furthest ahead; see `hip_from_centre`."""
    ahead = joints(swing.posture(times_s), hip_m, swing.pelvis.bones)[1]
    level = rotations.about_y(-np.radians(swing.pelvis.motion.incline_deg))
    return swing.end_s - peak_at(times_s, rotations.turned(level, ahead)[:, 0])


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
