"""Speed and height are entered and shown in the visitor's units; what is wrong is told there."""

import pytest
import streamlit
from dashboard_clips import short_clip
from dashboard_page import CHECK, check_of, page, press, sound, token_of
from streamlit.testing.v1 import AppTest

from formcheck.dashboard import units
from formcheck.dashboard.own_checks import the_queue
from formcheck.records import Settings, Units

KNOWN = """
import streamlit as st
from formcheck.dashboard.clip_fields import quantity_fields
from formcheck.dashboard.units import units_switch
from formcheck.records import Settings
units_switch()
found = quantity_fields(Settings(speed_kmh=10.44, height_cm=175.3), key="known")
st.write(f"{found.is_valid} {found.values['speed_kmh']} {found.values['height_cm']}")
"""


def labels(shown: AppTest) -> list[str]:
    return [field.label for field in shown.text_input]


def in_units(shown: AppTest, wanted: Units) -> AppTest:
    (switch,) = (group for group in shown.button_group if group.label == "Units")
    switch.set_value(wanted)
    return sound(shown.run())


def known(speed: str | None = None, wanted: Units = Units.METRIC) -> AppTest:
    shown = in_units(sound(AppTest.from_string(KNOWN).run()), wanted)
    if speed is not None:
        (field,) = (field for field in shown.text_input if field.label.startswith("Belt speed"))
        field.set_value(speed)
        shown = sound(shown.run())
    return shown


@pytest.mark.usefixtures("uploads")
def test_a_number_is_in_the_unit_of_its_label() -> None:
    shown = in_units(page(), Units.IMPERIAL)
    assert labels(shown) == ["Your height, ft and in", "Belt speed, mph"]
    shown.file_uploader[0].upload("run.mp4", short_clip(), "video/mp4")
    height, speed = shown.text_input
    height.set_value("5'9")
    speed.set_value("6.2")
    token = token_of(press(shown, CHECK))
    stated = check_of(token).job.settings
    assert stated == Settings(height_cm=stated.height_cm, speed_kmh=stated.speed_kmh)
    assert stated.height_cm == pytest.approx(175.26)
    assert stated.speed_kmh == pytest.approx(9.978, abs=0.001)
    the_queue().forget(token)


@pytest.mark.usefixtures("uploads")
@pytest.mark.parametrize(
    ("wanted", "text", "sentence"),
    [
        (Units.METRIC, "fast", "Expected a speed such as 10 km/h, 6.2 mph or 6:00 min/km"),
        (Units.METRIC, "45", "between 4 km/h and 30 km/h, found 45 km/h"),
        (Units.IMPERIAL, "45", "between 2.5 mph and 18.6 mph, found 45 mph"),
    ],
)
def test_what_cannot_be_used_is_told_below_the_field_and_nothing_is_lost(
    wanted: Units, text: str, sentence: str
) -> None:
    shown = in_units(page(), wanted)
    shown.file_uploader[0].upload("run.mp4", short_clip(), "video/mp4")
    height, speed = shown.text_input
    height.set_value("170 cm")
    speed.set_value(text)
    shown = press(shown, CHECK)
    (error,) = shown.error
    assert sentence in error.value.replace("\\", "")
    assert [warning.value for warning in shown.warning] == [
        "One of the fields above needs a change: what to write stands below it."
    ]
    assert "check" not in shown.query_params
    assert [field.value for field in shown.text_input] == ["170 cm", text]


def test_what_is_known_stands_in_the_fields_and_keeps_its_decimals() -> None:
    shown = known()
    assert [field.value for field in shown.text_input] == ["175 cm", "10.4 km/h"]
    assert shown.markdown[-1].value == "True 10.44 175.3"
    shown = known(wanted=Units.IMPERIAL)
    assert [field.value for field in shown.text_input] == ["5 ft 9 in", "6.5 mph"]
    assert shown.markdown[-1].value == "True 10.44 175.3"


def test_what_is_known_can_be_changed_and_taken_back() -> None:
    assert known("12 km/h").markdown[-1].value == "True 12.0 175.3"
    assert known("").markdown[-1].value == "True None 175.3"
    assert known("99").markdown[-1].value == "False 10.44 175.3"


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        ("en-US", Units.IMPERIAL),
        ("es-us", Units.IMPERIAL),
        ("en-GB", Units.METRIC),
        ("de", Units.METRIC),
        (None, Units.METRIC),
    ],
)
def test_the_browsers_country_decides_at_first(
    locale: str | None, expected: Units, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Context:
        pass

    context = Context()
    context.locale = locale  # type: ignore[attr-defined]
    monkeypatch.setattr(streamlit, "context", context)
    assert units.reader_units() is expected
