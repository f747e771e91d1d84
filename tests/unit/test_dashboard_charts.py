"""The charts: valid, drawn from the numbers of the report, and never beyond their range."""

import json
import math
from dataclasses import replace
from typing import Any

import pytest
from synthetic_report import EASY_KMH, REAR, SIDE, report_of
from synthetic_runner import Run

from formcheck.analyzers import all_analyzers
from formcheck.dashboard.charts import Layers, scale_chart, steps_chart
from formcheck.records import Band, BandName, Finding, Measurement, Settings

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
MEASURED = [pytest.param(shown.values[0], id=shown.id) for shown in SHOWN]


def drawn(chart: Layers) -> dict[str, Any]:
    """Return the chart as the browser gets it; altair checks it against Vega-Lite's schema."""
    spec: dict[str, Any] = chart.to_dict()
    # What JSON cannot say, such as NaN, would be a broken chart.
    json.dumps(spec, allow_nan=False)
    for layer in spec["layer"]:
        # Rows that all layers share are written once, above them.
        layer.setdefault("data", spec.get("data"))
    return spec


def layers(spec: dict[str, Any], mark: str) -> list[dict[str, Any]]:
    return [layer for layer in spec["layer"] if layer["mark"]["type"] == mark]


def rows(layer: dict[str, Any]) -> list[dict[str, Any]]:
    values: list[dict[str, Any]] = layer["data"]["values"]
    return values


def range_of(spec: dict[str, Any]) -> tuple[float, float]:
    """Return the drawn range: the same in every layer."""
    domains = [layer["encoding"]["x"]["scale"]["domain"] for layer in spec["layer"]]
    assert all(domain == domains[0] for domain in domains)
    low, high = domains[0]
    return low, high


@pytest.mark.parametrize(("result", "finding"), SHOWN)
def test_a_scale_shows_value_and_interval(result: Measurement, finding: Finding | None) -> None:
    spec = drawn(scale_chart(result, finding))
    (interval,) = layers(spec, "rule")
    (value,) = layers(spec, "point")
    assert rows(interval) == [{"low": result.low, "high": result.high, "value": result.value}]
    assert rows(value)[0]["value"] == result.value
    assert value["encoding"]["x"]["field"] == "value"
    along = interval["encoding"]
    assert (along["x"]["field"], along["x2"]["field"]) == ("low", "high")
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
    coloured = bands[0]["encoding"]["color"]["scale"]["domain"]
    assert all(row["band"] in coloured for row in stretches)


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
    assert rows(layers(spec, "rect")[0]) == [
        {"start": low, "end": 5.0, "band": "typical"},
        {"start": 5.0, "end": 7.0, "band": "elevated"},
        {"start": 7.0, "end": high, "band": "marked"},
    ]


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
    assert math.isclose(1.0 - low, high - 1.0)


@pytest.mark.parametrize("result", MEASURED)
def test_every_step_is_a_point(result: Measurement) -> None:
    spec = drawn(steps_chart(result))
    (steps,) = layers(spec, "line")
    assert rows(steps) == [
        {"time": time_s, "value": value}
        for time_s, value in zip(result.times_s.tolist(), result.values.tolist(), strict=True)
    ]
    (level,) = layers(spec, "rule")
    assert rows(level) == [{"value": result.value}]
