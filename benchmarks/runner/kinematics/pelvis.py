"""Movement of the pelvis over the belt."""

from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
from scipy.interpolate import CubicSpline

from benchmarks.runner.kinematics import rotations
from benchmarks.runner.kinematics.bones import Bones
from benchmarks.runner.kinematics.measured import measured_runner
from benchmarks.runner.kinematics.motion import Kind, Motion
from benchmarks.runner.kinematics.steps import Steps
from formcheck.records import FloatArray, Side

# Half the duration of a drop in steps; under 1 − 0.38, so that a drop is over when the next peaks.
DROP_HALF_WIDTH = 0.62
# Change of the forward tilt within a step.
TILT_SWING_DEG = 1.5


def left_sign(side: Side) -> float:
    """+1 for the left side, −1 for the right."""
    return 1.0 if side is Side.LEFT else -1.0


@dataclass(frozen=True)
class Pelvis:
    """Pelvis of a moving runner, in the belt's frame.

    Attributes
    ----------
    motion, steps, bones
        What it follows.
    height_m
        What has to be added to the oscillation, so that every landing is as asked: heights at the
        initial contacts (N,).
    """

    motion: Motion
    steps: Steps
    bones: Bones
    height_m: FloatArray

    def obliquity_deg(self, time_s: FloatArray) -> FloatArray:
        """Return the turn of the hip line (T,), left side higher positive."""
        steps_made = self.steps.phase(time_s)
        if self.motion.pelvis.measured_obliquity:
            return measured_runner().curves["obliquity_deg"].at(steps_made / 2.0)
        peak = self.motion.pelvis.drop_peak_at * 2.0 * self.steps.contact_share
        step = np.arange(len(self.steps.contact_s))
        apart = (steps_made[..., None] - step - peak) / DROP_HALF_WIDTH
        bumps = np.cos(np.clip(apart, -1.0, 1.0) * np.pi / 2.0) ** 2
        return np.asarray(bumps @ (np.where(step % 2, -1.0, 1.0) * self.steps.drop_deg))

    def rotation(self, time_s: FloatArray) -> FloatArray:
        """Return the frames (T, 3, 3) of the pelvis: forward, left, up as columns."""
        steps_made = self.steps.phase(time_s)
        params = self.motion.pelvis
        turn = np.radians(params.rotation_deg) * np.sin(np.pi * steps_made)
        swing = TILT_SWING_DEG * np.cos(2.0 * np.pi * (steps_made - 0.2))
        tilt = np.radians(params.tilt_deg + self.motion.incline_deg + swing)
        roll = np.radians(self.obliquity_deg(time_s))
        return rotations.about_z(turn) @ rotations.about_x(roll) @ rotations.about_y(tilt)

    def centre_m(self, time_s: FloatArray) -> FloatArray:
        """Return mid-hip (T, 3)."""
        steps_made = self.steps.phase(time_s)
        sway = self.motion.pelvis.lateral_sway_m * np.cos(np.pi * steps_made)
        oscillation, ahead = self._within_step(steps_made)
        return np.stack([ahead, sway, self._heights(time_s) + oscillation], axis=-1)

    def hip_m(self, side: Side, time_s: FloatArray) -> FloatArray:
        """Return the hip joint of one side (T, 3)."""
        half = left_sign(side) * self.bones.hip_width_m / 2.0
        return self.centre_m(time_s) + half * self.rotation(time_s)[..., :, 1]

    @cached_property
    def _heights(self) -> CubicSpline:
        return CubicSpline(self.steps.contact_s, self.height_m)

    def _within_step(self, steps_made: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Height and forward movement about their means, in metres."""
        travel = self.motion.pelvis.vertical_oscillation_m
        if self.motion.kind is Kind.WALK:
            # An inverted pendulum: highest over the standing foot.
            middle = self.steps.contact_share
            turn = 2.0 * np.pi * (steps_made - middle)
            return travel / 2.0 * np.cos(turn), np.zeros_like(steps_made)
        curves = measured_runner().curves
        stride = self._warped(steps_made) / 2.0
        height = curves["height_mm"].at(stride) / _measured_travel_mm()
        return travel * height, curves["forward_mm"].at(stride) / 1000.0

    def _warped(self, steps_made: FloatArray) -> FloatArray:
        """Steps made with toe-off moved to where the measured runner has it."""
        toe_off = 2.0 * self.steps.contact_share
        measured = 2.0 * measured_runner().contact_share
        # Beyond 0.25 the warped clock would come close to standing still.
        size = np.clip((measured - toe_off) / np.sin(np.pi * toe_off) ** 2, -0.25, 0.25)
        return np.asarray(steps_made + size * np.sin(np.pi * steps_made) ** 2)


@cache
def _measured_travel_mm() -> float:
    """How far the measured mid-hip goes up and down in a step."""
    return float(np.ptp(measured_runner().curves["height_mm"].at(np.linspace(0.0, 0.5, 200))))
