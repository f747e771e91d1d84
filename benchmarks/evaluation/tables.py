"""The tables of the accuracy page."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, TypeVar

import numpy as np

from benchmarks.evaluation.markdown import number, percent, percent_between, table
from benchmarks.evaluation.master import Use
from benchmarks.evaluation.outcome import Events, Outcome
from benchmarks.evaluation.pose_hips import METRIC as POSE_HIPS
from benchmarks.evaluation.statistics import Case, Summary, summary
from formcheck.analyzers import all_metrics
from formcheck.records import Metric

Key = TypeVar("Key", str, tuple[str, str])
Grouping = Callable[[Outcome], str]
"""Which line of a table an outcome belongs to."""


class Shown(NamedTuple):
    """A metric as the tables show it."""

    metric: str
    title: str
    digits: int


def shown(metric: Metric) -> Shown:
    """Return a metric with one digit more than reports write: errors are smaller than values."""
    title = f"{metric.title[0].lower()}{metric.title[1:]}, {metric.unit}"
    return Shown(metric.name, title, metric.unit.digits + 1)


METRICS = (
    *(shown(metric) for metric in all_metrics().values() if metric.truth_key is not None),
    Shown(POSE_HIPS, "hip drop from the pose model's hips (never reported), deg", 2),
)
NEVER_REPORTED = (POSE_HIPS,)
_HEADER = (
    "clips (runs)",
    "bias ± 95 %",
    "SD",
    "mean abs",
    "worst",
    "slope",
    "not measured",
    "coverage (95 %)",
    "half-width",
)


def metric_table(outcomes: Sequence[Outcome]) -> str:
    """Return one line per metric, view and use."""
    rows = []
    for one in METRICS:
        for (view, use), group in _grouped(outcomes, lambda o: (o.view, o.use)):
            cases = _cases(group, one.metric)
            if cases:
                name = f"{one.title}, {view}, {_emphasised(use)}"
                rows.append([name, *_cells(summary(cases), one.digits)])
    return table(("metric, view, use", *_HEADER), rows)


def grouped_table(outcomes: Sequence[Outcome], one: Shown, by: Grouping, title: str) -> str:
    """Return one line per group of one metric."""
    rows = []
    for name, group in _grouped(outcomes, by):
        cases = _cases(group, one.metric)
        if cases:
            rows.append([name, *_cells(summary(cases), one.digits)])
    return table((title, *_HEADER), rows)


def event_table(outcomes: Sequence[Outcome], by: Grouping) -> str:
    """Return one line per group and kind of event: errors in milliseconds."""
    rows = []
    for name, group in _grouped(outcomes, by):
        kinds = sorted({(e.kind, e.leg) for outcome in group for e in outcome.events})
        for kind, leg in kinds:
            found = [e for o in group for e in o.events if (e.kind, e.leg) == (kind, leg)]
            rows.append([f"{name}: {kind.replace('_', ' ')}, {leg} leg", *_event_cells(found)])
    header = ("events", "true", "bias", "SD within clips", "SD of clip means", "worst clip")
    return table((*header, "missed", "false"), rows)


def step_table(outcomes: Sequence[Outcome], by: Grouping) -> str:
    """Return how the shank angle of single steps follows the truth: a straight line through all."""
    rows = []
    side = [outcome for outcome in outcomes if outcome.shank_steps]
    for name, group in _grouped(side, lambda o: f"{o.use}, {by(o)}"):
        true, found = np.array([pair for o in group for pair in o.shank_steps]).T
        clips = [np.array(o.shank_steps).T for o in group]
        own = np.concatenate([pair - pair.mean(axis=1, keepdims=True) for pair in clips], axis=1)
        slopes = [np.polyfit(x, y, 1)[0] for x, y in ((true, found), own)]
        spread = float((own[1] - own[0]).std())
        cells = (*(number(float(slope), 2) for slope in slopes), number(spread, 2))
        rows.append([name, str(len(true)), *cells])
    return table(("use", "steps", "slope", "slope within clips", "SD within clips, deg"), rows)


def found_table(outcomes: Sequence[Outcome]) -> str:
    """Return in how many frames the runner was found, and the view recognised, per variant."""
    rows = [
        [
            name,
            str(len(group)),
            number(100.0 * min(o.tracked for o in group), 1),
            percent(float(np.mean([o.view_found == "right" for o in group]))),
            *_swapped_cells([o.swapped_left for o in group if o.swapped_left is not None]),
        ]
        for name, group in _grouped(outcomes, lambda o: o.variant)
    ]
    header = ("variant", "clips", "worst clip: % of frames found", "view recognised")
    return table((*header, "legs exchanged, % of frames", "worst clip"), rows)


def _swapped_cells(shares: Sequence[float]) -> list[str]:
    """Mean and largest share of frames whose legs are exchanged after all repairs, in percent."""
    if not shares:
        return ["–", "–"]
    return [number(100.0 * value, 2) for value in (float(np.mean(shares)), max(shares))]


def _cells(found: Summary, digits: int) -> list[str]:
    return [
        f"{found.clips} ({found.runs})",
        f"{number(found.bias, digits)} ± {number(found.bias_half, digits)}",
        *(number(v, digits) for v in (found.spread, found.mean_abs, found.worst)),
        number(found.slope, 2),
        percent(found.not_measured),
        percent_between(found.coverage),
        number(found.half_width, digits),
    ]


def _event_cells(found: Sequence[Events]) -> list[str]:
    errors_ms = [1000.0 * np.array(e.errors_s) for e in found if e.errors_s]
    means = np.array([clip.mean() for clip in errors_ms])
    within = np.sqrt(np.mean([clip.var(ddof=1) for clip in errors_ms if len(clip) > 1]))
    missed, hits = sum(e.missed for e in found), sum(len(e.errors_s) for e in found)
    return [
        str(missed + hits),
        number(float(means.mean()) if len(means) else float("nan"), 1),
        number(float(within), 1),
        number(float(means.std(ddof=1)) if len(means) > 1 else float("nan"), 1),
        number(float(means[np.abs(means).argmax()]) if len(means) else float("nan"), 1),
        str(missed),
        str(sum(e.false for e in found)),
    ]


def _cases(outcomes: Iterable[Outcome], metric: str) -> list[Case]:
    pairs = ((o.runner, o.value(metric)) for o in outcomes)
    return [(runner, value) for runner, value in pairs if value is not None]


def _grouped(
    outcomes: Iterable[Outcome], key: Callable[[Outcome], Key]
) -> list[tuple[Key, list[Outcome]]]:
    groups: dict[Key, list[Outcome]] = {}
    for outcome in outcomes:
        groups.setdefault(key(outcome), []).append(outcome)
    return sorted(groups.items())


def _emphasised(use: str) -> str:
    return f"**{use}**" if use == Use.HELD_OUT else use
