"""One run on the page: its two clips, and belt speed and height stated at the report."""

import pytest
from dashboard_clips import short_clip
from dashboard_page import (
    ANOTHER,
    CANCEL,
    CHECK,
    assert_shows,
    check_of,
    html,
    outcome,
    page,
    press,
    read,
    report_of,
    sound,
    submit,
    token_of,
    wait_for_end,
    waits,
)
from streamlit.testing.v1 import AppTest

from formcheck.dashboard.own_checks import the_queue
from formcheck.dashboard.plain_text import escape_markdown
from formcheck.dashboard.samples import finished_sample
from formcheck.jobs import Failed
from formcheck.jobs.restating import restated
from formcheck.records import Question
from formcheck.shipped import all_samples

pytestmark = pytest.mark.usefixtures("uploads")

SAMPLES = {sample.name: sample for sample in all_samples()}
SPEED, HEIGHT = "Belt speed, km/h", "Your height, cm"
UPDATE, ADD = "Update the report", "Add it to this report"


def finished(name: str) -> str:
    """Return the token of a check that ends with a sample's report, without speed and height."""
    token = submit(b"Not a video.")
    outcome(token)
    done = finished_sample(SAMPLES[name])
    check_of(token).state = restated(done, speed_kmh=None, height_cm=None)
    return token


def pair(first: str, second: str) -> tuple[str, str, AppTest]:
    """Return the tokens of two finished checks, and their page."""
    tokens = finished(first), finished(second)
    return *tokens, page(tokens[0], other=tokens[1])


def state(shown: AppTest, **fields: str) -> AppTest:
    """Fill in fields, and have the report updated."""
    labels = {"speed": SPEED, "height": HEIGHT}
    for name, value in fields.items():
        (field,) = [field for field in shown.text_input if field.label == labels[name]]
        field.set_value(value)
    return press(shown, UPDATE)


def test_an_estimated_speed_is_called_so_until_it_is_stated() -> None:
    token = finished("side_before")
    shown = page(token)
    assert "estimated from the clip" in read(shown)
    assert "leg lengths" in answer_of(token, Question.OVERSTRIDING)
    shown = state(shown, speed="11.5", height="178")
    assert not shown.error
    assert "**Belt speed:** 11.5 km/h. **Your height:** 178 cm." in read(shown)
    assert "estimated" not in read(shown)
    assert "cm ahead" in answer_of(token, Question.OVERSTRIDING)
    assert_shows(shown, report_of(token))
    # A reloaded page knows it, and so do the downloads.
    again = page(token)
    assert_shows(again, report_of(token))
    assert {field.value for field in again.text_input} == {"11.5 km/h", "178 cm"}
    assert report_of(token).settings.speed_kmh == 11.5
    the_queue().forget(token)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"speed": "95"}, "between 4 km/h and 30 km/h, found 95 km/h"),
        ({"height": "5"}, "between 100 cm and 230 cm, found 5 cm"),
    ],
)
def test_a_number_that_no_runner_has_loses_nothing(fields: dict[str, str], words: str) -> None:
    token = finished("side_before")
    before = report_of(token)
    shown = state(page(token), **fields)
    (error,) = shown.error
    assert escape_markdown(words) in error.value
    assert report_of(token) is before
    assert_shows(shown, before)
    assert next(iter(fields.values())) in [field.value for field in shown.text_input]
    the_queue().forget(token)


def test_a_height_that_does_not_fit_the_speed_is_told_and_the_report_stays() -> None:
    token = finished("side_before")
    shown = state(page(token), speed="9", height="230")
    warning = report_of(token).trial.scale
    assert warning is not None
    assert warning.warning is not None
    assert escape_markdown(warning.warning) in read(shown)
    assert_shows(shown, report_of(token))
    the_queue().forget(token)


@pytest.mark.parametrize("names", [("rear_before", "side_before"), ("side_before", "rear_before")])
def test_two_clips_make_one_report_with_three_answers(names: tuple[str, str]) -> None:
    first, second, shown = pair(*names)
    reports = report_of(first), report_of(second)
    assert_shows(shown, *reports)
    assert "Can't tell" not in html(shown)
    # Nothing is missing, so nothing is to be added.
    assert len(shown.file_uploader) == 0
    assert len(shown.button_group) == 1
    shown = state(shown, speed="10")
    assert [report_of(token).settings.speed_kmh for token in (first, second)] == [10.0, 10.0]
    assert_shows(shown, report_of(first), report_of(second))
    assert press(shown, ANOTHER).query_params == {}
    for token in (first, second):
        the_queue().forget(token)


