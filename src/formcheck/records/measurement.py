"""The result of an analyzer: a value with its interval, or the reason why there is none."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from formcheck.records.arrays import ArrayRecord, FloatArray
from formcheck.records.method import MeasurementMethod
from formcheck.records.metric import Metric
from formcheck.records.sentence import (
    rounded,
    side_in_words,
    spread_in_words,
    with_unit,
)
from formcheck.records.table import data_frame
from formcheck.records.unit import Unit
from formcheck.records.vocabulary import Reason, Side

if TYPE_CHECKING:
    from pandas import DataFrame


@dataclass(frozen=True, eq=False)
class Measurement(ArrayRecord):
    """A measured metric; `print` gives it as one sentence.

    Attributes
    ----------
    metric
        What was measured.
    side
        The side of the body it belongs to.
    value
        Middle of the per-step values, as the metric defines it.
    low, high
        95 % interval: spread of the steps together with the known uncertainty of the method.
    values, times_s
        Per-step values and their times, shape (N,).
    method
        How it was measured.
    level
        Level reference, in words; absent where it is unknown or plays no part.
    caveats
        Notes to read before trusting the value.

    Raises
    ------
    ValueError
        If the value lies outside its interval.

    Examples
    --------
    >>> report = formcheck.analyze("run.mp4", landmarks_path="run.npz")
    >>> cadence = report["cadence"]
    >>> print(cadence)
    Cadence: 170.0 steps/min (both sides, 95 % interval ... to ..., n = ...).
    >>> str(cadence.unit), cadence.low < cadence.value < cadence.high
    ('steps/min', True)
    """

    metric: Metric
    side: Side
    value: float
    low: float
    high: float
    values: FloatArray = field(repr=False)
    times_s: FloatArray = field(repr=False)
    method: MeasurementMethod
    level: str | None = None
    caveats: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        self._freeze("values", "times_s")
        if not self.low <= self.value <= self.high:
            raise ValueError(
                f"Expected low <= value <= high of {self.metric}, "
                f"found {self.low}, {self.value}, {self.high}."
            )

    @property
    def unit(self) -> Unit:
        """Unit of the values."""
        return self.metric.unit

    @property
    def n(self) -> int:
        """Number of per-step values."""
        return len(self.values)

    @property
    def method_and_level(self) -> str:
        """Method and level reference, in words."""
        return "; ".join(filter(None, (self.method.words, self.level)))

    def __str__(self) -> str:
        """Value, side, interval and number of steps, as one sentence."""
        value = with_unit(rounded(self.value, self.unit), self.unit)
        spread = spread_in_words(self.low, self.high, self.unit)
        where = side_in_words(self.side)
        return f"{self.metric.title}: {value} ({where}, {spread}, n = {self.n})."

    def to_dataframe(self) -> "DataFrame":
        """Return the steps as a table of pandas.

        Returns
        -------
        pandas.DataFrame
            One row per step: ``metric, side, unit, step, time_s, value``; steps count from 1,
            times are seconds, values have the metric's unit.

        Raises
        ------
        InstallationError
            If pandas is not installed.

        Examples
        --------
        >>> report = formcheck.analyze("run.mp4", landmarks_path="run.npz")
        >>> report["cadence"].to_dataframe().groupby("metric")["value"].median().round(1)
        metric
        cadence    170.0
        Name: value, dtype: float64
        """
        return data_frame(
            {
                "metric": [self.metric.name] * self.n,
                "side": [self.side.value] * self.n,
                "unit": [self.unit.value] * self.n,
                "step": range(1, self.n + 1),
                "time_s": self.times_s,
                "value": self.values,
            }
        )


@dataclass(frozen=True)
class NotMeasured:
    """A metric without a number; `print` gives it as one sentence.

    Attributes
    ----------
    metric
        What would have been measured.
    side
        The side of the body it would have belonged to; absent when that is not known either.
    reason
        One of a closed set.
    seen
        What was found in the clip; a clause that can follow *because*.
    advice
        What to film or set instead, a sentence.

    Examples
    --------
    >>> report = formcheck.analyze("run.mp4", landmarks_path="run.npz")
    >>> print(report["pelvic_drop"])
    Hip drop: not measured (both sides, wrong view), because this clip is filmed from the
    right. Film from straight behind, with the phone level at hip height.
    >>> report["pelvic_drop"].reason is formcheck.Reason.WRONG_VIEW
    True
    """

    metric: Metric
    side: Side | None
    reason: Reason
    seen: str
    advice: str

    @property
    def unit(self) -> Unit:
        """Unit that the value would have had."""
        return self.metric.unit

    def __str__(self) -> str:
        """Side, reason, what was seen and what to do, as one sentence and the advice."""
        sides = () if self.side is None else (side_in_words(self.side),)
        why = ", ".join((*sides, self.reason.words))
        name = self.metric.title
        return f"{name}: not measured ({why}), because {self.seen}. {self.advice}"


Result = Measurement | NotMeasured
