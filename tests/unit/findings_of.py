"""Answers and findings of made-up measurements, and the catalogue's files as they stand."""

import tomllib
from dataclasses import replace
from typing import Any

from formcheck.analyzers import all_metrics, cadence
from formcheck.findings import answer_questions, interpret
from formcheck.findings.catalogue import catalogue_texts, load_catalogue
from formcheck.records import (
    Answer,
    BeltSpeed,
    BodyScale,
    Finding,
    Measurement,
    MeasurementMethod,
    NotMeasured,
    Question,
    Reason,
    Result,
    ScaleSource,
    Side,
    SpeedSource,
)

TEXTS = catalogue_texts()
RAW: dict[str, dict[str, Any]] = {name: tomllib.loads(text) for name, text in TEXTS.items()}
METRICS = sorted(load_catalogue().metrics)
LEG = BodyScale(0.8, ScaleSource.HEIGHT)


def stated(m_s: float) -> BeltSpeed:
    return BeltSpeed(m_s, 0.0, SpeedSource.STATED)


def estimated(m_s: float, sd_m_s: float = 0.2) -> BeltSpeed:
    return BeltSpeed(m_s, sd_m_s, SpeedSource.ESTIMATED)


EASY = stated(2.9)


def between(metric: str, low: float, value: float, high: float) -> Measurement:
    """A measurement with its interval."""
    return Measurement(
        metric=all_metrics().get(metric, replace(cadence.METRIC, name=metric)),
        side=Side.BOTH,
        value=value,
        low=low,
        high=high,
        values=[value],  # type: ignore[arg-type]
        times_s=[0.0],  # type: ignore[arg-type]
        method=MeasurementMethod("test"),
    )


def measured(metric: str, value: float, half_width: float = 0.0) -> Measurement:
    return between(metric, value - half_width, value, value + half_width)


def refused(metric: str, reason: Reason = Reason.TOO_FEW_STEPS, seen: str = "seen") -> NotMeasured:
    return NotMeasured(all_metrics()[metric], None, reason, seen, f"Advice on {metric}.")


def read(*results: Result, speed: BeltSpeed | None = EASY) -> tuple[Finding, ...]:
    return interpret(results, speed=speed, scale=None)


def answered(
    *results: Result, speed: BeltSpeed | None = EASY, scale: BodyScale | None = None
) -> dict[Question, Answer]:
    """The answers by question, every metric that is not given being refused."""
    given = {result.metric.name for result in results}
    rest = [refused(name) for name in all_metrics() if name not in given]
    return {a.question: a for a in answer_questions([*results, *rest], speed=speed, scale=scale)}
