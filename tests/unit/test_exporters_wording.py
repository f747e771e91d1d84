"""Values and views are written the same way everywhere."""

from dataclasses import replace

import pytest

from formcheck.analyzers import all_analyzers, all_metrics, cadence
from formcheck.exporters.wording import (
    grouped_refusals,
    interval,
    number,
    title_with_leg,
    value_with_unit,
    view_words,
)
from formcheck.records import (
    FloatArray,
    Measurement,
    MeasurementMethod,
    Metric,
    NotMeasured,
    Reason,
    Result,
    Side,
    Unit,
    View,
    read_only,
)

NO_STEPS: FloatArray = read_only([])


def measured(unit: Unit, value: float, low: float, high: float) -> Measurement:
    metric = replace(cadence.METRIC, unit=unit)
    method = MeasurementMethod("test")
    return Measurement(metric, Side.LEFT, value, low, high, NO_STEPS, NO_STEPS, method)


@pytest.mark.parametrize(
    ("unit", "value", "written"),
    [
        (Unit.DEG, 6.04, "6.0°"),
        (Unit.DEG, -6.06, "−6.1°"),
        (Unit.DEG, -0.04, "0.0°"),
        (Unit.STEPS_PER_MIN, 170.66, "170.7 steps/min"),
        (Unit.LEG_LENGTHS, 0.327, "0.33 leg lengths"),
        (Unit.LEG_LENGTHS, -0.001, "0.00 leg lengths"),
    ],
)
def test_a_value_with_its_unit(unit: Unit, value: float, written: str) -> None:
    assert value_with_unit(measured(unit, value, value, value)) == written


@pytest.mark.parametrize(
    ("unit", "low", "high", "written"),
    [
        (Unit.DEG, 1.44, 15.06, "1.4 to 15.1"),
        (Unit.DEG, -3.2, -0.01, "−3.2 to 0.0"),
        (Unit.LEG_LENGTHS, 0.256, 0.404, "0.26 to 0.40"),
    ],
)
def test_an_interval_needs_no_dash(unit: Unit, low: float, high: float, written: str) -> None:
    """Between negative numbers a dash would be taken for a sign."""
    assert interval(measured(unit, (low + high) / 2, low, high)) == written


@pytest.mark.parametrize(
    ("view", "words"),
    [
        (View.REAR, "filmed from behind"),
        (View.FRONT, "filmed from the front"),
        (View.LEFT, "filmed from the left"),
        (View.RIGHT, "filmed from the right"),
        (View.UNKNOWN, "filmed from a side that is not clear"),
    ],
)
def test_views(view: View, words: str) -> None:
    assert view_words(view) == words


@pytest.mark.parametrize("analyzer", [pytest.param(a, id=a.METRIC.name) for a in all_analyzers()])
def test_every_metric_can_be_written(analyzer: object) -> None:
    metric = next(a.METRIC for a in all_analyzers() if a is analyzer)
    assert number(1.0, metric.unit).startswith("1")


@pytest.mark.parametrize(
    ("metric", "side", "title"),
    [
        ("cadence", Side.BOTH, "Cadence"),
        ("shank_angle", Side.RIGHT, "Lower leg at landing, right leg"),
        ("pelvic_drop_left", Side.LEFT, "Hip drop on the left leg"),
    ],
)
def test_a_leg_is_named_once(metric: str, side: Side, title: str) -> None:
    result = replace(measured(Unit.DEG, 1.0, 0.0, 2.0), metric=all_metrics()[metric], side=side)
    assert title_with_leg(result) == title


def no(name: str, seen: str, advice: str, reason: Reason = Reason.BLUR) -> NotMeasured:
    return NotMeasured(all_metrics()[name], None, reason, seen, advice)


def test_a_cause_stands_once_with_all_its_metrics() -> None:
    blurred = "the picture is blurred", "Film in light."
    results: list[Result] = [
        no("pelvic_drop", *blurred),
        no("cadence", "the legs are mixed up", "Film again.", Reason.LEGS_CONFUSED),
        measured(Unit.DEG, 1.0, 0.0, 2.0),
        no("shank_angle", *blurred),
        no("pelvic_drop_timing", *blurred),
    ]
    one, other = grouped_refusals(results)
    assert str(one) == (
        "Hip drop, lower leg at landing and time of the deepest drop: not measured, because the "
        "picture is blurred. Film in light."
    )
    assert (other.titles, other.sentence, other.advice) == (
        "Cadence",
        "Not measured, because the legs are mixed up.",
        "Film again.",
    )
    assert grouped_refusals(results[2:3]) == ()


def test_figures_that_differ_are_all_told_and_the_advice_once() -> None:
    few: list[Result] = [
        no("cadence", "4 steps", "Film more."),
        no("shank_angle", "2 steps", "Film more."),
    ]
    (both,) = grouped_refusals(few)
    assert (both.seen, both.advice) == ("4 steps; 2 steps", "Film more.")


@pytest.mark.parametrize("metric", list(all_metrics().values()), ids=list(all_metrics()))
def test_a_heading_has_no_term_of_the_field(metric: Metric) -> None:
    terms = {"shank", "flexion", "contact", "stance", "pelvic", "excursion", "peaks", "ankle"}
    assert not terms & set(metric.plain.lower().replace(",", "").split())


def test_a_metric_without_a_plain_title_is_headed_by_its_own() -> None:
    assert replace(cadence.METRIC, title="Bounce", plain="").plain == "Bounce"
