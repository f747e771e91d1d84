"""Errors of numbers read by hand, in tables."""

from collections.abc import Callable, Iterable

from benchmarks.by_hand.cases import Case, Level
from benchmarks.evaluation.markdown import number, percent, table
from benchmarks.evaluation.statistics import summary

Key = tuple[str, ...]

_ERRORS = ("runs", "bias, °", "mean error, °", "worst, °", "within the interval", "its half, °")


def both_legs_table(cases: Iterable[Case]) -> str:
    """Return the errors of the mean of both legs, which needs no level."""
    chosen = [case for case in cases if case.level is Level.NONE]
    return _table(("use", "line along", "hand", "passes"), chosen, _key)


def one_leg_table(cases: Iterable[Case]) -> str:
    """Return the errors of single legs, by what shows the level."""
    chosen = [case for case in cases if case.level is not Level.NONE]
    header = ("use", "line along", "hand", "passes", "level by")
    return _table(header, chosen, lambda case: (*_key(case), str(case.level)))


def _key(case: Case) -> Key:
    return case.use, case.garment.say(), case.hand.words, str(case.passes)


def _table(header: Key, cases: Iterable[Case], key: Callable[[Case], Key]) -> str:
    groups: dict[Key, list[Case]] = {}
    for case in cases:
        groups.setdefault(key(case), []).append(case)
    return table((*header, *_ERRORS), [[*key, *_cells(of)] for key, of in groups.items()])


def _cells(cases: list[Case]) -> list[str]:
    found = summary([(case.run, case.value) for case in cases])
    return [
        str(found.runs),
        number(found.bias, 1),
        number(found.mean_abs, 1),
        number(found.worst, 1),
        percent(found.coverage.share),
        number(found.half_width, 1),
    ]
