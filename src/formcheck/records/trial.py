"""One recorded run, ready to be measured."""

from dataclasses import dataclass

from formcheck.records.arrays import FloatArray
from formcheck.records.camera import CameraLevel, CameraMotion, RoomLost
from formcheck.records.clip import ClipInfo
from formcheck.records.events import GaitEvents
from formcheck.records.hip_line import HipLine, HipLineRefusal
from formcheck.records.pose import PoseSequence
from formcheck.records.scale import BodyScale
from formcheck.records.vocabulary import Facing, Reason, Side, View


@dataclass(frozen=True)
class RunningCheck:
    """Whether the body moves as in running.

    Attributes
    ----------
    refusal
        Why the motion is not taken for running; None when it is, or when too few steps decide.
    seen
        The evidence, in words.
    """

    refusal: Reason | None
    seen: str


@dataclass(frozen=True)
class Trial:
    """Everything the analyzers may look at.

    Attributes
    ----------
    clip
        The video.
    pose
        Clean landmarks: sides repaired, short gaps bridged, filtered, on an even time grid.
    posture
        The same, filtered less, to read the posture at initial contact, where it changes fast.
    view, facing
        How the runner stands to the camera; `facing` only in a side view.
    events
        Accepted initial contacts and toe-offs of the steady part.
    contacts_seen
        Accepted initial contacts of the whole clip, left and right.
    steady_s
        First and last initial contact of the longest part of the clip with steady steps, seconds;
        absent without strides.
    steps_s
        When steps are taken there, told without knowing left from right, shape (N,).
    running
        Whether the body moves as in running.
    swapped_fraction
        Share of frames whose left and right were exchanged by the repair: legs seen from the side,
        else the whole body.
    doubtful_s
        Times of frames whose legs stay in doubt after that, shape (N,).
    tracked_fraction
        Share of the clip's frames in which the runner was found.
    outside_fraction
        Share of those in which a hip, knee or ankle lies outside the picture.
    blur_leg_lengths
        Standard deviation of the point spread around the runner.
    frame_interval_s
        The usual time between two frames of the clip.
    leg_length_px
        Thigh plus shank of the near leg (side view) or of the left leg, median; NaN when unknown.
    scale
        The same on the runner's body; absent without a stated height or speed.
    speed_m_s
        Belt speed, when stated.
    hip_line
        Tilt of the pelvis from the pixels, or why there is none; absent where the view has none.
    level
        How far the picture is turned against gravity, when known.
    standing_s
        From when to when the runner stands quietly at the start of the clip; absent if never.
    yaw_deg
        How far the camera stands round the runner from the exact rear view, anticlockwise from
        above; absent in other views.
    camera_motion
        How far the camera moved, when the room shows it.
    """

    clip: ClipInfo
    pose: PoseSequence
    posture: PoseSequence
    view: View
    facing: Facing | None
    events: GaitEvents
    contacts_seen: tuple[int, int]
    steady_s: tuple[float, float] | None
    steps_s: FloatArray
    running: RunningCheck
    swapped_fraction: float
    doubtful_s: FloatArray
    tracked_fraction: float
    outside_fraction: float
    blur_leg_lengths: float
    frame_interval_s: float
    leg_length_px: float
    scale: BodyScale | None = None
    speed_m_s: float | None = None
    hip_line: HipLine | HipLineRefusal | None = None
    level: CameraLevel | None = None
    standing_s: tuple[float, float] | None = None
    yaw_deg: float | None = None
    camera_motion: CameraMotion | RoomLost | None = None

    def __post_init__(self) -> None:
        if self.view.is_side and self.facing is None:
            raise ValueError(f"Expected a facing with the {self.view} view, found none.")

    @property
    def steady_pose(self) -> PoseSequence:
        """Clean landmarks of the steady part; of the whole clip without strides."""
        return self.pose if self.steady_s is None else self.pose.between(*self.steady_s)

    @property
    def steady_posture(self) -> PoseSequence:
        """Posture of the steady part; of the whole clip without strides."""
        return self.posture if self.steady_s is None else self.posture.between(*self.steady_s)

    @property
    def near_leg(self) -> tuple[Side, Facing]:
        """The leg nearest to the camera and where it runs to; only in a side view."""
        side = self.view.near_side
        if side is None or self.facing is None:
            raise ValueError(f"Expected a side view, found the {self.view} view.")
        return side, self.facing
