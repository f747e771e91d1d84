"""The method by which a value was measured."""

from dataclasses import dataclass, field

from formcheck.records.vocabulary import HipLineSource
from formcheck.words import Worded


class Method(Worded):
    """A part of how a number was measured; words in ``method.toml``.

    Examples
    --------
    >>> Method.OF_LEG.say(side="left")
    'of the left leg'
    """

    CADENCE = "cadence"
    CADENCE_SIDE = "cadence_side"
    CADENCE_OTHER = "cadence_other"
    AT_LANDING = "at_landing"
    OF_LEG = "of_leg"
    PEAK = "peak"
    PEAK_OF_BOTH = "peak_of_both"
    LINES_OF_LEG = "lines_of_leg"
    LINES_OF_BOTH = "lines_of_both"
    LAID_BY = "laid_by"
    RISE_OF_BOTH = "rise_of_both"
    TIME_OF_PEAK = "time_of_peak"
    FROM_SIDE = "from_side"
    FROM_BEHIND_OR_FRONT = "from_behind_or_front"
    NO_VIEW = "no_view"
    LANDING_SIDE = "landing_side"
    LANDING_SIDE_NO_FEET = "landing_side_no_feet"
    LANDING_BEHIND = "landing_behind"
    LANDING_BEHIND_NO_FEET = "landing_behind_no_feet"
    LANDING_UNKNOWN = "landing_unknown"
    PUSH_OFF_SIDE = "push_off_side"
    PUSH_OFF_BEHIND = "push_off_behind"
    ROLL_STATED = "roll_stated"
    ROLL_FROM_LINES = "roll_from_lines"
    LEVEL_AS_IN_STAND = "level_as_in_stand"


@dataclass(frozen=True)
class EventMethod:
    """Method of finding initial contacts and toe-offs.

    Attributes
    ----------
    seen
        View of the runner, in words.
    contact, toe_off
        The sign of each of the two; toe-off is absent where the feet are not seen.

    Examples
    --------
    >>> EventMethod("from the side", "it lands when ahead", "it leaves when behind").words
    'from the side: it lands when ahead; it leaves when behind'
    """

    seen: str
    contact: str
    toe_off: str | None = None

    @property
    def words(self) -> str:
        """The whole method, in words."""
        toe_off = "" if self.toe_off is None else f"; {self.toe_off}"
        return f"{self.seen}: {self.contact}{toe_off}"


@dataclass(frozen=True)
class MeasurementMethod:
    """How a metric was measured; only values of equal methods can be compared.

    Attributes
    ----------
    done
        The computation over the steps.
    detail
        Words that follow it, such as the leg or a note on the view; not part of the comparison.
    instrument
        Source of the pelvis's tilt, where the metric uses it.
    events
        How contacts were found, where the value is read at contact.

    Examples
    --------
    >>> MeasurementMethod("peak of the mean curve", instrument=HipLineSource.MARKERS).words
    'two dots of tape: peak of the mean curve'
    """

    done: str
    detail: str = field(default="", compare=False)
    instrument: HipLineSource | None = None
    events: EventMethod | None = None

    @property
    def words(self) -> str:
        """The whole method, in words."""
        events = "" if self.events is None else f"({self.events.words})"
        told = " ".join(filter(None, (self.done, self.detail, events)))
        return told if self.instrument is None else f"{self.instrument.words}: {told}"
