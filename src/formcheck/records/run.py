"""One run, filmed in one clip or in several."""

from collections.abc import Sequence
from dataclasses import dataclass

from formcheck.records.answer import Answer
from formcheck.records.by_metric import ByMetric
from formcheck.records.finding import Finding
from formcheck.records.measurement import Measurement, Result
from formcheck.records.report import Report


@dataclass(frozen=True, repr=False)
class Run(ByMetric[Result]):
    """One run with its clips: ``run["cadence"]`` is the best result of them.

    Attributes
    ----------
    reports
        One per clip.
    results
        One per metric: from the clip that shows it, and with the narrower interval where both do.
    answers
        The answers to the runner's three questions, the likeliest to stand out first.
    findings
        One per measured metric.

    Examples
    --------
    >>> report = formcheck.analyze("run.mp4", landmarks_path="run.npz")
    >>> formcheck.combine(report)
    <Run of run.mp4: 4 of ... metrics measured>
    """

    reports: tuple[Report, ...]
    results: tuple[Result, ...]
    answers: tuple[Answer, ...]
    findings: tuple[Finding, ...]

    def _items(self) -> Sequence[Result]:
        return self.results

    def __repr__(self) -> str:
        """The clips, and how much was measured: short, without the arrays."""
        clips = " and ".join(report.trial.clip.name for report in self.reports)
        measured = sum(isinstance(result, Measurement) for result in self.results)
        return f"<Run of {clips}: {measured} of {len(self.results)} metrics measured>"
