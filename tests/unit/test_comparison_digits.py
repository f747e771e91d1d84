"""A difference is written so that a reader who subtracts finds the same number."""

from dataclasses import replace
from decimal import Decimal

import pytest
from comparison_pairs import OF_METRIC, change_of, other_day, shifted
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from formcheck import compare
from formcheck.analyzers import all_metrics
from formcheck.exporters.comparison_json import comparison_json
from formcheck.exporters.comparison_table import comparison_summary
from formcheck.exporters.wording import number, signed
from formcheck.records import Change, Comparison, Difference, Unit
from formcheck.records.sentence import MINUS

VALUES = st.floats(-400.0, 400.0).map(lambda value: round(value, 6))
WIDTHS = st.floats(0.0, 30.0)


def read(text: str) -> Decimal:
    """Read a number as a person does."""
    return Decimal(text.replace(MINUS, "-"))


@given(VALUES, VALUES, WIDTHS, WIDTHS, st.sampled_from(Unit))
def test_the_difference_is_after_minus_before_as_written(
    before: float, after: float, below: float, above: float, unit: Unit
) -> None:
    value = after - before
    found = Difference(value, value - below, value + above, 1.0)
    written = found.written(before, after, unit.digits)
    words = signed(written.value, unit)
    assert read(words) == read(number(after, unit)) - read(number(before, unit))
    # No less is claimed than was found, and at most one digit more than rounding needs.
    assert written.low <= found.low <= found.high <= written.high
    digit = 10.0**-unit.digits
    assert found.low - written.low < 1.01 * digit + 1e-9
    assert written.high - found.high < 1.01 * digit + 1e-9
    assert read(signed(written.low, unit)) <= read(words) <= read(signed(written.high, unit))


@pytest.mark.parametrize(
    ("before", "after", "unit", "words"),
    [
        (41.6, 39.4, Unit.PERCENT_OF_STANCE, "−3"),
        (0.3249, 0.2351, Unit.LEG_LENGTHS, "−0.08"),
        (3.16, 1.24, Unit.DEG, "−2.0"),
        (2.04, 1.96, Unit.DEG, "0.0"),
        (159.66, 169.94, Unit.STEPS_PER_MIN, "+10.2"),
    ],
)
def test_differences_that_were_once_written_otherwise(
    before: float, after: float, unit: Unit, words: str
) -> None:
    value = after - before
    found = Difference(value, value - 1.0, value + 1.0, 1.0)
    assert signed(found.written(before, after, unit.digits).value, unit) == words


def changed_by(metric: str, step: float) -> tuple[Comparison, Change]:
    before = OF_METRIC[metric]
    comparison = compare(before, shifted(other_day(before), metric, step))
    return comparison, change_of(comparison, metric)


@pytest.mark.parametrize("metric", list(OF_METRIC))
def test_table_sentence_and_json_agree(metric: str) -> None:
    step = -2.0 * all_metrics()[metric].repeatability.different_days.value
    comparison, change = changed_by(metric, step)
    written = change.written
    assert written is not None
    words = signed(written.value, change.unit)
    assert words.startswith(MINUS)
    console = Console(width=160)
    with console.capture() as told:
        console.print(comparison_summary(replace(comparison, changes=(change,))))
    assert f"{words} ({signed(written.low, change.unit)} to" in told.get()
    assert words in str(change)
    (told_json,) = (c for c in comparison_json(comparison)["changes"] if c["metric"] == metric)
    exact = told_json["after"]["value"] - told_json["before"]["value"]
    assert told_json["difference"] == pytest.approx(exact, abs=1e-9)
    assert told_json["low"] <= told_json["difference"] <= told_json["high"]
