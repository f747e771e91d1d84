"""A pose as it stands in the data: a few points and directions, from which all joints follow."""

from dataclasses import dataclass

Triple = tuple[float, float, float]


@dataclass(frozen=True)
class Limb:
    """An arm or a leg.

    Attributes
    ----------
    end
        Place of the wrist or the ankle.
    bend
        Direction to which elbow or knee points.
    tip
        Direction of the fingers or toes; by default, hands follow the forearm, and toes point to
        the front.
    """

    end: Triple
    bend: Triple
    tip: Triple | None = None


@dataclass(frozen=True)
class Pose:
    """A body in one position: x to the right, y up from the ground, z to the reader.

    Lengths are percent of body height. The numbers are checked where joints are computed: a limb
    cannot be longer than it is.

    Attributes
    ----------
    pelvis
        Middle between the hip joints.
    trunk
        Direction from the pelvis to the shoulders.
    front
        Direction to which the chest points.
    left_leg, right_leg, left_arm, right_arm
        The limbs.
    head
        Direction from the shoulders to the head; by default that of the trunk.
    gaze
        Direction of the nose; by default that of the chest.
    hips
        Direction from the right to the left hip joint; by default square to trunk and front.
    """

    pelvis: Triple
    trunk: Triple
    front: Triple
    left_leg: Limb
    right_leg: Limb
    left_arm: Limb
    right_arm: Limb
    head: Triple | None = None
    gaze: Triple | None = None
    hips: Triple | None = None
