"""Why a number is not measured: the words, the reason they belong to, and the advice."""

from dataclasses import dataclass
from typing import Any

from formcheck.records.vocabulary import Reason
from formcheck.words import Worded, read_words


class Advice(Worded):
    """What to film or set instead of what was found; words in ``advice.toml``.

    Examples
    --------
    >>> print(Advice.FILM_BEHIND.say())
    Film from behind.
    """

    FROM_BEHIND = "from_behind"
    FROM_BEHIND_OR_SAY_SO = "from_behind_or_say_so"
    FROM_BESIDE = "from_beside"
    FROM_BESIDE_OR_SAY_SO = "from_beside_or_say_so"
    STRAIGHT_BEHIND = "straight_behind"
    FEET = "feet"
    ERRORS_AT_LANDING = "errors_at_landing"
    WHOLE_RUNNER = "whole_runner"
    FRAME_RATE = "frame_rate"
    NOBODY_CLOSE = "nobody_close"
    STEP_BACK = "step_back"
    SHARP = "sharp"
    RUNNING = "running"
    SLOW_MOTION = "slow_motion"
    SLOW_MOTION_TAG = "slow_motion_tag"
    LEGS_FREE = "legs_free"
    IN_ONE_PIECE = "in_one_piece"
    MORE_STEPS = "more_steps"
    ONE_SPEED = "one_speed"
    KEEP_STILL = "keep_still"
    SHOW_LEVEL = "show_level"
    SHOW_ZERO = "show_zero"
    TUCK_IN = "tuck_in"
    TAPE = "tape"
    CLICK_AGAIN = "click_again"
    CLICK_ELSEWHERE = "click_elsewhere"
    FILM_BEHIND = "film_behind"
    LAY_MORE = "lay_more"
    LAY_HIGHER = "lay_higher"


class Counted(Worded):
    """Steps that were counted, and how many are needed; words in ``counted.toml``.

    Examples
    --------
    >>> Counted.STEPS.say(count=9, least=10)
    '9, and 10 are needed'
    """

    STEPS = "steps"
    LEG = "leg"
    LEGS = "legs"


@dataclass(frozen=True)
class Because:
    """A cause in words: what was seen, and what to do.

    Attributes
    ----------
    reason
        One of a closed set, for programs.
    seen
        What was found in the clip; a clause that can follow *because*.
    advice
        What to film or set instead, in sentences.
    """

    reason: Reason
    seen: str
    advice: str


class Cause(Worded):
    """A cause for which a number is not measured; words in ``cause.toml``.

    Examples
    --------
    >>> Cause.CUT_OFF.because(share=0.4).seen
    'hips or legs are cut off in 40% of the pictures'
    >>> Cause.CUT_OFF.reason
    <Reason.OUT_OF_PICTURE: 'out_of_picture'>
    """

    NOT_FROM_BEHIND = "not_from_behind"
    NOT_FROM_BESIDE = "not_from_beside"
    FRONT_OR_BACK = "front_or_back"
    VIEW_UNCLEAR_BEHIND = "view_unclear_behind"
    VIEW_UNCLEAR_BESIDE = "view_unclear_beside"
    NO_FEET = "no_feet"
    NOT_TRACKED = "not_tracked"
    FEW_FRAMES = "few_frames"
    SOMEBODY_ELSE = "somebody_else"
    PASSING = "passing"
    CUT_OFF = "cut_off"
    BLURRED = "blurred"
    STANDING = "standing"
    WALKING = "walking"
    SLOW_LIKE_A_WALK = "slow_like_a_walk"
    TOO_FAST = "too_fast"
    SLOW_STEPS = "slow_steps"
    SLOW_BOUNCE = "slow_bounce"
    SIDES_SWAPPED = "sides_swapped"
    LEGS_DOUBTFUL = "legs_doubtful"
    ROOM_LOST = "room_lost"
    CAMERA_MOVED = "camera_moved"
    FEW_STEPS = "few_steps"
    UNSTEADY = "unsteady"
    FEW_CLEAR_LANDINGS = "few_clear_landings"
    FEW_STANCES = "few_stances"
    ERRORS_UNKNOWN = "errors_unknown"
    COUNTS_DISAGREE = "counts_disagree"
    BESIDE_THE_LINE = "beside_the_line"
    NO_LEVEL = "no_level"
    NO_ZERO = "no_zero"
    NO_HIP_LINE = "no_hip_line"
    BACK_UNSEEN = "back_unseen"
    CAMERA_SHOOK = "camera_shook"
    CLOTHES_ALIKE = "clothes_alike"
    NO_WAISTBAND = "no_waistband"
    WAIST_LOST = "waist_lost"
    CLOTHES_DISAGREE = "clothes_disagree"
    SHIRT_SLIPS = "shirt_slips"
    NO_TAPE = "no_tape"
    TAPE_LOST = "tape_lost"
    LINES_LOW = "lines_low"
    FEW_LINES = "few_lines"
    CLICKED_BACK_UNSEEN = "clicked_back_unseen"
    NOTHING_CLICKED = "nothing_clicked"
    ONE_DOT_CLICKED = "one_dot_clicked"
    CLICKS_STEEP = "clicks_steep"
    CLICKED_LOST = "clicked_lost"
    CLICKED_JUMPS = "clicked_jumps"

    @property
    def _entry(self) -> dict[str, Any]:
        entry: dict[str, Any] = read_words(self.file_name())[self.value]
        return entry

    @property
    def reason(self) -> Reason:
        """The reason of the closed set that it belongs to."""
        return Reason(self._entry["reason"])

    @property
    def advice(self) -> Advice:
        """What to film or set instead."""
        return Advice(self._entry["advice"])

    def say(self, **fields: object) -> str:
        """Return what was found in the clip, as a clause that can follow *because*.

        Parameters
        ----------
        fields
            A value for each field of the words.
        """
        words: str = self._entry["seen"]
        return words.format(**fields)

    def because(self, **fields: object) -> Because:
        """Return the cause in words, with its fields filled in.

        Parameters
        ----------
        fields
            A value for each field of the words.
        """
        return Because(self.reason, self.say(**fields), self.advice.say())
