"""The charts: valid, drawn from the numbers of the report, and never beyond their range."""

import json
from dataclasses import replace
from typing import Any

import pytest
from synthetic_report import EASY_KMH, REAR, SIDE, report_of
from synthetic_runner import Run

from formcheck.analyzers import all_analyzers
from formcheck.dashboard.chart_words import (
    scale_rows,
    scale_words,
    stance_table,
    stance_words,
    steps_rows,
    steps_words,
)
from formcheck.dashboard.charts import Layers, bands_of, scale_chart, stance_chart, steps_chart
from formcheck.exporters.wording import number
from formcheck.records import Band, BandName, Finding, Measurement, Pelvis, Settings

RUNS = {"rear": REAR, "side": SIDE, "overstriding": Run(view=SIDE.view, reach=0.42)}
REPORTS = {
    name: report_of(run, settings=Settings(speed_kmh=EASY_KMH)) for name, run in RUNS.items()
}
SHOWN = [
    pytest.param(result, finding, id=f"{name}-{result.metric}")
    for name, report in REPORTS.items()
    for result in report.results
    if isinstance(result, Measurement)
    for finding in [{f.metric: f for f in report.findings}.get(result.metric)]
]


def drawn(chart: Layers) -> dict[str, Any]:
    """Return the chart as the browser gets it; altair checks it against Vega-Lite's schema."""
    spec: dict[str, Any] = chart.to_dict()
    # What JSON cannot say, such as NaN, would be a broken chart.
    json.dumps(spec, allow_nan=False)
    for layer in spec["layer"]:
        # Rows that all layers share are written once, above them.
        layer.setdefault("data", spec.get("data"))
    return spec


def assert_scales_are_given(spec: dict[str, Any]) -> None:
    """Assert that no axis takes its range from data, which arrive after the chart is drawn."""
    for layer in spec["layer"]:
        for place in ("x", "y"):
            channel = layer.get("encoding", {}).get(place, {})
            if channel.get("type") == "quantitative":
                assert "domain" in channel["scale"], (layer["mark"], place)


def layers(spec: dict[str, Any], mark: str) -> list[dict[str, Any]]:
    return [layer for layer in spec["layer"] if layer["mark"]["type"] == mark]


def rows(layer: dict[str, Any]) -> list[dict[str, Any]]:
    values: list[dict[str, Any]] = layer["data"]["values"]
    return values


def range_of(spec: dict[str, Any], place: str = "x") -> tuple[float, float]:
    """Return the drawn range of the metric: the same in every layer."""
    channels = [layer["encoding"][place] for layer in spec["layer"] if place in layer["encoding"]]
    domains = [channel["scale"]["domain"] for channel in channels if "scale" in channel]
    assert all(domain == domains[0] for domain in domains)
    low, high = domains[0]
    return low, high


