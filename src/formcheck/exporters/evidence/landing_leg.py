"""The measured leg in a picture of its landing, upright lines included."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from formcheck.analyzers import overstride_distance, shank_angle
from formcheck.gait import leg_length_px
from formcheck.records import FloatArray, Metric, PoseSequence, Side, Trial

# The measured lines end this far below the foot's lowest landmark, in leg lengths: under the shoe.
_UNDER_FOOT = 0.06
# Height of the ankle above the ground in leg lengths, for a skeleton without heels and toes.
_ANKLE_HEIGHT = 0.1


@dataclass(frozen=True, eq=False)
class LandingLeg:
    """The near leg in the picture, in pixels of the clip.

    The ankle is the landmark. The lower leg leans, and the hips are behind, by the values of this
    step: as measured, with the camera's roll and the pose model's own error taken out.

    Attributes
    ----------
    sign
        +1 if forward is to the right in the picture, else -1.
    hip, knee, ankle
        Its joints.
    hips
        The middle of both hips.
    down
        The unit vector straight down.
    ground
        Distance along `down` from the ankle to the ground, to which upright lines are drawn.
    """

    sign: int
    hip: FloatArray
    knee: FloatArray
    ankle: FloatArray
    hips: FloatArray
    down: FloatArray
    ground: float

    def below(self, point: FloatArray) -> FloatArray:
        """Return the point on the ground straight below a point."""
        return self.beside_ankle(point) + self.ground * self.down

    def beside_ankle(self, point: FloatArray) -> FloatArray:
        """Return the point straight below or above a point that is as high as the ankle."""
        return point - float((point - self.ankle) @ self.down) * self.down


def landing_leg(trial: Trial, time_s: float, values: Mapping[Metric, float]) -> LandingLeg | None:
    """Return the leg at one time, or None where it is not known.

    Parameters
    ----------
    trial
        The run, from the side.
    time_s
        The moment that is shown, seconds.
    values
        The values of this step.
    """
    side, facing = trial.near_leg
    pose = trial.gait.pose_at_contact
    hip, knee, ankle = (_at(pose, pose.sided(side, p), time_s) for p in ("hip", "knee", "ankle"))
    hips, leg_px = _at(pose, pose.middle("hip"), time_s), leg_length_px(pose, side)
    down = _down(trial)
    forward = facing.sign * np.array([down[1], -down[0]])
    if shank_angle.METRIC in values:
        lean = np.radians(values[shank_angle.METRIC])
        shank = np.sin(lean) * forward + np.cos(lean) * down
        knee = ankle - float(np.hypot(*(ankle - knee))) * shank
    if overstride_distance.METRIC in values:
        ahead_px = values[overstride_distance.METRIC] * leg_px
        hips = ankle - ahead_px * forward + float((hips - ankle) @ down) * down
    ground = _ground(pose, side, time_s, down, ankle, leg_px)
    known = np.isfinite([*hip, *knee, *ankle, *hips, ground]).all()
    return LandingLeg(facing.sign, hip, knee, ankle, hips, down, ground) if known else None


def _down(trial: Trial) -> FloatArray:
    """Return straight down in a picture that the camera has turned clockwise by its roll."""
    level = trial.camera.level
    turn = 0.0 if level is None else np.radians(level.roll_deg)
    return np.array([-np.sin(turn), np.cos(turn)])


def _ground(  # noqa: PLR0913, PLR0917
    pose: PoseSequence,
    side: Side,
    time_s: float,
    down: FloatArray,
    ankle: FloatArray,
    leg_px: float,
) -> float:
    feet = [
        _at(pose, pose.sided(side, p), time_s) for p in pose.skeleton.both("heel", "foot_index")
    ]
    lowest = max((float((foot - ankle) @ down) for foot in feet), default=_ANKLE_HEIGHT * leg_px)
    return lowest + _UNDER_FOOT * leg_px


def _at(pose: PoseSequence, path: FloatArray, time_s: float) -> FloatArray:
    return np.array([np.interp(time_s, pose.timestamps_s, path[:, axis]) for axis in (0, 1)])
