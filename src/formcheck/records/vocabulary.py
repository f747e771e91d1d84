"""The closed sets of words that records use; their values are the words of the JSON report."""

from enum import StrEnum

from formcheck.words import Worded


class Side(StrEnum):
    """A side of the runner's body, or both together.

    Examples
    --------
    >>> Side.LEFT.other
    <Side.RIGHT: 'right'>
    """

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"

    @property
    def other(self) -> "Side":
        """The opposite side; `both` is its own opposite."""
        return {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT, Side.BOTH: Side.BOTH}[self]


class View(Worded):
    """Which side of the runner faces the camera; words in ``view.toml``.

    Examples
    --------
    >>> View.LEFT.is_side, View.REAR.is_side
    (True, False)
    >>> f"filmed {View.REAR.say()}"
    'filmed from behind'
    """

    REAR = "rear"
    FRONT = "front"
    LEFT = "left"
    RIGHT = "right"
    UNKNOWN = "unknown"

    @property
    def is_side(self) -> bool:
        """Whether the runner is seen from the left or the right."""
        return self in (View.LEFT, View.RIGHT)

    @property
    def near_side(self) -> Side | None:
        """The runner's side nearest to the camera, in a side view."""
        return {View.LEFT: Side.LEFT, View.RIGHT: Side.RIGHT}.get(self)


class Facing(StrEnum):
    """Direction in which the runner faces in the picture, in a side view."""

    LEFT = "left"
    RIGHT = "right"

    @property
    def sign(self) -> int:
        """+1 when forward is +x in the picture, −1 when it is −x."""
        return 1 if self is Facing.RIGHT else -1


class HipLineSource(Worded):
    """Source of the pelvis's tilt in a rear view; words in ``hip_line_source.toml``.

    Examples
    --------
    >>> HipLineSource("waistline").words
    'clothes'
    """

    MARKERS = "markers"
    WAISTLINE = "waistline"
    HAND = "hand"

    @property
    def words(self) -> str:
        """The source in a runner's words."""
        return self.say()

    @property
    def is_in_pixels(self) -> bool:
        """Whether it is read from the pixels, without a person's help."""
        return self is not HipLineSource.HAND


class EventKind(StrEnum):
    """An instant of the gait cycle."""

    INITIAL_CONTACT = "initial_contact"
    TOE_OFF = "toe_off"


class Reason(StrEnum):
    """Why a metric was not measured.

    Examples
    --------
    >>> Reason("wrong_view") is Reason.WRONG_VIEW
    True
    """

    WRONG_VIEW = "wrong_view"
    VIEW_UNKNOWN = "view_unknown"
    TOO_FEW_STEPS = "too_few_steps"
    TOO_FEW_LINES = "too_few_lines"
    NOT_RUNNING = "not_running"
    SLOW_MOTION_SUSPECTED = "slow_motion_suspected"
    ESTIMATES_DISAGREE = "estimates_disagree"
    LEGS_CONFUSED = "legs_confused"
    RUNNER_NOT_TRACKED = "runner_not_tracked"
    PELVIS_NOT_VISIBLE = "pelvis_not_visible"
    LEVEL_UNKNOWN = "level_unknown"
    CAMERA_ASKEW = "camera_askew"
    CAMERA_MOVING = "camera_moving"
    UNSTEADY = "unsteady"
    SEVERAL_PEOPLE = "several_people"
    OUT_OF_PICTURE = "out_of_picture"
    FRAME_RATE = "frame_rate"
    BLUR = "blur"
    LANDMARKS_MISSING = "landmarks_missing"
    ACCURACY_UNKNOWN = "accuracy_unknown"

    @property
    def words(self) -> str:
        """The reason as users read it."""
        return self.replace("_", " ")