@pytest.mark.parametrize(
    ("name", "missing"), [("rear_before", "from the side"), ("side_before", "from behind")]
)
def test_one_clip_asks_for_the_other_view_and_takes_it(name: str, missing: str) -> None:
    token = finished(name)
    shown = page(token)
    (field,) = shown.file_uploader
    assert field.label.startswith(f"Add a clip {missing}")
    shown = press(shown, ADD)
    assert shown.warning[0].value == f"Choose the clip {missing} first."
    shown.file_uploader[0].upload("other.mp4", short_clip(), "video/mp4")
    shown = press(shown, ADD)
    other = str(shown.query_params["other"])
    assert token_of(shown) == token
    assert waits(shown)
    # Who cancels it has the first report again.
    shown = press(page(token, other=other), CANCEL)
    assert the_queue().look(other) is None
    assert_shows(page(token), report_of(token))
    the_queue().forget(token)


def test_two_clips_of_one_view_lose_nothing() -> None:
    first, second, shown = pair("rear_before", "rear_after")
    (warning,) = shown.warning
    assert warning.value.startswith(escape_markdown("Both clips show you from behind."))
    # They may be of two days: the first report stays, and the second changes nothing in it.
    assert shown.title[0].value == report_of(first).answers[0].headline
    assert len(shown.file_uploader) == 1
    for token in (first, second):
        the_queue().forget(token)


def test_a_second_clip_that_fails_leaves_the_first_report() -> None:
    first, second, _ = pair("side_before", "side_after")
    check_of(second).state = Failed("other.mp4: nobody was found.")
    shown = page(first, other=second)
    assert shown.error[0].value == escape_markdown("other.mp4: nobody was found.")
    assert_shows(shown, report_of(first))
    for token in (first, second):
        the_queue().forget(token)


def test_clips_with_different_speeds_are_one_sentence_and_the_first_report_stays() -> None:
    first, second, _ = pair("rear_before", "side_before")
    for token, speed_kmh in ((first, 9.0), (second, 12.0)):
        the_queue().restate(token, speed_kmh=speed_kmh)
    shown = page(first, other=second)
    assert escape_markdown("Expected one belt speed for one run") in shown.warning[0].value
    shown = state(shown, speed="9")
    assert_shows(shown, report_of(first), report_of(second))
    for token in (first, second):
        the_queue().forget(token)


def test_two_clips_are_sent_together_and_wait_together() -> None:
    shown = page()
    clips = [(f"{name}.mp4", short_clip(), "video/mp4") for name in ("rear", "side")]
    shown.file_uploader[0].set_value(clips)
    shown = press(shown, CHECK)
    tokens = [str(shown.query_params[name]) for name in ("check", "other")]
    assert [check_of(token).job.name for token in tokens] == ["rear.mp4", "side.mp4"]
    assert len(shown.get("progress")) == 2
    shown = press(shown, CANCEL)
    assert "check" not in shown.query_params
    assert "other" not in shown.query_params
    assert [the_queue().look(token) for token in tokens] == [None, None]


def test_speed_and_height_are_still_there_for_the_next_clip() -> None:
    shown = page()
    shown.file_uploader[0].upload("run.mp4", b"Not a video.", "video/mp4")
    for field, text in zip(shown.text_input, ("1.81 m", "9.5"), strict=True):
        field.set_value(text)
    shown = press(shown, CHECK)
    token = token_of(shown)
    wait_for_end(token)
    shown = sound(shown.run())
    assert len(shown.error) == 1
    assert [field.value for field in shown.text_input] == ["181 cm", "9.5 km/h"]
    shown = press(shown, ANOTHER)
    assert [field.value for field in shown.text_input] == ["181 cm", "9.5 km/h"]


def answer_of(token: str, question: Question) -> str:
    (answer,) = [a for a in report_of(token).answers if a.question is question]
    return answer.sentence
