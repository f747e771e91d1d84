"""The compare page in every state, without a browser."""

import io
import re
from decimal import Decimal
from pathlib import Path

import cv2
import numpy as np
import pytest
from dashboard_clips import SAMPLES, short_clip
from dashboard_page import LONGEST_RUN_S, check_of, press, read, sound, wait_for_end
from streamlit.testing.v1 import AppTest

from formcheck.dashboard.own_checks import MAX_OWN, the_queue
from formcheck.dashboard.plain_text import escape_markdown
from formcheck.jobs import Asking, Done
from formcheck.records import Settings

pytestmark = pytest.mark.usefixtures("uploads")

COMPARE, OTHERS, CANCEL = "Compare", "Compare other clips", "Cancel"
BOTH, ENDS = "Two clips", "Start and end of one clip"
DAYS, SESSION, TWO = "One runner, two days", "One session, camera untouched", "Two runners"


def page(tokens: tuple[str, str] | None = None) -> AppTest:
    script = "from formcheck.dashboard import compare_page\ncompare_page.show()"
    opened = AppTest.from_string(script, default_timeout=LONGEST_RUN_S)
    if tokens is not None:
        opened.query_params["before"], opened.query_params["after"] = tokens
    return sound(opened.run())


def chosen(shown: AppTest, group: str, option: str) -> AppTest:
    (control,) = (control for control in shown.button_group if control.label == group)
    control.set_value(option)
    return sound(shown.run())


def opened(*contents: bytes) -> tuple[str, str]:
    tokens = [the_queue().open("run.mp4", io.BytesIO(content), Settings()) for content in contents]
    return tokens[0], tokens[1]


def tokens_of(shown: AppTest) -> tuple[str, str]:
    return str(shown.query_params["before"]), str(shown.query_params["after"])


def badges(shown: AppTest) -> list[str]:
    return re.findall(r"badge\[:material/\w+: ([\w ]+)\]", read(shown))


def headings(shown: AppTest) -> list[str]:
    return [heading.value for kind in (shown.title, shown.header) for heading in kind]


def test_a_first_visit_compares_the_samples() -> None:
    shown = page()
    title, samples, answer, *_ = headings(shown)
    assert (title, samples) == ("Compare two runs", "A sample comparison")
    assert re.fullmatch(r"Cadence rose by 10\.\d steps/min \(.+ to .+\): a real change\.", answer)
    # Knee: true change 4.9°, read as 10.2°; two clips of the same running differ by up to 7°.
    assert badges(shown) == ["A real change"] * 4
    assert "Also changed: lower leg at landing fell by 10." in read(shown)
    assert "That is closer to typical." in read(shown)
    # Where the numbers come from is beside them.
    assert read(shown).count("Speed 10.44 km/h · height 178 cm") == 2
    for before, after, difference in zip(*[iter(shown.metric)] * 3, strict=True):
        assert Decimal(after.value) - Decimal(before.value) == Decimal(
            difference.value.replace("−", "-")
        )
    assert [tab.label for tab in shown.tabs] == [
        "Whole stride",
        "Initial contact",
        "Mid-stance",
        "Toe-off",
    ]
    assert len(shown.get("bidi_component")) == 1
    charts = shown.get("vega_lite_chart")
    assert len(charts) == 2 * 4
    assert all(chart.proto.alt for chart in charts)
    assert len(shown.table) == 2 * 4
    assert [button.label for button in shown.download_button] == [
        "Comparison (JSON)",
        "Both runs (MP4)",
    ]


def told_of_charts(shown: AppTest) -> str:
    return " ".join(chart.proto.alt for chart in shown.get("vega_lite_chart"))


def test_what_the_clips_have_in_common_decides() -> None:
    shown = page()
    assert "differ by up to 4.0°" in told_of_charts(shown)
    session = chosen(shown, "The two clips show", SESSION)
    assert "differ by up to 2.0°" in told_of_charts(session)
    two = chosen(session, "The two clips show", TWO)
    assert "These are two runners" in read(two)
    assert "A real difference" in badges(two)
    assert "A real change" not in badges(two)
    # Another pair is asked anew.
    two.selectbox[-1].set_value("Sample: From the side, 30 frames/s")
    other = sound(two.run())
    (kind,) = (group for group in other.button_group if group.label == "The two clips show")
    assert kind.value == DAYS


def test_a_clip_is_not_compared_with_itself() -> None:
    shown = page()
    before, after = shown.selectbox[-2:]
    after.set_value(before.value)
    shown = sound(shown.run())
    assert "Choose two different clips." in read(shown)
    assert not shown.metric


def test_two_views_show_no_pictures_and_say_why() -> None:
    shown = page()
    shown.selectbox[-1].set_value("Sample: From behind, after")
    shown = sound(shown.run())
    assert badges(shown) == []
    assert "one filmed from the right and one filmed from behind" in read(shown)
    assert escape_markdown("Compare clips of one view for pictures.") in read(shown)
    assert "These two clips cannot be compared." in headings(shown)
    assert not shown.tabs


@pytest.mark.parametrize(
    ("what", "told"), [(BOTH, "Choose both clips first."), (ENDS, "Choose a clip first.")]
)
def test_without_clips_it_asks_for_them(what: str, told: str) -> None:
    shown = press(chosen(page(), "Compare", what), COMPARE)
    assert [warning.value for warning in shown.warning] == [told]
    assert shown.query_params == {}


