"""What stands between two clips, or leaves a difference open, in words."""

from formcheck.words import Worded


class Obstacle(Worded):
    """Why two measurements cannot be compared, as a phrase; words in ``obstacle.toml``."""

    IN_NEITHER = "in_neither"
    NOT_MEASURED = "not_measured"
    PICTURES = "pictures"
    VIEWS = "views"
    SPEEDS = "speeds"
    VERSIONS = "versions"
    SAME_SECONDS = "same_seconds"
    WAYS = "ways"
    FRAME_RATES = "frame_rates"
    LEVELS = "levels"
    PLACES = "places"
    ASIDE = "aside"


class Doubt(Worded):
    """Why a difference is not clear-cut, as a phrase, or what to bear in mind, as sentences.

    The words are in ``doubt.toml``.
    """

    FEW_STEPS = "few_steps"
    AS_LARGE_AS_NOISE = "as_large_as_noise"
    MAYBE_NONE = "maybe_none"
    SPEED_UNKNOWN = "speed_unknown"
    TWO_RUNNERS = "two_runners"
    TENDS_BACK = "tends_back"
