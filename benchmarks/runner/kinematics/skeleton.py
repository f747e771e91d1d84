"""Where every joint and body part is, in the room, at each time."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from benchmarks.runner.kinematics import rotations
from benchmarks.runner.kinematics.bones import Bones
from benchmarks.runner.kinematics.foot import toe_pitch
from benchmarks.runner.kinematics.leg import KNEE, PITCH, SPREAD, THIGH, joints
from benchmarks.runner.kinematics.legs import Gait, make_gait
from benchmarks.runner.kinematics.motion import Kind, Motion
from benchmarks.runner.kinematics.pelvis import left_sign
from benchmarks.runner.kinematics.rotations import turned
from benchmarks.runner.kinematics.still import Standing, StillPelvis
from benchmarks.runner.kinematics.trunk import Trunk
from formcheck.records import FloatArray, Side

SIDES = (Side.LEFT, Side.RIGHT)
# Back of the shoe and tip of the toes, from the ankle and from the ball's centre; at 1.75 m.
HEEL_BACK_M = (-0.062, 0.0, -0.058)
TOE_TIP_M = (0.078, 0.0, 0.006)
# Dimples over the posterior superior iliac spines, from mid-hip in the pelvis: 76 mm apart and
# 121 mm behind the hip joints on runner RBDS001.
PSIS_M = (-0.118, 0.038, 0.070)


@dataclass(frozen=True)
class Skeleton:
    """Joints and frames of one body in the room: x forward, y to its left, z up.

    Attributes
    ----------
    points_m
        By name, (T, 3).
    frames
        By name of the body part, (T, 3, 3): forward, left and up as columns.
    """

    points_m: Mapping[str, FloatArray]
    frames: Mapping[str, FloatArray]

    def at(self, index: int) -> "Skeleton":
        """Return one moment: points (3,) and frames (3, 3)."""
        points_m = {name: point[index] for name, point in self.points_m.items()}
        return Skeleton(points_m, {name: frame[index] for name, frame in self.frames.items()})


@dataclass(frozen=True)
class Mover:
    """A body that moves: its legs, and what follows from them."""

    motion: Motion
    bones: Bones
    legs: Gait | Standing

    def skeleton(self, time_s: FloatArray) -> Skeleton:
        """Return joints and frames in the room at times (T,)."""
        points_m, frames = self._lower_body(time_s)
        level = incline_rotation(self.motion)
        points_m = {name: turned(level, point) for name, point in points_m.items()}
        frames = {name: level @ frame for name, frame in frames.items()}
        steps_made = self.legs.phase(time_s)
        obliquity = np.radians(self.legs.pelvis.obliquity_deg(time_s))
        Trunk(self.motion, self.bones, steps_made, obliquity).add(points_m, frames)
        return Skeleton(points_m, frames)

    def _lower_body(
        self, time_s: FloatArray
    ) -> tuple[dict[str, FloatArray], dict[str, FloatArray]]:
        """Pelvis and legs in the frame of the belt."""
        pelvis = self.legs.pelvis
        points_m = {"mid_hip": pelvis.centre_m(time_s)}
        frames = {"pelvis": pelvis.rotation(time_s)}
        for side in SIDES:
            self._add_leg(side, time_s, points_m, frames)
            psis = np.multiply(PSIS_M, [1.0, left_sign(side), 1.0]) * self.bones.scale
            points_m[f"{side}_psis"] = points_m["mid_hip"] + turned(frames["pelvis"], psis)
        return points_m, frames

    def _add_leg(
        self,
        side: Side,
        time_s: FloatArray,
        points_m: dict[str, FloatArray],
        frames: dict[str, FloatArray],
    ) -> None:
        posture = self.legs.posture(side, time_s)
        hip_m = self.legs.pelvis.hip_m(side, time_s)
        knee_m, ankle_m = joints(posture, hip_m, self.bones)
        thigh, knee, spread, pitch = (posture[:, i] for i in (THIGH, KNEE, SPREAD, PITCH))
        points_m |= {f"{side}_hip": hip_m, f"{side}_knee": knee_m, f"{side}_ankle": ankle_m}
        plane = rotations.about_x(spread)
        frames[f"{side}_thigh"] = plane @ rotations.about_y(-thigh)
        frames[f"{side}_shank"] = plane @ rotations.about_y(knee - thigh)
        self._add_foot(side, ankle_m, pitch, points_m, frames)

    def _add_foot(
        self,
        side: Side,
        ankle_m: FloatArray,
        pitch: FloatArray,
        points_m: dict[str, FloatArray],
        frames: dict[str, FloatArray],
    ) -> None:
        sole = self.bones.sole
        out = rotations.about_z(left_sign(side) * np.radians(self.motion.legs.toe_out_deg))
        foot = out @ rotations.about_y(-pitch)
        toes = out @ rotations.about_y(-toe_pitch(ankle_m[:, 2], pitch, sole))
        ball_m = ankle_m + turned(foot, [sole.ball_m[0], 0.0, sole.ball_m[1]])
        frames |= {f"{side}_foot": foot, f"{side}_toes": toes}
        points_m |= {
            f"{side}_ball": ball_m,
            f"{side}_sole_heel": ankle_m + turned(foot, [sole.heel_m[0], 0.0, sole.heel_m[1]]),
            f"{side}_heel": ankle_m + turned(foot, np.multiply(HEEL_BACK_M, self.bones.scale)),
            f"{side}_toe": ball_m + turned(toes, np.multiply(TOE_TIP_M, self.bones.scale)),
        }


def incline_rotation(motion: Motion) -> FloatArray:
    """Return the turn (3, 3) from the frame of the belt to that of the room."""
    return rotations.about_y(-np.radians(motion.incline_deg))


def make_mover(motion: Motion, bones: Bones, duration_s: float) -> Mover:
    """Return the body that does a motion throughout a clip of this duration."""
    if motion.kind is Kind.STAND:
        return Mover(motion, bones, Standing(StillPelvis(motion, bones)))
    return Mover(motion, bones, make_gait(motion, bones, duration_s))
