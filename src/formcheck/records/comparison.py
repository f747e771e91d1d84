"""Two clips against each other: what differs, and whether that is real."""

from dataclasses import dataclass
from enum import StrEnum

from formcheck.records.measurement import Result
from formcheck.records.report import Report
from formcheck.records.vocabulary import Side


class Verdict(StrEnum):
    """Whether the difference of two measurements is real."""

    CHANGED = "changed"
    WITHIN_NOISE = "within_noise"
    UNCERTAIN = "uncertain"
    NOT_COMPARABLE = "not_comparable"


@dataclass(frozen=True)
class Difference:
    """After minus before, in the metric's unit.

    Attributes
    ----------
    value
        Difference of the two values, as read.
    low, high
        95 % interval of the true difference: spread of the steps of both clips, and what of the
        method's uncertainty differs from clip to clip.
    detectable
        What two recordings of the same running differ by in 19 of 20 cases.
    """

    value: float
    low: float
    high: float
    detectable: float

    def __post_init__(self) -> None:
        if not self.low <= self.value <= self.high:
            raise ValueError(
                f"Expected low <= value <= high of a difference, "
                f"found {self.low}, {self.value}, {self.high}."
            )

    @property
    def excludes_zero(self) -> bool:
        """Whether the interval lies wholly on one side of zero."""
        return self.low > 0.0 or self.high < 0.0

    @property
    def is_detectable(self) -> bool:
        """Whether it is larger than what two recordings of the same running differ by."""
        return abs(self.value) > self.detectable


@dataclass(frozen=True)
class Change:
    """One metric in both clips.

    Attributes
    ----------
    metric, unit
        Name and unit of the metric.
    side
        The side of the body it belongs to; absent when that is not known.
    before, after
        The two measurements, or why there is none.
    difference
        What differs; absent when the two are not comparable.
    verdict
        Whether it is real.
    reasons
        Why the verdict is not plain, phrases.
    """

    metric: str
    unit: str
    side: Side | None
    before: Result
    after: Result
    difference: Difference | None
    verdict: Verdict
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Comparison:
    """Two reports, metric by metric; like them it holds no clock, path or host.

    Attributes
    ----------
    before, after
        The reports.
    same_session
        Whether both clips are of one session with the camera untouched.
    two_runners
        Whether they show two people.
    changes
        One per metric, in the order of reports.
    caveats
        What a reader should know before trusting any of it, sentences.
    """

    before: Report
    after: Report
    same_session: bool
    two_runners: bool
    changes: tuple[Change, ...]
    caveats: tuple[str, ...] = ()
