"""Running form stride by stride: a change of form ends a steady part."""

import numpy as np

from formcheck.gait.joint_angles import knee_flexion_deg
from formcheck.gait.steady import Series
from formcheck.records import Facing, FloatArray, PoseSequence, Side

# How far stride means may drift or swing, beyond their scatter. In 15 side clips of constant form,
# five of them of real people and two from a phone in the hand, trunk lean swings by up to 6°, the
# knees' mean flexion by 8° with its scatter, the hips by 0.05 leg lengths; one runner who bends
# over on purpose leans by 20°.
MAX_LEAN_DEG = 8.0
MAX_KNEE_DEG = 8.0
MAX_HIP_LEG_LENGTHS = 0.08


def form_series(
    pose: PoseSequence, steps_s: FloatArray, near: Side, facing: Facing
) -> list[Series]:
    """Return trunk lean, knee flexion and hip height of each stride.

    Parameters
    ----------
    pose
        Clean landmarks.
    steps_s
        Times of the steps of both legs; every second one ends a stride. Shape (N,).
    near, facing
        The leg nearest to the camera, and the direction in which the runner faces.
    """
    most = (MAX_LEAN_DEG, MAX_KNEE_DEG, MAX_HIP_LEG_LENGTHS)
    curves = (_trunk_lean_deg(pose, facing), _knees_deg(pose, facing), _hip_height(pose, near))
    return [
        Series(steps_s[:-2][known], values[known], limit, limit)
        for curve, limit in zip(curves, most, strict=True)
        for values in [_stride_means(pose.timestamps_s, curve, steps_s)]
        for known in [np.isfinite(values)]
    ]


def _stride_means(times_s: FloatArray, curve: FloatArray, steps_s: FloatArray) -> FloatArray:
    known = np.isfinite(curve)
    total, count = (
        np.concatenate([[0.0], np.cumsum(x)]) for x in (np.where(known, curve, 0.0), known)
    )
    first, last = (np.searchsorted(times_s, each_s) for each_s in (steps_s[:-2], steps_s[2:]))
    counted = count[last] - count[first]
    with np.errstate(invalid="ignore"):
        return np.asarray((total[last] - total[first]) / counted)


def _trunk_lean_deg(pose: PoseSequence, facing: Facing) -> FloatArray:
    """Lean of the trunk against the vertical of the picture, + = forward."""
    trunk = pose.middle("shoulder") - pose.middle("hip")
    return np.asarray(np.degrees(np.arctan2(facing.sign * trunk[:, 0], -trunk[:, 1])))


def _knees_deg(pose: PoseSequence, facing: Facing) -> FloatArray:
    flexions = [knee_flexion_deg(pose, side, facing) for side in (Side.LEFT, Side.RIGHT)]
    return np.asarray(np.mean(flexions, axis=0))


def _hip_height(pose: PoseSequence, near: Side) -> FloatArray:
    """Height of mid-hip above the lower foot, in lengths of the near leg in the same frame."""
    feet = [
        pose.sided(side, part)[:, 1]
        for side in (Side.LEFT, Side.RIGHT)
        for part in pose.skeleton.both("ankle", "heel")
    ]
    thigh, shank = (
        pose.sided(near, a) - pose.sided(near, b) for a, b in (("hip", "knee"), ("knee", "ankle"))
    )
    leg_px = np.linalg.norm(thigh, axis=1) + np.linalg.norm(shank, axis=1)
    return np.asarray((np.max(feet, axis=0) - pose.middle("hip")[:, 1]) / leg_px)
