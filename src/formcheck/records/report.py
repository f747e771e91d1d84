"""Everything an analysis found, in one record."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from formcheck.records.answer import Answer
from formcheck.records.by_metric import ByMetric
from formcheck.records.finding import Finding
from formcheck.records.measurement import Measurement, Result
from formcheck.records.pose import PoseSequence
from formcheck.records.settings import Settings
from formcheck.records.table import data_frame
from formcheck.records.trial import Trial

if TYPE_CHECKING:
    from pandas import DataFrame


@dataclass(frozen=True, repr=False)
class Report(ByMetric[Result]):
    """One analysed clip: ``report["cadence"]`` is a result, ``list(report)`` names the metrics.

    It holds no clock time, path or host name, so the same clip gives the same report.

    Attributes
    ----------
    trial
        The run, as it was measured.
    recorded_pose
        Landmarks as the estimator gave them, before any processing.
    results
        One per metric, measured or not.
    answers
        The answers to the runner's three questions, the likeliest to stand out first.
    findings
        One per measured metric that the catalogue interprets.
    professional_advice
        When to see a professional.
    settings
        The user's choices.
    versions
        Name and version of formcheck and of everything its numbers depend on.

    Examples
    --------
    >>> report = formcheck.analyze("run.mp4", landmarks_path="run.npz")
    >>> report
    <Report of run.mp4: right view, 4 of ... metrics measured>
    >>> print(report["cadence"])
    Cadence: 170.0 steps/min (both sides, 95 % interval ... to ..., n = ...).
    >>> [result.metric.name for result in report.measured]
    ['cadence', 'shank_angle', 'overstride_distance', 'knee_flexion_at_contact']
    """

    trial: Trial
    recorded_pose: PoseSequence
    results: tuple[Result, ...]
    answers: tuple[Answer, ...]
    findings: tuple[Finding, ...]
    professional_advice: tuple[str, ...]
    settings: Settings
    versions: tuple[tuple[str, str], ...]

    def _items(self) -> Sequence[Result]:
        return self.results

    @property
    def measured(self) -> tuple[Measurement, ...]:
        """The results that have a number, in the order of reports."""
        return tuple(result for result in self.results if isinstance(result, Measurement))

    def __repr__(self) -> str:
        """Clip, view and how much was measured: short, without the arrays."""
        counted = f"{len(self.measured)} of {len(self.results)} metrics measured"
        return f"<Report of {self.trial.clip.name}: {self.trial.view} view, {counted}>"

    def to_dataframe(self) -> "DataFrame":
        """Return the results as a table of pandas.

        Returns
        -------
        pandas.DataFrame
            One row per result: ``metric, side, unit, value, low, high, n, reason``. A measured
            metric has numbers and no reason; a metric not measured has a reason and no numbers.

        Raises
        ------
        InstallationError
            If pandas is not installed.

        Examples
        --------
        >>> report = formcheck.analyze("run.mp4", landmarks_path="run.npz")
        >>> table = report.to_dataframe().set_index("metric")
        >>> round(float(table.loc["cadence", "value"]), 1)
        170.0
        >>> print(table.loc["pelvic_drop", "reason"])
        wrong_view
        """
        names = ("metric", "side", "unit", "value", "low", "high", "n", "reason")
        rows = [[_cell(result, name) for name in names] for result in self.results]
        return data_frame(dict(zip(names, zip(*rows, strict=True), strict=True)))


def _cell(result: Result, name: str) -> object:
    return result.metric.name if name == "metric" else getattr(result, name, None)
