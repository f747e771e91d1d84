"""Fields about the clip, the choice of the runner, and the page that deletes."""

import io

import pytest
from dashboard_clips import short_clip
from dashboard_page import CHECK, check_of, outcome, page, press, read, sound, submit, token_of
from streamlit.testing.v1 import AppTest

from formcheck.dashboard.own_checks import the_queue
from formcheck.jobs import Asking
from formcheck.records import HipLineSource, Settings

pytestmark = pytest.mark.usefixtures("uploads")

PRIVACY = "from formcheck.dashboard import privacy_page\nprivacy_page.show()"


def filled(**fields: object) -> AppTest:
    """Return the page with a clip chosen and fields filled in, by their labels."""
    shown = page()
    shown.file_uploader[0].upload("run.mp4", short_clip(), "video/mp4")
    widgets = {w.label: w for w in (*shown.number_input, *shown.checkbox, *shown.selectbox)}
    for label, value in fields.items():
        widgets[label].set_value(value)
    return press(shown, CHECK)


@pytest.mark.parametrize(
    ("label", "value", "settings"),
    [
        ("Start at second", 3.0, Settings(from_s=3.0)),
        ("End at second", 20.0, Settings(to_s=20.0)),
        ("The whole clip", True, Settings(is_whole=True)),
        ("Runner", 2, Settings(runner=2)),
        ("Slow motion, frames per second", 240.0, Settings(capture_fps=240.0)),
        ("Left and right exchanged", True, Settings(is_mirrored=True)),
        ("Phone tilted by, degrees", -1.5, Settings(roll_deg=-1.5)),
        ("Hip drop read from", "clothes", Settings(hip_line=HipLineSource.WAISTLINE)),
    ],
)
def test_each_field_reaches_the_check(label: str, value: object, settings: Settings) -> None:
    token = token_of(filled(**{label: value}))
    assert check_of(token).job.settings == settings
    the_queue().forget(token)


def test_fields_that_contradict_each_other_are_told_on_the_page() -> None:
    shown = filled(**{"Start at second": 9.0, "End at second": 3.0})
    (warning,) = shown.warning
    assert "Expected a part that ends after it begins" in warning.value
    assert "check" not in shown.query_params


def test_who_is_meant_is_asked_with_a_picture_and_the_choice_starts_the_check_anew() -> None:
    token = submit(b"Not a video.")
    outcome(token)
    check_of(token).state = Asking("Who is it?", _picture())
    shown = page(token)
    assert len(shown.get("image")) == len(shown.get("imgs")) or shown.info
    assert "Which one is the runner?" in read(shown)
    assert not shown.error
    shown.number_input[0].set_value(2)
    press(shown, "Check this one")
    assert check_of(token).job.settings.runner == 2
    assert not isinstance(check_of(token).state, Asking)
    the_queue().forget(token)


def test_the_privacy_page_says_what_is_kept_and_deletes_it() -> None:
    shown = sound(AppTest.from_string(PRIVACY).run())
    for words in ("private folder", "Nothing is kept", "sends nothing to anyone"):
        assert words in read(shown)
    token = the_queue().open("*my* run.mp4", io.BytesIO(b"Not a video."), Settings())
    shown.session_state["own checks"] = [token]
    outcome(token)
    shown = sound(shown.run())
    assert "*my* run.mp4: an error message in memory; the clip is deleted" in [
        text.value for text in shown.text
    ]
    shown = press(shown, "Delete")
    assert the_queue().look(token) is None
    assert "Nothing is kept" in read(shown)


def _picture() -> bytes:
    import cv2
    import numpy as np

    return bytes(cv2.imencode(".jpg", np.zeros((8, 8, 3), np.uint8))[1])
