"""Angles and lengths of the leg in the side view."""

import numpy as np

from formcheck.records import Facing, FloatArray, PoseSequence, Side


def shank_angle_deg(pose: PoseSequence, side: Side, facing: Facing) -> FloatArray:
    """Lean of the shank against the vertical of the picture; + = ankle ahead of knee, (T,)."""
    return _lean_deg(pose.sided(side, "ankle") - pose.sided(side, "knee"), facing)


def knee_flexion_deg(pose: PoseSequence, side: Side, facing: Facing) -> FloatArray:
    """Thigh lean minus shank lean; 0 = straight, + = flexed, shape (T,)."""
    thigh = _lean_deg(pose.sided(side, "knee") - pose.sided(side, "hip"), facing)
    flexion = thigh - shank_angle_deg(pose, side, facing)
    return np.asarray((flexion + 180.0) % 360.0 - 180.0)


def ankle_ahead_of_hip_px(pose: PoseSequence, side: Side, facing: Facing) -> FloatArray:
    """Horizontal distance from mid-hip to the ankle; + = ankle ahead, shape (T,)."""
    ahead = pose.sided(side, "ankle")[:, 0] - pose.middle("hip")[:, 0]
    return np.asarray(facing.sign * ahead)


def leg_length_px(pose: PoseSequence, side: Side) -> float:
    """Thigh plus shank, pixels: the median over the clip, since foreshortening is mostly small."""
    thigh = np.linalg.norm(pose.sided(side, "knee") - pose.sided(side, "hip"), axis=1)
    shank = np.linalg.norm(pose.sided(side, "ankle") - pose.sided(side, "knee"), axis=1)
    whole = thigh + shank
    return float(np.nanmedian(whole)) if np.isfinite(whole).any() else float("nan")


def _lean_deg(downward_px: FloatArray, facing: Facing) -> FloatArray:
    """Angle between straight down and a vector that points down the limb, + = forward."""
    return np.asarray(np.degrees(np.arctan2(facing.sign * downward_px[:, 0], downward_px[:, 1])))
