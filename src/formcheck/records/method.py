"""How a value came about."""

from dataclasses import dataclass, field

from formcheck.records.vocabulary import HipLineSource


@dataclass(frozen=True)
class EventMethod:
    """How initial contacts and toe-offs are found.

    Attributes
    ----------
    seen
        From where the runner is seen.
    contact, toe_off
        What tells each of the two; toe-off is absent where the feet are not seen.

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
        """All of it, for people."""
        toe_off = "" if self.toe_off is None else f"; toe-off: {self.toe_off}"
        return f"{self.seen}: {self.contact}{toe_off}"


@dataclass(frozen=True)
class MeasurementMethod:
    """How a metric was measured; two that are equal give values that can be compared.

    Attributes
    ----------
    done
        What was computed of the steps.
    detail
        Words that follow it, of what the view makes of it or which leg it was: no other method.
    instrument
        What the tilt of the pelvis was read from, where it was.
    events
        How contacts were found, where the value is read at them.

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
        """All of it, for people."""
        events = "" if self.events is None else f"({self.events.words})"
        told = " ".join(filter(None, (self.done, self.detail, events)))
        return told if self.instrument is None else f"{self.instrument}, {told}"
