"""Findings of made-up measurements, and the catalogue's files as they stand."""

import tomllib
from dataclasses import replace
from importlib.resources import files
from typing import Any

from formcheck.analyzers import all_metrics, cadence
from formcheck.findings import interpret
from formcheck.records import (
    BandName,
    BodyScale,
    Finding,
    Measurement,
    MeasurementMethod,
    ScaleSource,
    Side,
)

FOLDER = files("formcheck.findings").joinpath("catalogue")
TEXTS = {
    file.name.removesuffix(".toml"): file.read_text("utf-8")
    for file in FOLDER.iterdir()
    if file.name.endswith(".toml")
}
RAW: dict[str, dict[str, Any]] = {name: tomllib.loads(text) for name, text in TEXTS.items()}
METRICS = sorted(set(TEXTS) - {"drills", "sources", "professional"})
EASY_M_S = 2.9
LEG = BodyScale(0.8, ScaleSource.HEIGHT)


def measured(
    metric: str, value: float, half_width: float = 0.0, side: Side = Side.LEFT
) -> Measurement:
    return Measurement(
        metric=all_metrics().get(metric, replace(cadence.METRIC, name=metric)),
        side=side,
        value=value,
        low=value - half_width,
        high=value + half_width,
        values=[value],  # type: ignore[arg-type]
        times_s=[0.0],  # type: ignore[arg-type]
        method=MeasurementMethod("test"),
    )


def read(*results: Measurement, speed_m_s: float | None = EASY_M_S) -> tuple[Finding, ...]:
    return interpret(results, speed_m_s=speed_m_s, scale=None)


def band(metric: str, value: float, speed_m_s: float | None = EASY_M_S) -> BandName | None:
    return read(measured(metric, value), speed_m_s=speed_m_s)[0].band
