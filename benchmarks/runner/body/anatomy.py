"""What every part of the body is drawn from: the skeleton of one moment and the build."""

from dataclasses import dataclass

import numpy as np

from benchmarks.runner.body.look import Look, Sex
from benchmarks.runner.body.shapes import Part, Shapes
from benchmarks.runner.kinematics import Bones, Skeleton
from formcheck.records import FloatArray, Side

SIDES = (Side.LEFT, Side.RIGHT)


@dataclass(frozen=True)
class Anatomy:
    """One moment of one body; lengths below are given at 1.75 m and scaled."""

    skeleton: Skeleton
    bones: Bones
    look: Look
    shapes: Shapes

    @property
    def scale(self) -> float:
        """Size against a body of 1.75 m."""
        return self.bones.scale

    @property
    def girth(self) -> float:
        """Factor on what flesh makes thicker."""
        return self.scale * self.look.physique.build

    @property
    def is_female(self) -> bool:
        """Whether hips are wider and shoulders narrower."""
        return self.look.physique.sex is Sex.FEMALE

    def joint(self, name: str) -> FloatArray:
        """Return a joint (3,)."""
        return self.skeleton.points_m[name]

    def frame(self, name: str) -> FloatArray:
        """Return the frame (3, 3) of a body part."""
        return self.skeleton.frames[name]

    def at(self, joint: str, frame: str, *offset_m: float) -> FloatArray:
        """Return a point (3,) by its offset from a joint along the axes of a body part."""
        return self.joint(joint) + self.frame(frame) @ (np.array(offset_m) * self.scale)


def left_sign(side: Side) -> float:
    """+1 for the left side, −1 for the right."""
    return 1.0 if side is Side.LEFT else -1.0


def part_of(side: Side, name: str) -> Part:
    """Return the left or right one of a paired part."""
    return Part[f"{side.name}_{name}"]