def of_value(spec: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the layers of the interval: a light rim, and a line on it."""
    return [layer for layer in layers(spec, "rule") if "x2" in layer["encoding"]]


@pytest.mark.parametrize(("result", "finding"), SHOWN)
def test_a_scale_shows_value_and_interval(result: Measurement, finding: Finding | None) -> None:
    spec = drawn(scale_chart(result, finding))
    assert_scales_are_given(spec)
    (value,) = layers(spec, "point")
    assert rows(value)[0]["value"] == result.value
    assert value["encoding"]["x"]["field"] == "value"
    assert len(of_value(spec)) == 2
    for interval in of_value(spec):
        assert rows(interval) == [{"low": result.low, "high": result.high, "value": result.value}]
        shown = interval["encoding"]
        assert (shown["x"]["field"], shown["x2"]["field"]) == ("low", "high")
    low, high = range_of(spec)
    assert low < result.low <= result.value <= result.high < high


@pytest.mark.parametrize(("result", "finding"), SHOWN)
def test_bands_end_where_the_scale_ends(result: Measurement, finding: Finding | None) -> None:
    spec = drawn(scale_chart(result, finding))
    bands = layers(spec, "rect")
    if finding is None or not finding.bands:
        assert bands == []
        return
    low, high = range_of(spec)
    stretches = rows(bands[0])
    assert all(low <= row["start"] < row["end"] <= high for row in stretches)
    assert {row["band"] for row in stretches} <= {band.name for band in finding.bands}
    # Every edge between two bands is in the picture: the reader sees how far the value is from it.
    edges = {edge for band in finding.bands for edge in (band.low, band.high) if edge is not None}
    assert all(low < edge < high for edge in edges)
    assert len({row["colour"] for row in stretches}) == len(stretches)
    # A line stands at each edge, so that bands are told apart without colours.
    (lines,) = [layer for layer in layers(spec, "rule") if layer not in of_value(spec)]
    assert [row["edge"] for row in rows(lines)] == sorted(edges)


@pytest.mark.parametrize(("result", "finding"), SHOWN)
def test_wide_bands_have_their_names_on_them(result: Measurement, finding: Finding | None) -> None:
    spec = drawn(scale_chart(result, finding))
    if finding is None or not finding.bands:
        assert layers(spec, "text") == []
        return
    low, high = range_of(spec)
    (names,) = layers(spec, "text")
    written = {row["name"].replace("\n", " ") for row in rows(names)}
    wide = [
        row
        for row in rows(layers(spec, "rect")[0])
        if row["end"] - row["start"] > 0.2 * (high - low)
    ]
    assert {BandName(row["band"]).words for row in wide} <= written
    assert BandName.TYPICAL.words in written


@pytest.mark.parametrize("value", [2.0, 6.0, 8.5, 11.0])
def test_the_axis_of_a_metric_starts_at_the_same_place(value: float) -> None:
    finding = a_finding(Band(BandName.TYPICAL, None, 6.0), Band(BandName.MARKED, 6.0, None))
    result = a_measurement(value=value, low=value - 0.8, high=value + 0.8)
    assert range_of(drawn(scale_chart(result, finding)))[0] == 0.0


def a_measurement(**changes: Any) -> Measurement:
    (result,) = [r for r in REPORTS["rear"].results if r.metric.name == "pelvic_drop"]
    assert isinstance(result, Measurement)
    return replace(result, **changes)


def a_finding(*bands: Band) -> Finding:
    (finding,) = [f for f in REPORTS["rear"].findings if f.metric.name == "pelvic_drop"]
    return replace(finding, bands=bands)


def test_without_a_finding_there_are_no_bands() -> None:
    assert layers(drawn(scale_chart(a_measurement(), None)), "rect") == []
    assert layers(drawn(scale_chart(a_measurement(), a_finding())), "rect") == []


def test_open_bands_are_cut_at_the_ends_of_the_scale() -> None:
    finding = a_finding(
        Band(BandName.TYPICAL, None, 5.0),
        Band(BandName.ELEVATED, 5.0, 7.0),
        Band(BandName.MARKED, 7.0, None),
    )
    spec = drawn(scale_chart(a_measurement(value=6.0, low=5.5, high=6.5), finding))
    low, high = range_of(spec)
    found = [(row["start"], row["end"], row["band"]) for row in rows(layers(spec, "rect")[0])]
    assert found == [(low, 5.0, "typical"), (5.0, 7.0, "elevated"), (7.0, high, "marked")]


def test_a_value_far_outside_the_bands_is_still_on_the_scale() -> None:
    finding = a_finding(Band(BandName.TYPICAL, None, 5.0), Band(BandName.MARKED, 5.0, None))
    spec = drawn(scale_chart(a_measurement(value=40.0, low=30.0, high=50.0), finding))
    low, high = range_of(spec)
    assert low < 5.0
    assert high > 50.0


@pytest.mark.parametrize("analyzer", [pytest.param(a, id=a.METRIC.name) for a in all_analyzers()])
def test_a_value_without_spread_has_a_scale_in_every_unit(analyzer: Any) -> None:
    exact = a_measurement(metric=analyzer.METRIC, value=1.0, low=1.0, high=1.0)
    low, high = range_of(drawn(scale_chart(exact, None)))
    assert low < 1.0 < high
    assert high - low > 0.99 * exact.unit.least_range


@pytest.mark.parametrize(("result", "finding"), SHOWN)
def test_every_step_is_a_point(result: Measurement, finding: Finding | None) -> None:
    spec = drawn(steps_chart(result, finding))
    assert_scales_are_given(spec)
    (steps,) = layers(spec, "line")
    assert rows(steps) == [
        {"time": time_s, "value": value}
        for time_s, value in zip(result.times_s.tolist(), result.values.tolist(), strict=True)
    ]
    (level,) = layers(spec, "rule")
    assert rows(level) == [{"value": result.value}]
    low, high = range_of(spec, "y")
    assert low < result.values.min()
    assert result.values.max() < high
    # Steps that differ by less than a runner's own spread do not fill the picture.
    assert high - low >= result.unit.least_range


def test_curves_over_stance_are_told_apart_by_dashes() -> None:
    pelvis = REPORTS["rear"].trial.pelvis
    assert isinstance(pelvis, Pelvis)
    spec = drawn(stance_chart(pelvis.curves, 1.0))
    (mean,) = layers(spec, "line")
    dashes = mean["encoding"]["strokeDash"]["scale"]["range"]
    assert dashes[0] != dashes[1]


@pytest.mark.parametrize(("result", "finding"), SHOWN)
def test_descriptions_and_tables_have_the_numbers(
    result: Measurement, finding: Finding | None
) -> None:
    told = scale_words(result, finding)
    for value in (result.value, result.low, result.high):
        assert number(value, result.unit) in told
    for band in bands_of(finding):
        assert band.name.words.capitalize() in told
    table = scale_rows(result, finding)
    assert len(table) == 1 + len(bands_of(finding))
    steps = steps_rows(result)
    assert [list(row.values())[-1] for row in steps] == [
        number(v, result.unit) for v in result.values
    ]
    assert f"{result.n} steps" in steps_words(result)


def test_stance_in_words_and_as_a_table() -> None:
    pelvis = REPORTS["rear"].trial.pelvis
    assert isinstance(pelvis, Pelvis)
    told = stance_words(pelvis.curves, 0.0)
    assert "left leg" in told
    assert "right leg" in told
    table = stance_table(pelvis.curves, 0.0)
    assert list(table[0]) == ["% of stance", "Left leg standing", "Right leg standing"]
    assert [table[0]["% of stance"], table[-1]["% of stance"]] == ["0", "100"]
