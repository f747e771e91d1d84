"""Clips that are made to fail, and what may come out of them."""

from collections.abc import Sequence

from benchmarks.evaluation.hard_masters import hard_masters
from benchmarks.evaluation.markdown import table
from benchmarks.evaluation.master import Master
from benchmarks.evaluation.masters import all_masters
from benchmarks.evaluation.outcome import Outcome, Value
from benchmarks.evaluation.tables import NEVER_REPORTED
from benchmarks.evaluation.variants import (
    RECORDED,
    SLOW_MOTION,
    Variant,
    hard_variants_of,
    recorded,
    variants_of,
)

_WORDS = {"NoRunnerError": "nobody found", "SeveralRunnersError": "asks who is meant"}
# Good clips that are spoilt: two of each view, one of them held out.
SPOILT = ("side_usual", "side_held_tall", "rear_blue", "rear_held_grey")


Clip = tuple[Master, Variant]


def good_clips() -> list[Clip]:
    """Return every clip that should be measured."""
    return [(m, v) for m, v in _all_variants() if v.name != SLOW_MOTION]


def hard_clips() -> list[Clip]:
    """Return every clip that is made to fail."""
    slowed = [(m, v) for m, v in _all_variants() if v.name == SLOW_MOTION]
    spoilt = [(m, v) for m in all_masters() if m.name in SPOILT for v in hard_variants_of(m)]
    return [*((master, recorded(master)) for master in hard_masters()), *slowed, *spoilt]


def _all_variants() -> list[Clip]:
    return [(m, v) for number, m in enumerate(all_masters()) for v in variants_of(m, number)]


def is_wrong(value: Value) -> bool:
    """Whether a value was given with an interval that misses the truth, or there is no truth."""
    return value.low is not None and not value.is_covered


def hard_table(outcomes: Sequence[Outcome]) -> str:
    """Return one line per kind, view and use of clip: what was measured, and why not."""
    groups: dict[tuple[str, str, str], list[Outcome]] = {}
    for outcome in outcomes:
        groups.setdefault((_kind(outcome), outcome.view, outcome.use), []).append(outcome)
    rows = [[*key, *_cells(group)] for key, group in sorted(groups.items())]
    header = ("clip", "view", "use", "clips", "wrong", "right", "not measured", "because")
    return table(header, rows)


def _kind(outcome: Outcome) -> str:
    return outcome.kit if outcome.variant == RECORDED else outcome.variant


def _cells(outcomes: Sequence[Outcome]) -> list[str]:
    values = [v for o in outcomes for v in o.values if v.metric not in NEVER_REPORTED]
    wrong = sum(is_wrong(value) for value in values)
    refused = [value.reason for value in values if value.reason is not None]
    reasons = sorted({_WORDS.get(reason, reason.replace("_", " ")) for reason in refused})
    right = len(values) - wrong - len(refused)
    counts = (len(outcomes), wrong, right, len(refused))
    return [*map(str, counts), ", ".join(reasons) or "–"]
