"""What an analyzer returns: a value with its interval, or the reason why there is none."""

from dataclasses import dataclass

from formcheck.records.arrays import ArrayRecord, FloatArray
from formcheck.records.vocabulary import Reason, Side


@dataclass(frozen=True, eq=False)
class Measurement(ArrayRecord):
    """A measured metric.

    Attributes
    ----------
    metric, unit
        Name and unit of the metric.
    side
        The side of the body it belongs to.
    value
        Middle of the per-step values, as the metric defines it.
    low, high
        95 % interval: spread of the steps together with the known uncertainty of the method.
    values, times_s
        Per-step values and when they happened, shape (N,).
    method
        How it was measured, in words.
    caveats
        What a reader should know before trusting it.
    instrument
        What the value rests on, where its scale depends on it, e.g. ``markers``.
    """

    metric: str
    unit: str
    side: Side
    value: float
    low: float
    high: float
    values: FloatArray
    times_s: FloatArray
    method: str
    caveats: tuple[str, ...] = ()
    instrument: str | None = None

    def __post_init__(self) -> None:
        self._freeze("values", "times_s")
        if not self.low <= self.value <= self.high:
            raise ValueError(
                f"Expected low <= value <= high of {self.metric}, "
                f"found {self.low}, {self.value}, {self.high}."
            )

    @property
    def n(self) -> int:
        """Number of per-step values."""
        return len(self.values)


@dataclass(frozen=True)
class NotMeasured:
    """A metric without a number.

    Attributes
    ----------
    metric, unit
        Name and unit of the metric.
    side
        The side of the body it would have belonged to; absent when that is not known either.
    reason
        One of a closed set.
    seen
        What was found in the clip, a sentence.
    advice
        What to film or set instead, a sentence.
    """

    metric: str
    unit: str
    side: Side | None
    reason: Reason
    seen: str
    advice: str


Result = Measurement | NotMeasured
