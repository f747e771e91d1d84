"""The runner's motion, as read from the landmarks."""

from dataclasses import dataclass

from formcheck.records.arrays import ArrayRecord, FloatArray
from formcheck.records.cause import Because
from formcheck.records.events import GaitEvents
from formcheck.records.pose import PoseSequence
from formcheck.records.vocabulary import Reason


@dataclass(frozen=True)
class RunningCheck:
    """Whether the body moves as in running.

    Attributes
    ----------
    because
        Why the motion is not running; None when it is, or when there are too few steps to decide.
    seen
        The evidence for running, in words; empty where there is none.
    """

    because: Because | None
    seen: str = ""

    @property
    def refusal(self) -> Reason | None:
        """The reason of the closed set why the motion is not running; None when it is."""
        return None if self.because is None else self.because.reason


@dataclass(frozen=True, eq=False)
class Gait(ArrayRecord):
    """Clean landmarks, and the steps of the part of the clip that is analysed.

    Attributes
    ----------
    pose
        Clean landmarks: sides repaired, short gaps bridged, filtered, on an even time grid.
    pose_at_contact
        The same, filtered less, to read the posture at initial contact, where it changes fast.
    events
        Accepted initial contacts and toe-offs of the steady part.
    contacts_seen
        Accepted initial contacts of the whole clip, left and right.
    steady_s
        First and last initial contact of the longest part of the clip with steady steps, seconds;
        absent without strides.
    steps_s
        Times of the steps there, found without telling left from right, shape (N,).
    belt_leg_lengths_per_s
        Speed of the belt at each stance of the near leg there; empty where the view does not show
        it.
    running
        Whether the body moves as in running.
    swapped_fraction
        Share of frames whose left and right the repair exchanged: the legs in a side view, else the
        whole body.
    doubtful_s
        Times of frames whose legs remain ambiguous after that, shape (N,).
    tracked_fraction
        Share of the frames of the steady part in which the runner was found.
    outside_fraction
        Share of those in which a hip, knee or ankle lies outside the picture.
    leg_length_px
        Thigh plus shank of the near leg (side view) or of the left leg, median; NaN when unknown.
    standing_s
        Start and end of a quiet stand at the start of the clip; absent without one.
    """

    pose: PoseSequence
    pose_at_contact: PoseSequence
    events: GaitEvents
    contacts_seen: tuple[int, int]
    steady_s: tuple[float, float] | None
    steps_s: FloatArray
    belt_leg_lengths_per_s: FloatArray
    running: RunningCheck
    swapped_fraction: float
    doubtful_s: FloatArray
    tracked_fraction: float
    outside_fraction: float
    leg_length_px: float
    standing_s: tuple[float, float] | None

    def __post_init__(self) -> None:
        self._freeze("steps_s", "belt_leg_lengths_per_s", "doubtful_s")

    @property
    def steady_pose(self) -> PoseSequence:
        """Clean landmarks of the steady part; of the whole clip without strides."""
        return self._steady(self.pose)

    @property
    def steady_pose_at_contact(self) -> PoseSequence:
        """The less filtered landmarks of the steady part; of the whole clip without strides."""
        return self._steady(self.pose_at_contact)

    def _steady(self, pose: PoseSequence) -> PoseSequence:
        return pose if self.steady_s is None else pose.between(*self.steady_s)
