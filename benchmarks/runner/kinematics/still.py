"""Quiet standing on a belt that stands still."""

from dataclasses import dataclass

import numpy as np

from benchmarks.runner.kinematics import rotations
from benchmarks.runner.kinematics.bones import Bones
from benchmarks.runner.kinematics.leg import posture_reaching
from benchmarks.runner.kinematics.motion import Motion
from benchmarks.runner.kinematics.pelvis import left_sign
from formcheck.records import FloatArray, Side

# Hip to ankle as a share of the leg's length: knees bent by about 10°.
STANDING_REACH = 0.9962
# Slow sway of someone who stands at ease.
SWAY_M = 0.004
SWAY_HZ = 0.3


@dataclass(frozen=True)
class StillPelvis:
    """Level pelvis of someone who stands, swaying a little."""

    motion: Motion
    bones: Bones

    def obliquity_deg(self, time_s: FloatArray) -> FloatArray:
        """Return zeros (T,)."""
        return np.zeros_like(time_s)

    def rotation(self, time_s: FloatArray) -> FloatArray:
        """Return the frames (T, 3, 3) of the pelvis."""
        tilt_deg = self.motion.pelvis.tilt_deg + self.motion.incline_deg
        return rotations.about_y(np.full(time_s.shape, np.radians(tilt_deg)))

    def centre_m(self, time_s: FloatArray) -> FloatArray:
        """Return mid-hip (T, 3)."""
        sway_m = SWAY_M * np.sin(2.0 * np.pi * SWAY_HZ * time_s)
        aside_m = (self.motion.legs.step_width_m - self.bones.hip_width_m) / 2.0
        leg_m = np.sqrt((STANDING_REACH * self.bones.leg_m) ** 2 - (abs(aside_m) + SWAY_M) ** 2)
        height_m = np.full_like(time_s, leg_m + _ankle_height_m(self.bones))
        return np.stack([np.zeros_like(time_s), sway_m, height_m], axis=-1)

    def hip_m(self, side: Side, time_s: FloatArray) -> FloatArray:
        """Return the hip joint of one side (T, 3)."""
        half = left_sign(side) * self.bones.hip_width_m / 2.0
        return self.centre_m(time_s) + half * self.rotation(time_s)[..., :, 1]


@dataclass(frozen=True)
class Standing:
    """Legs of someone who stands with both feet flat."""

    pelvis: StillPelvis

    def phase(self, time_s: FloatArray) -> FloatArray:
        """Return zeros (T,): no step is made."""
        return np.zeros_like(time_s)

    def posture(self, side: Side, time_s: FloatArray) -> FloatArray:
        """Return the posture (T, 4) of one leg, see `leg`."""
        motion, bones = self.pelvis.motion, self.pelvis.bones
        aside_m = left_sign(side) * motion.legs.step_width_m / 2.0
        ankle_m = np.array([0.0, aside_m, _ankle_height_m(bones)])
        hip_m = self.pelvis.hip_m(side, time_s)
        return posture_reaching(
            hip_m, np.broadcast_to(ankle_m, hip_m.shape), np.zeros(len(time_s)), bones
        )


def _ankle_height_m(bones: Bones) -> float:
    return bones.sole.heel_radius_m - bones.sole.heel_m[1]
