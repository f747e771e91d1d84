"""Joints of a pose: two bones of fixed length reach from hip to ankle, and shoulder to wrist."""

from dataclasses import dataclass

import numpy as np

from formcheck.drawings.exercises import body
from formcheck.drawings.exercises.pose import Limb, Pose, Triple
from formcheck.records.arrays import FloatArray

# A limb may miss its end by this share of its length, so that data need not be exact.
_SLACK = 0.02


@dataclass(frozen=True, eq=False)
class Chain:
    """Joints of a limb from the body outwards, and the direction of its fingers or toes."""

    root: FloatArray
    middle: FloatArray
    end: FloatArray
    tip: FloatArray


@dataclass(frozen=True, eq=False)
class Skeleton:
    """All joints of a body; directions have length one."""

    pelvis: FloatArray
    neck: FloatArray
    front: FloatArray
    up: FloatArray
    left: FloatArray
    head: FloatArray
    gaze: FloatArray
    legs: tuple[Chain, Chain]
    arms: tuple[Chain, Chain]


def skeleton_of(pose: Pose) -> Skeleton:
    """Return the joints of a pose.

    Raises
    ------
    ValueError
        If a limb would have to be longer than it is.
    """
    up, front = _unit(pose.trunk), _unit(pose.front)
    left = _unit(np.cross(up, front))
    front = np.cross(left, up)
    hips = left if pose.hips is None else _unit(pose.hips)
    pelvis = np.array(pose.pelvis)
    neck = pelvis + body.TRUNK * up
    legs = [
        _leg(limb, pelvis + side * body.HALF_HIPS * hips, front)
        for limb, side in ((pose.left_leg, 1.0), (pose.right_leg, -1.0))
    ]
    arms = [
        _arm(limb, neck + side * body.HALF_SHOULDERS * left)
        for limb, side in ((pose.left_arm, 1.0), (pose.right_arm, -1.0))
    ]
    head = up if pose.head is None else _unit(pose.head)
    gaze = front if pose.gaze is None else _unit(pose.gaze)
    return Skeleton(
        pelvis, neck, front, up, left, neck + body.HEAD_UP * head, gaze,
        (legs[0], legs[1]), (arms[0], arms[1]),
    )  # fmt: skip


def _leg(limb: Limb, hip: FloatArray, front: FloatArray) -> Chain:
    knee, ankle = _reach(hip, limb, body.THIGH, body.SHANK)
    return Chain(hip, knee, ankle, front if limb.tip is None else _unit(limb.tip))


def _arm(limb: Limb, shoulder: FloatArray) -> Chain:
    elbow, wrist = _reach(shoulder, limb, body.UPPER_ARM, body.FOREARM)
    return Chain(
        shoulder, elbow, wrist, _unit(wrist - elbow) if limb.tip is None else _unit(limb.tip)
    )


def _reach(
    root: FloatArray, limb: Limb, upper: float, lower: float
) -> tuple[FloatArray, FloatArray]:
    """Return the middle joint and the end of a limb, by the law of cosines."""
    to_end = np.array(limb.end) - root
    wanted, longest = float(np.linalg.norm(to_end)), upper + lower
    if wanted > longest * (1.0 + _SLACK):
        raise ValueError(f"Expected an end within {longest:.1f}, found {wanted:.1f}: {limb}.")
    reached = min(max(wanted, abs(upper - lower) + 0.1), longest * 0.9999)
    along = to_end / wanted
    bend = _unit(np.array(limb.bend) - np.dot(limb.bend, along) * along)
    cosine = (upper**2 + reached**2 - lower**2) / (2.0 * upper * reached)
    middle = root + upper * (cosine * along + np.sqrt(1.0 - cosine**2) * bend)
    return middle, root + reached * along


def _unit(vector: FloatArray | Triple) -> FloatArray:
    array = np.asarray(vector, dtype=np.float64)
    length = float(np.linalg.norm(array))
    if length < 1e-6:
        raise ValueError(f"Expected a direction, found {tuple(array)}.")
    return array / length
