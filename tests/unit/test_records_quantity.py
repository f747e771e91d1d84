"""Speeds and heights are read as people write them, and written in the reader's units."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formcheck.errors import SettingsError
from formcheck.records import DISTANCE, HEIGHT, SPEED, Quantity, Settings, Units

MILE_KM = 1.609344


@pytest.mark.parametrize(
    ("text", "kmh"),
    [
        ("10", 10.0),
        (" 10.5 ", 10.5),
        ("10,5", 10.5),
        ("10 km/h", 10.0),
        ("10km/h", 10.0),
        ("10 KM / H", 10.0),
        ("10 kph", 10.0),
        ("6.2 mph", 6.2 * MILE_KM),
        ("6.2mi/h", 6.2 * MILE_KM),
        ("6 miles per hour", 6.0 * MILE_KM),
        ("2.5 m/s", 9.0),
        ("5:45 min/km", 3600.0 / 345.0),
        ("5:45/km", 3600.0 / 345.0),
        ("5:45 per km", 3600.0 / 345.0),
        ("5:45", 3600.0 / 345.0),
        ("5.75 min/km", 3600.0 / 345.0),
        ("9:15 min/mile", MILE_KM * 3600.0 / 555.0),
        ("9:15/mi", MILE_KM * 3600.0 / 555.0),
        ("9.25 min per mile", MILE_KM * 3600.0 / 555.0),
    ],
)
def test_a_speed_is_read(text: str, kmh: float) -> None:
    assert SPEED.read(text) == pytest.approx(kmh)
    assert Settings(speed_kmh=text).speed_kmh == pytest.approx(kmh)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "cm"),
    [
        ("175", 175.0),
        ("175 cm", 175.0),
        ("175cm", 175.0),
        ("1.75 m", 175.0),
        ("1,75m", 175.0),
        ("5 ft 9", 175.26),
        ("5ft9", 175.26),
        ("5 ft 9 in", 175.26),
        ("5 feet 9 inches", 175.26),
        ("5'9\"", 175.26),
        ("5’9”", 175.26),
        ("5' 9''", 175.26),
        ("5'9", 175.26),
        ("6 ft", 182.88),
        ("69 in", 175.26),
        ('69"', 175.26),
    ],
)
def test_a_height_is_read(text: str, cm: float) -> None:
    assert HEIGHT.read(text) == pytest.approx(cm)
    assert Settings(height_cm=text).height_cm == pytest.approx(cm)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("quantity", "text", "value"),
    [
        (SPEED, "6.2", 6.2 * MILE_KM),
        (SPEED, "9:15", MILE_KM * 3600.0 / 555.0),
        (SPEED, "10 km/h", 10.0),
        (HEIGHT, "69", 175.26),
        (HEIGHT, "175 cm", 175.0),
    ],
)
def test_only_a_number_without_a_unit_depends_on_the_reader(
    quantity: Quantity, text: str, value: float
) -> None:
    assert quantity.read(text, Units.IMPERIAL) == pytest.approx(value)


@pytest.mark.parametrize(
    ("quantity", "text"),
    [
        (SPEED, "fast"),
        (SPEED, ""),
        (SPEED, "10 cm"),
        (SPEED, "-10"),
        (SPEED, "0:00"),
        (SPEED, "5:75 min/km"),
        (SPEED, "nan"),
        (SPEED, "1e400"),
        (HEIGHT, "tall"),
        (HEIGHT, "10 km/h"),
        (HEIGHT, "5 ft 9 ft"),
    ],
)
def test_anything_else_is_refused_in_one_sentence_of_what_to_write(
    quantity: Quantity, text: str
) -> None:
    for units in Units:
        with pytest.raises(SettingsError) as error:
            quantity.read(text, units)
        expected = f"Expected a {quantity.noun} such as {quantity.examples}, found “{text}”. "
        assert str(error.value) == f"{expected}Write a number and its unit."


@given(st.text(max_size=20))
def test_no_text_does_anything_but_be_read_or_refused(text: str) -> None:
    for quantity in (SPEED, HEIGHT):
        try:
            assert quantity.read(text) >= 0.0
        except SettingsError as error:
            assert quantity.examples in str(error)


@pytest.mark.parametrize(
    ("quantity", "value", "metric", "imperial"),
    [
        (SPEED, 10.0, "10 km/h (6:00 min/km)", "6.2 mph (9:39 min/mile)"),
        (SPEED, 10.44, "10.4 km/h (5:45 min/km)", "6.5 mph (9:15 min/mile)"),
        (HEIGHT, 175.0, "175 cm", "5 ft 9 in"),
        (HEIGHT, 182.7, "183 cm", "6 ft 0 in"),
        (HEIGHT, 100.0, "100 cm", "3 ft 3 in"),
        (DISTANCE, 12.3, "12 cm", "4.8 in"),
    ],
)
def test_a_value_is_written_in_the_readers_units(
    quantity: Quantity, value: float, metric: str, imperial: str
) -> None:
    assert quantity.write_fully(value) == metric
    assert quantity.write_fully(value, Units.IMPERIAL) == imperial
    assert metric.startswith(quantity.write(value))


@given(st.floats(4.0, 30.0))
def test_a_speed_that_was_written_is_read_again(kmh: float) -> None:
    for units in Units:
        assert SPEED.read(SPEED.write(kmh, units)) == pytest.approx(kmh, abs=0.09)


@pytest.mark.parametrize("units", Units)
def test_the_example_beside_a_field_can_be_read(units: Units) -> None:
    for quantity in (SPEED, HEIGHT, DISTANCE):
        for text in quantity.example[units].split(" or "):
            assert quantity.read(text, units) > 0.0


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"speed_kmh": "45 mph"}, "a speed between 4 km/h and 30 km/h, found 72.4 km/h."),
        ({"speed_kmh": "1:30 min/km"}, "a speed between 4 km/h and 30 km/h, found 40 km/h."),
        ({"height_cm": "1.75"}, "a height between 100 cm and 230 cm, found 1.75 cm."),
        ({"height_cm": 5.0}, "a height between 100 cm and 230 cm, found 5 cm."),
    ],
)
def test_what_nobody_runs_or_measures_is_refused(said: dict[str, str], sentence: str) -> None:
    with pytest.raises(SettingsError, match=sentence):
        Settings(**said)  # type: ignore[arg-type]
