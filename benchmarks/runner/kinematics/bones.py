"""Lengths of the skeleton from body height, and the soles that roll on the belt."""

from dataclasses import dataclass

# Share of body height: Winter, Biomechanics and Motor Control of Human Movement (2009), fig. 4.1.
THIGH_PER_HEIGHT = 0.245
SHANK_PER_HEIGHT = 0.246
ANKLE_PER_HEIGHT = 0.039
UPPER_ARM_PER_HEIGHT = 0.172
FOREARM_PER_HEIGHT = 0.148
# 173 mm between the hip joints at 1.70 m: runner RBDS001, Harrington's regression.
HIP_WIDTH_PER_HEIGHT = 0.102
SHOE_M = 0.024
USUAL_HEIGHT_M = 1.75


@dataclass(frozen=True)
class Sole:
    """Where the shoe can touch the belt, in the sagittal plane of the foot, from the ankle.

    A circle under the heel rolls; the toes, from under the middle of the ball on, lie flat.

    Attributes
    ----------
    heel_m, ball_m
        Centres (forward, up).
    heel_radius_m, ball_radius_m
        Radii; the end of the toes has that of the ball.
    toes_m
        From the ball's centre to that of the toes' end.
    """

    heel_m: tuple[float, float]
    ball_m: tuple[float, float]
    heel_radius_m: float
    ball_radius_m: float
    toes_m: float


@dataclass(frozen=True)
class Bones:
    """Lengths in metres."""

    height_m: float
    thigh_m: float
    shank_m: float
    hip_width_m: float
    shoulder_width_m: float
    upper_arm_m: float
    forearm_m: float
    sole: Sole

    @property
    def leg_m(self) -> float:
        """Thigh and shank together."""
        return self.thigh_m + self.shank_m

    @property
    def scale(self) -> float:
        """Size against a body of 1.75 m."""
        return self.height_m / USUAL_HEIGHT_M


def bones_of(height_m: float, shoulder_per_height: float = 0.216) -> Bones:
    """Return the skeleton of a body of this height, shoes not counted."""
    scale = height_m / USUAL_HEIGHT_M
    heel_radius_m, ball_radius_m = 0.022, 0.017
    ankle_m = ANKLE_PER_HEIGHT * height_m + SHOE_M
    return Bones(
        height_m=height_m,
        thigh_m=THIGH_PER_HEIGHT * height_m,
        shank_m=SHANK_PER_HEIGHT * height_m,
        hip_width_m=HIP_WIDTH_PER_HEIGHT * height_m,
        shoulder_width_m=shoulder_per_height * height_m,
        upper_arm_m=UPPER_ARM_PER_HEIGHT * height_m,
        forearm_m=FOREARM_PER_HEIGHT * height_m,
        sole=Sole(
            heel_m=(-0.046 * scale, heel_radius_m - ankle_m),
            ball_m=(0.126 * scale, ball_radius_m - ankle_m),
            heel_radius_m=heel_radius_m,
            ball_radius_m=ball_radius_m,
            toes_m=0.066 * scale,
        ),
    )
