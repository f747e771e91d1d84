"""The comparison of two clips: the differences, and whether they are real."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal
from enum import StrEnum

from formcheck.records.by_metric import ByMetric
from formcheck.records.measurement import Measurement, Result
from formcheck.records.metric import Metric
from formcheck.records.report import Report
from formcheck.records.sentence import rounded, spread_in_words, with_unit
from formcheck.records.unit import Unit
from formcheck.records.vocabulary import Side


class Verdict(StrEnum):
    """Whether the difference of two measurements is real.

    Examples
    --------
    >>> Verdict("within_noise") is Verdict.WITHIN_NOISE
    True
    """

    CHANGED = "changed"
    WITHIN_NOISE = "within_noise"
    UNCERTAIN = "uncertain"
    NOT_COMPARABLE = "not_comparable"

    @property
    def words(self) -> str:
        """The verdict as users read it."""
        return self.replace("_", " ")


@dataclass(frozen=True)
class Difference:
    """After minus before, in the metric's unit.

    Attributes
    ----------
    value
        Difference of the two values, as read.
    low, high
        95 % interval of the true difference: spread of the steps of both clips, and the part of the
        method's uncertainty that differs from clip to clip.
    smallest_detectable_change
        Two recordings of the same running differ by less in 19 of 20 cases.

    Raises
    ------
    ValueError
        If the value lies outside its interval.

    Examples
    --------
    >>> difference = Difference(value=4.0, low=3.1, high=4.9, smallest_detectable_change=3.5)
    >>> difference.excludes_zero, difference.is_detectable
    (True, True)
    """

    value: float
    low: float
    high: float
    smallest_detectable_change: float

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
        """Whether it is larger than the smallest detectable change."""
        return abs(self.value) > self.smallest_detectable_change

    def written(self, before: float, after: float, digits: int) -> "Difference":
        """Return the difference as it is written: a reader who subtracts finds the same number.

        Parameters
        ----------
        before, after
            The two values, unrounded.
        digits
            Decimals with which all of them are written.

        Returns
        -------
        Difference
            The rounded value after, less the rounded value before. The interval is rounded outward,
            so that it claims no more than was found, and holds this number.

        Examples
        --------
        >>> found = Difference(value=-2.1, low=-4.6, high=0.4, smallest_detectable_change=10.0)
        >>> written = found.written(before=41.6, after=39.4, digits=0)
        >>> written.value, written.low, written.high
        (-3.0, -5.0, 1.0)
        """
        value = _decimal(after, digits) - _decimal(before, digits)
        return Difference(
            float(value),
            float(min(value, _decimal(self.low, digits, ROUND_FLOOR))),
            float(max(value, _decimal(self.high, digits, ROUND_CEILING))),
            float(_decimal(self.smallest_detectable_change, digits)),
        )


def _decimal(value: float, digits: int, rounding: str | None = None) -> Decimal:
    """Return a number with so many decimals; by default the same as formatting writes."""
    if rounding is None:
        # From the exact binary value, as `format` rounds.
        return Decimal(float(value)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_EVEN)
    # From the shortest text: 0.3 is a whole number of tenths.
    return Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-digits), rounding)


@dataclass(frozen=True)
class Change:
    """One metric in both clips; `print` gives it as one sentence.

    Attributes
    ----------
    metric
        Name and unit of the metric.
    side
        The side of the body it belongs to; absent when that is not known.
    before, after
        The two measurements, or why there is none.
    difference
        After minus before; absent when the two are not comparable.
    verdict
        Whether the difference is real.
    reasons
        Why the verdict is not clear-cut, as phrases.

    Examples
    --------
    >>> before = formcheck.analyze("run.mp4", landmarks_path="run.npz")
    >>> after = formcheck.analyze("later.mp4", landmarks_path="later.npz")
    >>> print(formcheck.compare(before, after)["cadence"])
    Cadence: changed, +... steps/min (95 % interval ... to ...).
    """

    metric: Metric
    side: Side | None
    before: Result
    after: Result
    difference: Difference | None
    verdict: Verdict
    reasons: tuple[str, ...] = ()

    @property
    def unit(self) -> Unit:
        """Unit of the values."""
        return self.metric.unit

    @property
    def written(self) -> Difference | None:
        """The difference in the digits that are shown: exactly after minus before as shown."""
        return self.written_to(self.unit.digits)

    def written_to(self, digits: int) -> Difference | None:
        """Return the difference as it is written with a number of decimals.

        Parameters
        ----------
        digits
            Number of decimals.

        Returns
        -------
        Difference or None
            The difference, rounded as in `Difference.written`; None where there is none.
        """
        before, after = self.before, self.after
        if self.difference is None:
            return None
        if not isinstance(before, Measurement) or not isinstance(after, Measurement):
            return None
        return self.difference.written(before.value, after.value, digits)

    def __str__(self) -> str:
        """Verdict, difference with its interval, and reasons, as one sentence."""
        return f"{self.metric.title}: {self._by()}{self._why()}."

    def _by(self) -> str:
        found = self.written
        if found is None:
            return self.verdict.words
        value = with_unit(rounded(found.value, self.unit, "+"), self.unit)
        spread = spread_in_words(found.low, found.high, self.unit, "+")
        return f"{self.verdict.words}, {value} ({spread})"

    def _why(self) -> str:
        return f", because {'; '.join(self.reasons)}" if self.reasons else ""


@dataclass(frozen=True, repr=False)
class Comparison(ByMetric[Change]):
    """Two reports, metric by metric; like them it holds no clock time, path or host name.

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
        Notes to read before trusting the result, as sentences.

    Examples
    --------
    >>> before = formcheck.analyze("run.mp4", landmarks_path="run.npz")
    >>> after = formcheck.analyze("later.mp4", landmarks_path="later.npz")
    >>> comparison = formcheck.compare(before, after)
    >>> comparison
    <Comparison of run.mp4 and later.mp4: ... metrics, 1 changed>
    >>> comparison["pelvic_drop"].verdict
    <Verdict.NOT_COMPARABLE: 'not_comparable'>
    """

    before: Report
    after: Report
    same_session: bool
    two_runners: bool
    changes: tuple[Change, ...]
    caveats: tuple[str, ...] = ()

    def _items(self) -> Sequence[Change]:
        return self.changes

    def __repr__(self) -> str:
        """Both clips and how much changed: short, without the arrays."""
        clips = f"{self.before.trial.clip.name} and {self.after.trial.clip.name}"
        changed = sum(change.verdict is Verdict.CHANGED for change in self.changes)
        return f"<Comparison of {clips}: {len(self.changes)} metrics, {changed} changed>"