def test_the_ends_of_a_clip_are_two_parts_of_it(uploads: Path) -> None:
    shown = chosen(page(), "Compare", ENDS)
    (seconds,) = (field for field in shown.number_input if field.label == "Seconds at each end")
    seconds.set_value(20.0)
    (speed,) = (field for field in shown.text_input if field.label == "Belt speed, km/h")
    speed.set_value("6:00 min/km")
    shown.file_uploader[0].upload("run.mp4", short_clip(), "video/mp4")
    tokens = tokens_of(press(shown, COMPARE))
    before, after = (check_of(token) for token in tokens)
    assert before.job.settings == Settings(speed_kmh=10.0, to_s=20.0)
    assert after.job.settings == Settings(speed_kmh=10.0, from_s=-20.0)
    shown = page(tokens)
    assert len(shown.get("progress")) == 2
    assert len(list(uploads.iterdir())) == 2
    assert press(shown, CANCEL).query_params == {}
    assert list(uploads.iterdir()) == []


def test_a_clip_that_cannot_be_checked_is_named() -> None:
    shown = page()
    for uploader, content in zip(shown.file_uploader, (short_clip(), b"Not a video."), strict=True):
        uploader.upload("run.mp4", content, "video/mp4")
    tokens = tokens_of(press(shown, COMPARE))
    wait_for_end(*tokens)
    shown = page(tokens)
    (error,) = shown.error
    assert error.value.startswith(escape_markdown("The clip after: run.mp4: expected a video"))
    assert press(shown, OTHERS).query_params == {}
    # The good one can still be compared, the other one is gone.
    assert the_queue().look(tokens[1]) is None
    assert the_queue().look(tokens[0]) is not None
    the_queue().forget(tokens[0])


def test_a_cancel_leaves_the_report_that_is_there_and_nothing_else(uploads: Path) -> None:
    tokens = opened(short_clip(), (SAMPLES / "rear_before.mp4").read_bytes())
    wait_for_end(tokens[0])
    shown = page(tokens)
    assert len(shown.get("progress")) == 1
    press(shown, CANCEL)
    assert isinstance(check_of(tokens[0]).state, Done)
    assert the_queue().look(tokens[1]) is None
    assert list(uploads.iterdir()) == []
    the_queue().forget(tokens[0])


def test_a_clip_that_waits_for_a_choice_goes_with_a_cancel() -> None:
    tokens = opened(b"Not a video.", (SAMPLES / "rear_before.mp4").read_bytes())
    wait_for_end(tokens[0])
    check_of(tokens[0]).state = Asking("Who is it?", _picture())
    shown = page(tokens)
    assert "Which one is the runner?" in read(shown)
    press(shown, CANCEL)
    assert [the_queue().look(token) for token in tokens] == [None, None]


@pytest.mark.parametrize("count", [1, 2])
def test_own_reports_are_chosen_at_first(count: int) -> None:
    def visit(count: int) -> None:
        import io

        import streamlit as st

        from formcheck.dashboard import compare_page
        from formcheck.dashboard.own_checks import open_own, own_checks, the_queue
        from formcheck.dashboard.samples import finished_sample
        from formcheck.records import Settings
        from formcheck.shipped import all_samples

        if not own_checks():
            for sample in all_samples()[:count]:
                token = open_own("run.mp4", io.BytesIO(b""), Settings())
                check = the_queue().look(token)
                assert check is not None
                check.state = finished_sample(sample)
        compare_page.show()
        st.text("done")

    shown = AppTest.from_function(visit, kwargs={"count": count}, default_timeout=LONGEST_RUN_S)
    shown = sound(shown.run())
    before, after = shown.selectbox[:2]
    assert before.value == "Yours, 1: side_before.mp4"
    assert headings(shown)[1] == "Your reports"
    if count == 1:
        # A runner is not compared with a rendered one unasked.
        assert after.value is None
        assert "Your report is set as *before*" in read(shown)
        assert not shown.metric
    else:
        assert after.value == "Yours, 2: side_after.mp4"
        assert any("a real change" in heading for heading in headings(shown))


def test_an_address_that_is_no_longer_known_says_so() -> None:
    shown = page(("gone", "gone too"))
    assert "Those checks are no longer kept here." in read(shown)
    assert "A sample comparison" in headings(shown)


def test_who_is_meant_is_asked_for_the_clip_that_needs_it() -> None:
    tokens = opened(b"Not a video.", b"Not a video.")
    wait_for_end(*tokens)
    check_of(tokens[1]).state = Asking("Who is it?", _picture())
    shown = page(tokens)
    assert "Which one is the runner?" in read(shown)
    shown.number_input[0].set_value(2)
    press(shown, "Check this one")
    assert check_of(tokens[1]).job.settings.runner == 2
    for token in tokens:
        the_queue().forget(token)


def test_only_the_latest_checks_of_a_visit_are_kept() -> None:

    def visit(most: int) -> None:
        import io

        import streamlit as st

        from formcheck.dashboard.own_checks import open_own, own_checks, the_queue
        from formcheck.records import Settings

        def check() -> str:
            return open_own("run.mp4", io.BytesIO(b"Not a video."), Settings())

        # What was cancelled takes no place.
        first = check()
        for _ in range(most):
            the_queue().forget(check())
        assert first in own_checks()
        tokens = [check() for _ in range(most)]
        assert list(own_checks()) == tokens
        assert the_queue().look(first) is None
        for token in tokens:
            the_queue().forget(token)
        st.text("done")

    shown = AppTest.from_function(visit, kwargs={"most": MAX_OWN}, default_timeout=LONGEST_RUN_S)
    shown = sound(shown.run())
    assert [text.value for text in shown.text] == ["done"]


def _picture() -> bytes:
    return bytes(cv2.imencode(".jpg", np.zeros((8, 8, 3), np.uint8))[1])
