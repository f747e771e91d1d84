"""What went wrong, clip by clip."""

from collections.abc import Sequence

from benchmarks.evaluation.markdown import number
from benchmarks.evaluation.outcome import Outcome, Value
from benchmarks.evaluation.tables import METRICS


def failure_lines(outcomes: Sequence[Outcome]) -> list[str]:
    """Return a line for every clip with a metric unmeasured, or an interval without the truth."""
    lines = []
    for outcome in outcomes:
        faults = [fault for value in outcome.values if (fault := _fault(value))]
        if outcome.view_found != "right":
            faults.insert(0, f"view taken for {outcome.view_found}")
        if faults:
            name = f"{outcome.clip}, {outcome.variant} ({outcome.use})"
            lines.append(f"- {name}: {'; '.join(faults)}")
    return lines


def _fault(value: Value) -> str:
    metric = value.metric.replace("_", " ")
    if value.value is None:
        return f"{metric} not measured ({(value.reason or '').replace('_', ' ')})"
    if value.low is None or value.high is None or value.is_covered:
        return ""
    digits = next(shown.digits for shown in METRICS if shown.metric == value.metric)
    found, low, high, true = (
        number(x, digits) for x in (value.value, value.low, value.high, value.truth)
    )
    return f"{metric} {found} ({low} to {high}), true {true}"
