"""What to do, on the page: the exercises by group, one thing to try, and the plan."""

from typing import Any

from dashboard_page import LONGEST_RUN_S, read, sound
from streamlit.testing.v1 import AppTest

from formcheck.practice import Group, all_exercises, groups, page_text
from formcheck.records import AnswerVerdict

PAGE = "from formcheck.dashboard import practice_page\npractice_page.show()"
# The answers are made up inside of the page, as a script of a test takes no arguments.
VIEW = """
from datetime import date
from practice_answers import answers
from formcheck.dashboard.practice_view import show_change, show_plan
from formcheck.practice import plan_for
from formcheck.records import AnswerVerdict
given = answers(hip_drop=AnswerVerdict("{verdict}"))
show_change(given[0], {cadence})
show_plan(plan_for(given, {cadence}, start=date(2026, 11, 30)))
"""


def shown(script: str) -> AppTest:
    return sound(AppTest.from_string(script, default_timeout=LONGEST_RUN_S).run())


def view(verdict: AnswerVerdict, cadence: float | None = 158.0) -> AppTest:
    return shown(VIEW.format(verdict=verdict, cadence=cadence))


def components(page: AppTest) -> list[Any]:
    return list(page.get("bidi_component"))


def test_all_exercises_are_on_their_page_form_first() -> None:
    page = shown(PAGE)
    told = read(page)
    assert page.title[0].value == page_text().title
    assert [tab.label for tab in page.tabs] == ["Form", "Strength", "Easing"]
    for group, tab in zip(Group, page.tabs, strict=True):
        names = [e.name for e in all_exercises().values() if e.group is group]
        found = [m.value.removeprefix("### ") for m in tab.markdown if m.value.startswith("### ")]
        assert found == names
        assert tab.header[0].value == groups()[group].title
    for exercise in all_exercises().values():
        assert all(step in told for step in exercise.steps)
        for text in (exercise.dose, exercise.stop, exercise.known, exercise.unknown):
            assert text in told
        assert all(source.citation in told for source in exercise.sources)
    # A drawing each, and the metronome.
    assert len(components(page)) == len(all_exercises()) + 1


def test_professional_advice_is_on_the_page_before_the_exercises() -> None:
    page = shown(PAGE)
    assert page.expander[0].label == page_text().professional
    assert "no medical check" in page.markdown[1].value


def test_one_thing_to_try_comes_with_its_drawing_and_the_metronome() -> None:
    page = view(AnswerVerdict.YES)
    assert page.markdown[0].value == "**One thing to try: Cadence up by 5 %**"
    assert "You take 158 steps per minute. Aim for 166; later, if it feels easy, for 174." in read(
        page
    )
    assert "Your four weeks" in [heading.value for heading in page.subheader]
    assert "Monday 28 December 2026" in read(page)
    assert [button.label for button in page.download_button] == [page_text().download]


def test_without_a_cadence_there_is_no_metronome() -> None:
    page = view(AnswerVerdict.PROBABLY, None)
    assert "Mirror in front of the treadmill" in page.markdown[0].value
    assert "steps per minute" not in read(page)


def test_where_nothing_stands_out_nothing_is_pushed() -> None:
    page = view(AnswerVerdict.PROBABLY_NOT)
    assert [heading.value for heading in page.subheader] == ["Nothing to change"]
    assert components(page) == []
    assert list(page.download_button) == []
