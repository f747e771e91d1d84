"""The tables of evidence from outside."""

from collections.abc import Iterable, Sequence

import numpy as np

from benchmarks.evaluation.markdown import number, percent, table
from benchmarks.evaluation.outcome import Outcome, Value
from benchmarks.evaluation.outside.check import Check
from benchmarks.evaluation.tables import METRICS, NEVER_REPORTED, Shown, shown
from formcheck.analyzers import all_metrics

_SHOWN = {name: shown(metric) for name, metric in all_metrics().items()}


def summary_table(outcomes: Sequence[Outcome]) -> str:
    """Return one line per metric: what the other renderer's clips say of it."""
    rows = []
    for one in METRICS:
        values = [v for o in outcomes if (v := o.value(one.metric)) is not None]
        if values and one.metric not in NEVER_REPORTED:
            rows.append([one.title, *_summary_cells(one, values)])
    header = ("metric", "clips", "measured", "mean abs", "worst", "interval holds", "missed by")
    return table(header, rows)


def checks_of(outcomes: Sequence[Outcome]) -> list[Check]:
    """Return every reported value of some clips."""
    return [
        Check(f"{outcome.clip}, {outcome.variant}", value)
        for outcome in sorted(outcomes, key=lambda o: (o.view, o.clip, o.variant))
        for value in outcome.values
        if value.metric not in NEVER_REPORTED
    ]


def check_table(checks: Iterable[Check]) -> str:
    """Return one line per value: truth, what was said, and whether that holds."""
    return table(("clip", "metric", "true", "measured", "verdict"), [_row(c) for c in checks])


def _summary_cells(metric: Shown, values: Sequence[Value]) -> list[str]:
    measured = [value for value in values if value.value is not None]
    errors = np.abs([value.error for value in measured])
    missed = [Check("", value).missed_by for value in measured]
    return [
        str(len(values)),
        percent(len(measured) / len(values)),
        number(float(errors.mean()) if len(errors) else float("nan"), metric.digits),
        number(float(errors.max()) if len(errors) else float("nan"), metric.digits),
        percent(float(np.mean(np.equal(missed, 0.0))) if missed else float("nan")),
        number(max(missed, default=0.0), metric.digits),
    ]


def _row(check: Check) -> list[str]:
    metric, value = _SHOWN[check.value.metric], check.value
    true = number(value.truth, metric.digits)
    if check.within:
        true += f" ± {number(check.within, metric.digits)}"
    if value.value is None or value.low is None or value.high is None:
        told = f"not measured ({(value.reason or '').replace('_', ' ')})"
    else:
        said = (number(x, metric.digits) for x in (value.value, value.low, value.high))
        told = "{} ({} to {})".format(*said)
    return [check.shows, metric.title, true, told, _verdict(check, metric.digits)]


def _verdict(check: Check, digits: int) -> str:
    cannot_be_seen = np.isnan(check.value.truth)
    if not check.is_measured:
        return "right" if cannot_be_seen else "refused"
    if cannot_be_seen:
        return "**wrong**"
    missed = check.missed_by
    return "holds" if missed == 0.0 else f"**missed by {number(missed, digits)}**"
