"""Two reports compared as people read them: to the digits that are shown.

Registration of pictures differs by some thousandths of a degree between processors, so a report
made on another machine is never the same to the byte.
"""

import re
from typing import Any

import pytest

from formcheck.records import Unit

# Besides the results nothing is shown finer than this, in whatever unit.
SHOWN = 0.01
# A single step is read off a curve at one of its points: the next one counts as the same.
STEP_DIGITS = 2.0
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def assert_reads_the_same(report: dict[str, Any], expected: dict[str, Any]) -> None:
    """Fail where a report says anything else, up to one in the last digit that is shown."""
    assert [_facts(r) for r in report["results"]] == [_facts(r) for r in expected["results"]]
    for now, then in zip(report["results"], expected["results"], strict=True):
        if then["value"] is None:
            continue
        shown = 10.0 ** -Unit.named(then["unit"]).digits
        for name in ("value", "low", "high"):
            assert now[name] == pytest.approx(then[name], abs=shown), (then["metric"], name)
        for step, known in zip(now["steps"], then["steps"], strict=True):
            assert step["value"] == pytest.approx(known["value"], abs=STEP_DIGITS * shown)
            assert step["time_s"] == pytest.approx(known["time_s"], abs=SHOWN)
    _assert_same_rest(_without_results(report), _without_results(expected))


def _facts(result: dict[str, Any]) -> dict[str, Any]:
    """What a result says besides its numbers."""
    numbers = ("value", "low", "high", "steps")
    return {k: _wordy(v) for k, v in result.items() if k not in numbers}


def _without_results(report: dict[str, Any]) -> dict[str, Any]:
    """All else that is written to the digits shown; `measured_from` has every bit."""
    left_out = ("results", "versions", "measured_from")
    return {key: value for key, value in report.items() if key not in left_out}


def _assert_same_rest(now: Any, then: Any, where: str = "report") -> None:
    assert type(now) is type(then), where
    if isinstance(then, dict):
        assert list(now) == list(then), where
        for key, value in then.items():
            _assert_same_rest(now[key], value, f"{where}.{key}")
    elif isinstance(then, list):
        assert len(now) == len(then), where
        for at, value in enumerate(then):
            _assert_same_rest(now[at], value, f"{where}[{at}]")
    elif isinstance(then, float):
        assert now == pytest.approx(then, abs=SHOWN), where
    else:
        assert _wordy(now) == _wordy(then), where


def _wordy(value: Any) -> Any:
    """A sentence without its numbers, which may round to either side."""
    if isinstance(value, list):
        return [_wordy(item) for item in value]
    return _NUMBER.sub("#", value) if isinstance(value, str) else value
