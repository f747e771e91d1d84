"""Steps of the work on a clip."""

from enum import StrEnum


class Step(StrEnum):
    """A step of the work on one clip, in order; its value is the text that users read.

    Attributes
    ----------
    share
        Its share of the whole work, 0 to 1, measured on the rear sample; a clip may not need it.

    Examples
    --------
    >>> print(Step.FOLLOWING_RUNNER, Step.FOLLOWING_RUNNER.share)
    following the runner 0.47
    """

    share: float

    WAITING = "waiting for a free slot", 0.0
    CHECKING_FILMING = "checking how it was filmed", 0.05
    STARTING = "starting", 0.05
    FINDING_BEST_PART = "finding the best part", 0.06
    FINDING_RUNNER = "finding the runner", 0.08
    FOLLOWING_RUNNER = "following the runner", 0.47
    LOOKING_AT_ROOM = "looking at the room", 0.03
    FOLLOWING_HIPS = "following the hips", 0.15
    COPYING_VIDEO = "copying the video", 0.11
    # Drawn on request only.
    DRAWING_VIDEO = "drawing the video", 0.0

    def __new__(cls, words: str, share: float) -> "Step":
        """Make a member from its line above."""
        step = str.__new__(cls, words)
        step._value_, step.share = words, share
        return step
