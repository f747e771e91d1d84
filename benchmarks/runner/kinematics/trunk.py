"""Trunk, head and arms, which follow the pelvis and the rhythm of the steps."""

from dataclasses import dataclass

import numpy as np

from benchmarks.runner.kinematics import rotations
from benchmarks.runner.kinematics.bones import Bones
from benchmarks.runner.kinematics.motion import Motion
from benchmarks.runner.kinematics.pelvis import left_sign
from benchmarks.runner.kinematics.rotations import turned
from formcheck.records import FloatArray, Side

# Offsets at 1.75 m, in the frame of the part they hang on.
LUMBAR_M = (-0.012, 0.0, 0.060)
LUMBAR_LENGTH_M = 0.205
THORAX_LENGTH_M = 0.290
SHOULDERS_M = (0.012, 0.0, -0.036)
SHOULDER_PER_WIDTH = 0.5
HEAD_M = (0.052, 0.0, 0.152)
NOSE_M = (0.112, 0.0, -0.030)
HAND_M = 0.088
# The chest turns against the pelvis by as much as this, per degree of the pelvis.
COUNTER_TURN_DEG = 6.0
# The arms lag the opposite leg by this much of a step's half turn.
ARM_LAG_RAD = 0.25
ELBOW_SWING = 0.5


@dataclass(frozen=True)
class Trunk:
    """Trunk, head and arms at times (T,).

    Attributes
    ----------
    steps_made, obliquity_rad
        Phase of the steps and turn of the pelvis (T,).
    """

    motion: Motion
    bones: Bones
    steps_made: FloatArray
    obliquity_rad: FloatArray

    def add(self, points_m: dict[str, FloatArray], frames: dict[str, FloatArray]) -> None:
        """Add trunk, head and arms to points (T, 3) and frames (T, 3, 3) in the room."""
        scale, lean = self.bones.scale, np.radians(self.motion.trunk.lean_deg)
        beat = np.sin(np.pi * self.steps_made) * float(self.motion.arms.swing_deg > 0.0)
        chest_turn = -np.radians(COUNTER_TURN_DEG) * beat
        lumbar = self._part(self.motion.trunk.lumbar_follows, 0.2 * chest_turn, 0.5 * lean)
        thorax = self._part(self.motion.trunk.thorax_follows, chest_turn, lean)
        waist_m = points_m["mid_hip"] + turned(frames["pelvis"], np.multiply(LUMBAR_M, scale))
        chest_m = waist_m + lumbar[..., :, 2] * LUMBAR_LENGTH_M * scale
        neck_m = chest_m + thorax[..., :, 2] * THORAX_LENGTH_M * scale
        head = np.broadcast_to(rotations.about_y(np.radians(4.0)), thorax.shape)
        head_m = neck_m + turned(head, np.multiply(HEAD_M, scale))
        points_m |= {"waist": waist_m, "chest": chest_m, "neck": neck_m, "head": head_m}
        points_m["nose"] = head_m + turned(head, np.multiply(NOSE_M, scale))
        frames |= {"lumbar": lumbar, "thorax": thorax, "head": head}
        for side in (Side.LEFT, Side.RIGHT):
            self._add_arm(side, points_m, frames)

    def _part(self, follows: float, turn: FloatArray, lean: float) -> FloatArray:
        roll = rotations.about_x(follows * self.obliquity_rad)
        return rotations.about_z(turn) @ roll @ rotations.about_y(lean)

    def _add_arm(
        self, side: Side, points_m: dict[str, FloatArray], frames: dict[str, FloatArray]
    ) -> None:
        params, sign = self.motion.arms, left_sign(side)
        thorax = frames["thorax"]
        # The left arm is furthest back when the left foot lands.
        beat = np.cos(np.pi * self.steps_made + ARM_LAG_RAD) * sign
        flexion = np.radians(params.mean_flexion_deg - params.swing_deg * beat)
        elbow = np.radians(params.elbow_deg - ELBOW_SWING * params.swing_deg * beat)
        apart = rotations.about_x(sign * np.radians(params.abduction_deg))
        upper = thorax @ apart @ rotations.about_y(-flexion)
        inward = rotations.about_z(-sign * np.radians(params.inward_deg))
        fore = upper @ inward @ rotations.about_y(-elbow)
        half = sign * SHOULDER_PER_WIDTH * self.bones.shoulder_width_m
        middle_m = points_m["neck"] + turned(thorax, np.multiply(SHOULDERS_M, self.bones.scale))
        shoulder_m = middle_m + half * thorax[..., :, 1]
        elbow_m = shoulder_m - upper[..., :, 2] * self.bones.upper_arm_m
        wrist_m = elbow_m - fore[..., :, 2] * self.bones.forearm_m
        points_m |= {
            f"{side}_shoulder": shoulder_m,
            f"{side}_elbow": elbow_m,
            f"{side}_wrist": wrist_m,
            f"{side}_hand": wrist_m - fore[..., :, 2] * HAND_M * self.bones.scale,
        }
        frames |= {f"{side}_upper_arm": upper, f"{side}_forearm": fore}
