"""A new setting is one field: options, fields of the page and the JSON follow from it."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from another_setting import More
from command_line import Ended, Terminal, ended, the_one_line
from dashboard_clips import short_clip
from dashboard_page import CHECK, check_of, page, press, sound, token_of
from drawn_run import DrawnRun
from streamlit.testing.v1 import AppTest

from formcheck.dashboard import clip_fields
from formcheck.dashboard.own_checks import the_queue

TESTS = Path(__file__).resolve().parent.parent
COMPARISON = "from formcheck.dashboard.compare_form import new_pair\nnew_pair()"


def run(terminal: Terminal, *words: str | Path, **environment: str) -> Ended:
    """Run the command line with the setting."""
    places = os.pathsep.join([str(TESTS), os.environ.get("PYTHONPATH", "")])
    environment["PYTHONPATH"] = places
    return ended(terminal.start_module("another_setting", *words, **environment))


def content_of(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def test_a_report_of_the_command_line_has_it(terminal: Terminal, drawn_run: DrawnRun) -> None:
    words = ["--slope-percent", "2", "--json", "a.json"]
    end = run(terminal, "analyze", *drawn_run.words, *words)
    assert (end.code, end.err) == (0, "")
    assert content_of(terminal.folder / "a.json")["settings"]["slope_percent"] == 2.0


def test_a_comparison_has_it_for_both_clips_and_for_each(
    terminal: Terminal, drawn_run: DrawnRun
) -> None:
    clip, _, landmarks = drawn_run.words
    words = ["--before-recorded", landmarks, "--after-recorded", landmarks, "--json", "a.json"]
    words += ["--slope-percent", "1", "--after-slope-percent", "3"]
    end = run(terminal, "compare", clip, clip, *words)
    assert (end.code, end.err) == (0, "")
    content = content_of(terminal.folder / "a.json")
    assert [content[w]["settings"]["slope_percent"] for w in ("before", "after")] == [1.0, 3.0]


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("analyze", ["--slope-percent FLOAT Slope of the belt in percent."]),
        (
            "compare",
            [
                "--slope-percent FLOAT Slope of the belt in percent (both clips).",
                "--before-slope-percent FLOAT Slope of the belt in percent (the earlier clip",
                "--after-slope-percent FLOAT Slope of the belt in percent (the later clip",
            ],
        ),
    ],
)
def test_the_help_tells_of_it(terminal: Terminal, command: str, told: list[str]) -> None:
    help_text = " ".join(run(terminal, command, "--help").out.split())
    assert all(words in help_text for words in told)


def test_its_range_is_kept(terminal: Terminal, drawn_run: DrawnRun) -> None:
    end = run(terminal, "analyze", *drawn_run.words, "--slope-percent", "16")
    assert "a slope between 0 and 15 percent, found 16." in the_one_line(end)


@pytest.fixture
def _on_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clip_fields, "Settings", More)


@pytest.mark.usefixtures("uploads", "_on_the_page")
def test_the_page_asks_for_it() -> None:
    shown = page()
    shown.file_uploader[0].upload("run.mp4", short_clip(), "video/mp4")
    (field,) = (field for field in shown.number_input if field.label == "Slope, percent")
    assert (field.min, field.max, field.step) == (0.0, 15.0, 0.5)
    field.set_value(2.5)
    token = token_of(press(shown, CHECK))
    assert check_of(token).job.settings == More(slope_percent=2.5)
    the_queue().forget(token)


@pytest.mark.usefixtures("_on_the_page")
def test_the_page_of_a_comparison_asks_for_it() -> None:
    shown = sound(AppTest.from_string(COMPARISON).run())
    assert "Slope, percent" in [field.label for field in shown.number_input]
