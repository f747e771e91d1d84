"""Landmarks of a run as arrays of another model's points."""

from dataclasses import dataclass

import numpy as np

from formcheck.records import FloatArray, PoseSequence


@dataclass(frozen=True)
class Repacked:
    """Arrays as a pose model gives them: times (T,), places (T, K, 2), scores (T, K)."""

    times_s: FloatArray
    xy_px: FloatArray
    scores: FloatArray

    @property
    def arrays(self) -> tuple[FloatArray, FloatArray, FloatArray]:
        return self.times_s, self.xy_px, self.scores


def repacked(pose: PoseSequence, points: tuple[str, ...]) -> Repacked:
    """Return what a model with these points would give; points that a run lacks lie at its nose."""
    nose = pose.skeleton.index("nose")
    order = [pose.skeleton.names.index(p) if p in pose.skeleton.names else nose for p in points]
    scores = np.maximum(pose.visibility[:, order], 1e-3)
    return Repacked(pose.timestamps_s, pose.xy_px[:, order], scores)
