"""Posture of the leg at initial contact, and the height of the hips that goes with it."""

from dataclasses import replace

import numpy as np

from benchmarks.runner.kinematics.bones import Bones
from benchmarks.runner.kinematics.foot import rolled_ankle
from benchmarks.runner.kinematics.motion import Landing, Motion
from benchmarks.runner.kinematics.pelvis import Pelvis, left_sign
from benchmarks.runner.kinematics.steps import Steps
from formcheck.records import FloatArray


def shank_and_knee(landing: Landing, bones: Bones) -> tuple[float, float]:
    """Return shank angle and knee flexion in radians, from whichever two figures are given."""
    shank = _radians(landing.shank_angle_deg)
    knee = _radians(landing.knee_flexion_deg)
    ahead_m = landing.ankle_ahead_of_hip_m
    if ahead_m is None:
        assert shank is not None and knee is not None
        return shank, knee
    if shank is not None:
        return shank, float(
            np.arcsin((ahead_m - bones.shank_m * np.sin(shank)) / bones.thigh_m)
        ) - shank
    assert knee is not None
    along = bones.thigh_m * np.cos(knee) + bones.shank_m
    across = bones.thigh_m * np.sin(knee)
    return float(np.arcsin(ahead_m / np.hypot(along, across)) - np.arctan2(across, along)), knee


def landed_pelvis(motion: Motion, steps: Steps, bones: Bones) -> Pelvis:
    """Return the pelvis whose height makes every landing as asked."""
    pelvis = Pelvis(motion, steps, bones, np.zeros(len(steps.contact_s)))
    heights_m = [_height_above(pelvis, step) for step in range(len(steps.contact_s))]
    return replace(pelvis, height_m=np.array(heights_m))


def sideways_m(motion: Motion, sign: float, along_m: FloatArray) -> FloatArray:
    """Return where across the belt an ankle is that is rolled along its turned-out foot."""
    turn = np.radians(motion.legs.toe_out_deg)
    return np.asarray(sign * (motion.legs.step_width_m / 2.0 + np.sin(turn) * along_m))


def landing_offset_m(pelvis: Pelvis, step: int) -> tuple[float, float]:
    """How far the ankle is ahead of its hip along the belt at one landing, and how far below."""
    motion, bones, steps = pelvis.motion, pelvis.bones, pelvis.steps
    shank, knee = shank_and_knee(motion.landing, bones)
    shank += np.radians(steps.shank_deg[step] - motion.incline_deg)
    knee += np.radians(steps.knee_deg[step])
    side = steps.side(step)
    along, _ = rolled_ankle(np.radians([motion.landing.foot_pitch_deg]), bones.sole)
    hip = pelvis.hip_m(side, steps.contact_s[step : step + 1])[0]
    aside_m = float(sideways_m(motion, left_sign(side), along)[0]) - hip[1]
    in_plane, below_m = shank, bones.leg_m
    for _ in range(6):
        # The angle is asked in the sagittal plane; the leg's own plane is tilted sideways.
        tilt = np.arctan2(aside_m, below_m)
        in_plane = np.arctan(np.tan(shank) * np.cos(tilt))
        down = bones.thigh_m * np.cos(in_plane + knee) + bones.shank_m * np.cos(in_plane)
        below_m = np.sqrt(down**2 - aside_m**2)
    ahead_m = bones.thigh_m * np.sin(in_plane + knee) + bones.shank_m * np.sin(in_plane)
    return float(ahead_m), float(below_m)


def _height_above(pelvis: Pelvis, step: int) -> float:
    """How far the hip has to be raised at one landing."""
    steps = pelvis.steps
    pitch = np.radians([pelvis.motion.landing.foot_pitch_deg])
    _, ankle_m = rolled_ankle(pitch, pelvis.bones.sole)
    hip = pelvis.hip_m(steps.side(step), steps.contact_s[step : step + 1])[0]
    return landing_offset_m(pelvis, step)[1] + float(ankle_m[0] - hip[2])


def _radians(angle_deg: float | None) -> float | None:
    return None if angle_deg is None else float(np.radians(angle_deg))
