"""The leg while its foot is on the belt."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.interpolate import PchipInterpolator

from benchmarks.runner.kinematics.foot import rolled_ankle
from benchmarks.runner.kinematics.landing import landing_offset_m, sideways_m
from benchmarks.runner.kinematics.leg import posture_reaching
from benchmarks.runner.kinematics.pelvis import Pelvis, left_sign
from formcheck.records import FloatArray

# The foot is flat in this part of stance; before it comes down, after it the heel rises.
FLAT_FROM, FLAT_TO = 0.22, 0.42
COMING_DOWN = ((0.0, 1.0), (0.10, 0.42), (FLAT_FROM, 0.0))
# Share of the pitch at toe-off: runner RBDS001 (measured_runner.toml), mean of both feet.
HEEL_RISE = ((FLAT_TO, 0.0), (0.55, 0.05), (0.66, 0.16), (0.775, 0.37), (0.886, 0.67), (1.0, 1.0))


@dataclass(frozen=True)
class Stance:
    """One stance: the foot goes with the belt and rolls on it; the leg follows."""

    pelvis: Pelvis
    step: int

    @property
    def start_s(self) -> float:
        """Initial contact."""
        return float(self.pelvis.steps.contact_s[self.step])

    @property
    def end_s(self) -> float:
        """Toe-off."""
        return float(self.pelvis.steps.toe_off_s[self.step])

    @cached_property
    def _pitch(self) -> PchipInterpolator:
        motion = self.pelvis.motion
        landing_deg, leaving_deg = motion.landing.foot_pitch_deg, motion.legs.toe_off_pitch_deg
        knots = [(at, landing_deg * share) for at, share in COMING_DOWN]
        knots += [(at, leaving_deg * share) for at, share in HEEL_RISE]
        at, pitch_deg = zip(*knots, strict=True)
        return PchipInterpolator(at, np.radians(pitch_deg))

    @cached_property
    def _flat_m(self) -> float:
        """Where along the belt the flat ankle is, in the room at initial contact."""
        steps = self.pelvis.steps
        at_contact = np.array([self.start_s])
        hip_m = self.pelvis.hip_m(steps.side(self.step), at_contact)[0, 0]
        along, _ = rolled_ankle(self._pitch(np.zeros(1)), self.pelvis.bones.sole)
        return float(hip_m + landing_offset_m(self.pelvis, self.step)[0] - self._ahead(along)[0])

    def ankle_m(self, time_s: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Return ankle (T, 3) and pitch of the foot (T,) at times within stance."""
        done = (time_s - self.start_s) / (self.end_s - self.start_s)
        pitch = np.asarray(self._pitch(np.clip(done, 0.0, 1.0)))
        along, height_m = rolled_ankle(pitch, self.pelvis.bones.sole)
        belt = self.pelvis.steps.belt
        gone = belt.travel_m(time_s) - belt.travel_m(np.array(self.start_s))
        sign = left_sign(self.pelvis.steps.side(self.step))
        aside = sideways_m(self.pelvis.motion, sign, along)
        return np.stack([self._flat_m - gone + self._ahead(along), aside, height_m], -1), pitch

    def posture(self, time_s: FloatArray) -> FloatArray:
        """Return the leg's posture (T, 4) at times within stance."""
        hip_m = self.pelvis.hip_m(self.pelvis.steps.side(self.step), time_s)
        ankle_m, pitch = self.ankle_m(time_s)
        return posture_reaching(hip_m, ankle_m, pitch, self.pelvis.bones)

    def reach(self, time_s: FloatArray) -> FloatArray:
        """Return the distance hip to ankle as a share of the leg's length (T,)."""
        hip_m = self.pelvis.hip_m(self.pelvis.steps.side(self.step), time_s)
        way = self.ankle_m(time_s)[0] - hip_m
        return np.asarray(np.linalg.norm(way, axis=-1) / self.pelvis.bones.leg_m)

    def _ahead(self, along: FloatArray) -> FloatArray:
        return np.asarray(np.cos(np.radians(self.pelvis.motion.legs.toe_out_deg)) * along)
