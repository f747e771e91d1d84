"""The charts of a comparison: whole, told apart without colours, and the same in words."""

from typing import Any

import pytest
from comparison_pairs import OF_METRIC, change_of, other_day, shifted

from formcheck import compare
from formcheck.analyzers import all_metrics
from formcheck.dashboard.compare_chart_words import (
    both_words,
    change_rows,
    difference_rows,
    difference_words,
)
from formcheck.dashboard.compare_charts import both_chart, difference_chart
from formcheck.exporters.comparison_words import bands_of_both
from formcheck.exporters.wording import number, signed
from formcheck.records import Change, Comparison, Measurement

SHARES = [-4.0, -1.0, 0.3, 2.5]


def moved(metric: str, share: float) -> tuple[Comparison, Change]:
    before = OF_METRIC[metric]
    step = share * all_metrics()[metric].repeatability.different_days.value
    comparison = compare(before, shifted(other_day(before), metric, step))
    return comparison, change_of(comparison, metric)


def x_of(spec: dict[str, Any]) -> list[dict[str, Any]]:
    return [layer["encoding"]["x"] for layer in spec["layer"] if "x" in layer["encoding"]]


@pytest.mark.parametrize("metric", list(OF_METRIC))
@pytest.mark.parametrize("share", SHARES)
def test_no_interval_and_no_label_is_cut(metric: str, share: float) -> None:
    _, change = moved(metric, share)
    found = change.difference
    assert found is not None
    spec = difference_chart(change, "noise").to_dict()
    (domain,) = {tuple(x["scale"]["domain"]) for x in x_of(spec)}
    low, high = domain
    room = 0.1 * (high - low) / 2.0
    assert low + room < found.low <= found.high < high - room
    assert low + room < -found.smallest_detectable_change
    assert all(x["axis"]["labelFlush"] for x in x_of(spec))


@pytest.mark.parametrize("metric", list(OF_METRIC))
def test_both_clips_are_told_apart_by_place_shape_and_name(metric: str) -> None:
    comparison, change = moved(metric, 2.5)
    spec = both_chart(change, bands_of_both(change, comparison)).to_dict()
    (point,) = [layer for layer in spec["layer"] if layer["mark"]["type"] == "point"]
    rows = (
        spec["datasets"][point["data"]["name"]] if "datasets" in spec else point["data"]["values"]
    )
    assert [row["clip"] for row in rows] == ["before", "after"]
    assert len({row["row"] for row in rows}) == 2
    assert len(set(point["encoding"]["shape"]["scale"]["range"])) == 2
    (domain,) = {tuple(x["scale"]["domain"]) for x in x_of(spec)}
    for result in (change.before, change.after):
        assert isinstance(result, Measurement)
        assert domain[0] < result.values.min() <= result.values.max() < domain[1]


@pytest.mark.parametrize("metric", list(OF_METRIC))
def test_words_and_tables_have_the_numbers_that_are_shown(metric: str) -> None:
    _, change = moved(metric, -2.5)
    before, after, written = change.before, change.after, change.written
    assert isinstance(before, Measurement)
    assert isinstance(after, Measurement)
    assert written is not None
    values = {number(result.value, change.unit) for result in (before, after)}
    assert all(value in both_words(change) for value in values)
    assert {change_rows(change)[0]["Before"], change_rows(change)[0]["After"]} == values
    words = signed(written.value, change.unit)
    assert words in difference_words(change)
    assert difference_rows(change)[0]["Value"] == words
    # A phone shows three columns, not more.
    assert all(len(row) <= 3 for row in change_rows(change) + difference_rows(change))
