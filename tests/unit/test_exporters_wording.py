"""Values, bands and views are written the same way everywhere."""

from dataclasses import replace

import pytest

from formcheck.analyzers import all_analyzers, all_metrics, cadence
from formcheck.exporters.wording import (
    band_words,
    interval,
    number,
    title_with_leg,
    value_with_unit,
    view_words,
)
from formcheck.records import (
    BandName,
    FloatArray,
    Measurement,
    MeasurementMethod,
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
        (Unit.DEG, -6.06, "-6.1°"),
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
        (Unit.DEG, -3.2, -0.01, "-3.2 to 0.0"),
        (Unit.LEG_LENGTHS, 0.256, 0.404, "0.26 to 0.40"),
    ],
)
def test_an_interval_needs_no_dash(unit: Unit, low: float, high: float, written: str) -> None:
    """Between negative numbers a dash would be taken for a sign."""
    assert interval(measured(unit, (low + high) / 2, low, high)) == written


@pytest.mark.parametrize(
    ("view", "words"),
    [
        (View.REAR, "rear view"),
        (View.FRONT, "front view"),
        (View.LEFT, "left-side view"),
        (View.RIGHT, "right-side view"),
        (View.UNKNOWN, "unknown view"),
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
        ("shank_angle", Side.RIGHT, "Shank angle at contact, right leg"),
        ("pelvic_drop_left", Side.LEFT, "Hip drop, left leg"),
    ],
)
def test_a_leg_is_named_once(metric: str, side: Side, title: str) -> None:
    result = replace(measured(Unit.DEG, 1.0, 0.0, 2.0), metric=all_metrics()[metric], side=side)
    assert title_with_leg(result) == title


def test_every_band_has_words_of_its_own() -> None:
    places = [*BandName, None]
    assert len({band_words(place) for place in places}) == len(places)
    assert band_words(BandName.ELEVATED) == "a bit beyond typical"
    assert band_words(None) == "no scale"
