"""Find which of two alternating legs is the one nearest to the camera."""

from collections.abc import Iterator

import numpy as np

from formcheck.records import BoolArray, Facing, FloatArray, PoseSequence, Side

# Frames count where one leg is ahead of the other by more than this fraction of its reach.
WELL_APART = 0.7
# With fewer steps of either leg, the legs are not compared.
MIN_STEPS = 3
# A difference of this many standard errors weighs as much as a pose model that never changes its
# labels.
SURE_ERRORS = 6.0


def near_evidence(
    pose: PoseSequence, ahead: FloatArray, near: Side, facing: Facing, leg_px: float
) -> float:
    """Return how clearly the leg of the even steps is the near one; below 0 it is the far one.

    Three cues weigh the same: the pose model's label, which foot is lower in the picture, and which
    shank and foot look longer. A rail across the thighs misleads only the first, a phone on the
    floor only the second.

    Parameters
    ----------
    pose
        Landmarks at the camera's own times.
    ahead
        Which leg is ahead at those times, from `alternation`, shape (T,).
    near
        The side that faces the camera.
    facing
        The direction in which the runner faces.
    leg_px
        Thigh plus shank.
    """
    apart = pose.tracked & (np.abs(ahead) > WELL_APART)
    if not apart.any():
        return 0.0
    ankles_px = [facing.sign * pose.sided(side, "ankle")[:, 0] for side in (near, near.other)]
    near_first = ankles_px[0] >= ankles_px[1]
    called = float(np.mean(np.where(near_first, 1.0, -1.0)[apart] * np.sign(ahead[apart])))
    seen = (_lowness(pose, near, near_first), _size(pose, near, near_first))
    return called + sum(_difference(each / leg_px, ahead, apart) for each in seen)


def _lowness(pose: PoseSequence, near: Side, near_first: BoolArray) -> FloatArray:
    """How far the foot of the foremost leg is below mid-hip."""
    parts = pose.skeleton.both("ankle", "heel")
    feet = [
        np.max([pose.sided(side, part)[:, 1] for part in parts], axis=0)
        for side in (near, near.other)
    ]
    return np.asarray(np.where(near_first, *feet) - pose.middle("hip")[:, 1])


def _size(pose: PoseSequence, near: Side, near_first: BoolArray) -> FloatArray:
    """How much longer shank and foot of the foremost leg are than the other's."""
    bones = [("knee", "ankle"), ("heel", "foot_index")][: 1 + pose.skeleton.has_feet]
    longer = [
        np.sum([_length(pose, side, *bone) for bone in bones], axis=0)
        for side in (near, near.other)
    ]
    return np.asarray(np.where(near_first, 1.0, -1.0) * (longer[0] - longer[1]))


def _length(pose: PoseSequence, side: Side, start: str, end: str) -> FloatArray:
    return np.asarray(np.linalg.norm(pose.sided(side, start) - pose.sided(side, end), axis=1))


def _difference(seen: FloatArray, ahead: FloatArray, apart: BoolArray) -> float:
    """Difference between even and odd steps, −1 to 1; 0 with too few steps to tell."""
    means = np.array([float(np.mean(seen[step])) for step in _steps(apart)])
    even = np.array([ahead[step.start] > 0.0 for step in _steps(apart)])
    if min(even.sum(), (~even).sum()) < MIN_STEPS:
        return 0.0
    legs = means[even], means[~even]
    error = np.sqrt(sum(np.var(leg, ddof=1) / len(leg) for leg in legs))
    sure = (legs[0].mean() - legs[1].mean()) / max(error, 1e-9)
    return float(np.clip(sure / SURE_ERRORS, -1.0, 1.0))


def _steps(apart: BoolArray) -> Iterator[slice]:
    """The frames of each step in which the legs are well apart."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], apart, [False]]).astype(int)))
    yield from (slice(start, end) for start, end in edges.reshape(-1, 2))
