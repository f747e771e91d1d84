"""How the runner moves: exact joints, contacts and angles at any time."""

from benchmarks.runner.kinematics.bones import Bones, bones_of
from benchmarks.runner.kinematics.motion import (
    ARMS_OVER_WAIST,
    STEADY,
    ArmMotion,
    Kind,
    Landing,
    LegMotion,
    Motion,
    PelvisMotion,
    TrunkMotion,
    Variation,
    standing,
    walking,
)
from benchmarks.runner.kinematics.skeleton import Mover, Skeleton, make_mover

__all__ = [
    "ARMS_OVER_WAIST",
    "STEADY",
    "ArmMotion",
    "Bones",
    "Kind",
    "Landing",
    "LegMotion",
    "Motion",
    "Mover",
    "PelvisMotion",
    "Skeleton",
    "TrunkMotion",
    "Variation",
    "bones_of",
    "make_mover",
    "standing",
    "walking",
]
