"""Facts about a clip that matter for its numbers, as short phrases."""

from formcheck.words import Worded


class Fact(Worded):
    """A short phrase about a clip; words in ``fact.toml``."""

    RATE = "rate"
    TAG_IGNORED = "tag_ignored"
    SLOW_MOTION_STATED = "slow_motion_stated"
    SLOW_MOTION_TAGGED = "slow_motion_tagged"
    MISSING = "missing"
    LARGEST_GAP = "largest_gap"
    SIZE_CHANGED = "size_changed"
    PART = "part"
    PEOPLE = "people"
    SOMEBODY_ELSE = "somebody_else"
    STEADY = "steady"
    SWAPPED = "swapped"
    DOUBTFUL = "doubtful"


class Noise(Worded):
    """What counts as noise between two clips, and what as a change; words in ``noise.toml``."""

    SAME_SESSION = "same_session"
    DIFFERENT_DAYS = "different_days"
