"""The method by which a value was measured."""

from dataclasses import dataclass, field

from formcheck.records.vocabulary import HipLineSource


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
    >>> EventMethod("side view", "foot furthest ahead", "foot furthest behind").words
    'side view: foot furthest ahead; toe-off: foot furthest behind'
    """

    seen: str
    contact: str
    toe_off: str | None = None

    @property
    def words(self) -> str:
        """The whole method, in words."""
        toe_off = "" if self.toe_off is None else f"; toe-off: {self.toe_off}"
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
    'markers, peak of the mean curve'
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
        return told if self.instrument is None else f"{self.instrument}, {told}"
