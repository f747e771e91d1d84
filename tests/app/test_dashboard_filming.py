"""What a visitor sees of the filming check, and decides."""

from dataclasses import replace

import cv2
import numpy as np
import pytest
from dashboard_clips import short_clip
from dashboard_page import check_of, page, press, read, submit, wait_for_user, waits
from streamlit.testing.v1 import AppTest

from formcheck.dashboard.film_check_view import ANOTHER_CLIP, GO_ON, GO_ON_ANYWAY, THIS_RUNNER
from formcheck.dashboard.own_checks import the_queue
from formcheck.dashboard.plain_text import escape_markdown
from formcheck.filming.sentences import headline, item
from formcheck.jobs import Checked, FilmCheckJob, Job
from formcheck.records import FilmingCheck, FilmingTopic, View

pytestmark = pytest.mark.usefixtures("uploads")

PICTURE = bytes(cv2.imencode(".jpg", np.zeros((8, 8, 3), np.uint8))[1])
FOUND = item(FilmingTopic.RUNNER, "found")
NO_LINES = item(FilmingTopic.LEVEL, "unknown_side")
CUT = item(FilmingTopic.WHOLE_BODY, "cut")
HIDDEN = item(FilmingTopic.HIPS, "hidden")
SHORTER = FilmingCheck(
    "run.mp4",
    headline("change_one"),
    (FOUND, HIDDEN, NO_LINES),
    View.REAR,
    people=1,
    runner=1,
    picture=PICTURE,
)
HOPELESS = replace(SHORTER, headline=headline("hopeless"), items=(FOUND, CUT))
SEVERAL = replace(
    SHORTER,
    headline=headline("choose"),
    items=(item(FilmingTopic.RUNNER, "choose"),),
    view=None,
    people=3,
    runner=None,
)


def shown_with(filming: FilmingCheck) -> tuple[str, AppTest]:
    """Return the token and the page of a check whose clip was filmed like that."""
    token = submit(b"Not a video.")
    wait_for_user(token)
    check = check_of(token)
    check.state = Checked(filming)
    check.folder.mkdir(parents=True, exist_ok=True)
    return token, page(token)


def labels(shown: AppTest) -> list[str]:
    return [button.label for button in shown.button]


def test_the_answer_comes_first_then_what_to_change_and_what_is_good_is_folded() -> None:
    token, shown = shown_with(SHORTER)
    assert [heading.value for heading in shown.title] == [escape_markdown(SHORTER.headline)]
    told = [text.value for text in shown.markdown]
    places = [
        next(
            i
            for i, text in enumerate(told)
            if escape_markdown(one.sentence) in text and word in text
        )
        for one, word in ((HIDDEN, "change"), (NO_LINES, "could not tell"), (FOUND, "good"))
    ]
    assert places == sorted(places)
    (folded,) = shown.expander
    assert folded.label == "What is good (1)"
    assert escape_markdown(FOUND.sentence) in folded.markdown[0].value
    assert len(shown.get("image")) == 1
    assert labels(shown) == [GO_ON, ANOTHER_CLIP]
    assert not shown.number_input
    the_queue().forget(token)


def test_going_on_starts_the_analysis() -> None:
    token = submit(short_clip())
    wait_for_user(token)
    shown = page(token)
    assert "**Length** · change" in read(shown)
    shown = press(shown, GO_ON_ANYWAY)
    assert waits(shown)
    check = check_of(token)
    assert isinstance(check.job, Job)
    assert check.filming is not None
    the_queue().forget(token)


def test_a_hopeless_clip_suggests_another_but_may_go_on() -> None:
    token, shown = shown_with(HOPELESS)
    assert escape_markdown(CUT.sentence) in read(shown)
    assert labels(shown) == [GO_ON_ANYWAY, ANOTHER_CLIP]
    shown = press(shown, ANOTHER_CLIP)
    assert shown.query_params == {}
    assert the_queue().look(token) is None


def test_of_several_people_one_is_chosen_and_checked_anew() -> None:
    token, shown = shown_with(SEVERAL)
    assert labels(shown) == [ANOTHER_CLIP, THIS_RUNNER] or labels(shown) == [
        THIS_RUNNER,
        ANOTHER_CLIP,
    ]
    number = shown.number_input[0]
    assert (number.min, number.max) == (1, 3)
    number.set_value(2)
    press(shown, THIS_RUNNER)
    check = check_of(token)
    assert isinstance(check.job, FilmCheckJob)
    assert check.job.settings.runner == 2
    the_queue().forget(token)


def test_a_chosen_runner_can_be_exchanged() -> None:
    token, shown = shown_with(replace(SHORTER, people=2, runner=2))
    assert shown.number_input[0].value == 2
    assert GO_ON in labels(shown)
    the_queue().forget(token)
