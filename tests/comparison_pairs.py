"""Pairs of hand-made reports that differ in one thing."""

from dataclasses import replace
from typing import Any

from altered import altered
from synthetic_report import report_of
from synthetic_runner import Run

from formcheck.analyzers import all_metrics
from formcheck.records import Change, Comparison, Measurement, Report, Result, View

# Twenty steps of each leg.
REAR = report_of(Run(view=View.REAR, duration_s=14.0))
SIDE = report_of(Run(view=View.RIGHT, duration_s=14.0))
OF_METRIC = {
    name: REAR if View.REAR in metric.views else SIDE for name, metric in all_metrics().items()
}


def other_day(report: Report) -> Report:
    """Return the same run as another file."""
    clip = replace(report.trial.clip, sha256="1" * 64)
    return replace(report, trial=replace(report.trial, clip=clip))


def on_trial(report: Report, **changes: Any) -> Report:
    """Return the report with something of its trial changed, and nothing measured anew."""
    return replace(report, trial=altered(report.trial, **changes))


def shifted(report: Report, metric: str, step: float) -> Report:
    """Return the report with all values of a metric moved."""

    def moved(result: Result) -> Result:
        if not isinstance(result, Measurement) or result.metric.name != metric:
            return result
        ends = {name: getattr(result, name) + step for name in ("value", "low", "high", "values")}
        return replace(result, **ends)

    return replace(report, results=tuple(moved(result) for result in report.results))


def measured(report: Report, metric: str, **changes: Any) -> Report:
    """Return the report with something of one measurement changed."""
    results = [replace(r, **changes) if r.metric.name == metric else r for r in report.results]
    return replace(report, results=tuple(results))


def change_of(comparison: Comparison, metric: str) -> Change:
    """Return the change of one metric."""
    (change,) = (change for change in comparison.changes if change.metric.name == metric)
    return change
