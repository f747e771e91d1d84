"""Notes to read before trusting a number."""

from formcheck.words import Worded


class Caveat(Worded):
    """A note to read before trusting a number; words in ``caveat.toml``.

    Examples
    --------
    >>> Caveat.LEVEL.say(error=2.0)
    'Level is known to about ±2°. ...'
    """

    SINGLE_STEPS = "single_steps"
    TAPE_FOLLOWS = "tape_follows"
    TAPE_CLICKED = "tape_clicked"
    CLOTHES_FOLLOW = "clothes_follow"
    BY_HAND = "by_hand"
    BY_HAND_ONCE = "by_hand_once"
    LEVEL = "level"
    TIMING_FROM_BEHIND = "timing_from_behind"
    SHANK_READ_LOW = "shank_read_low"
    ANKLE_OFF = "ankle_off"
    KNEE_OFF = "knee_off"
