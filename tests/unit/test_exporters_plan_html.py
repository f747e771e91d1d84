"""The page of a plan: whole, by itself, and two sides of paper at most."""

import re
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from practice_answers import answers

from formcheck.exporters.plan_html import plan_html, write_plan_html
from formcheck.findings import professional_advice
from formcheck.practice import Plan, plan_for
from formcheck.records import AnswerVerdict, Question

if TYPE_CHECKING:
    from playwright.sync_api import Browser

MONDAY = date(2026, 11, 30)


def plan(question: Question, cadence_spm: float | None = 158.0) -> Plan:
    return plan_for(answers(**{question: AnswerVerdict.YES}), cadence_spm, start=MONDAY)


@pytest.mark.parametrize("question", Question)
def test_all_of_a_plan_is_on_its_page(question: Question) -> None:
    made, page = plan(question), plan_html(plan(question))
    told = re.sub(r"&#39;", "'", page)
    assert made.form is not None
    for exercise in (made.form, *made.strength):
        assert all(step in told for step in (*exercise.steps, exercise.stop))
    assert all(exercise.name in told for exercise in made.easing)
    assert all(week.form in told for week in made.weeks)
    assert all(text in told for text in (*made.why, *made.real_changes, made.retest_note))
    assert all(f"<b>{target}</b>" in told for target in made.targets)
    assert all(sentence in told for sentence in professional_advice())
    assert told.count("<svg") == 1 + len(made.strength) + len(made.easing)


def test_a_page_is_whole_by_itself_and_runs_nothing() -> None:
    page = plan_html(plan(Question.HIP_DROP))
    assert "<script" not in page
    assert set(re.findall(r"https?://[^\"' )]+", page)) == {"http://www.w3.org/2000/svg"}
    assert not re.search(r"\{\{|\}\}|\{%|None|Undefined", page)
    ids = re.findall(r' id="([^"]*)"', page)
    assert len(ids) == len(set(ids))


def test_headings_go_down_one_step_at_a_time() -> None:
    levels = [int(level) for level in re.findall(r"<h(\d)", plan_html(plan(Question.HIP_DROP)))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_nothing_to_change_is_a_short_page() -> None:
    page = plan_html(plan_for(answers(hip_drop=AnswerVerdict.NO), 170.0, start=MONDAY))
    assert "<h1>Nothing to change</h1>" in page
    assert "<svg" not in page
    assert "Week by week" not in page


def test_a_page_is_a_file(tmp_path: Path) -> None:
    write_plan_html(plan(Question.CADENCE), tmp_path / "plan.html")
    assert (tmp_path / "plan.html").read_text("utf-8") == plan_html(plan(Question.CADENCE))


@pytest.mark.parametrize("cadence_spm", [158.0, None])
@pytest.mark.parametrize("question", Question)
def test_a_plan_prints_on_two_sides(
    browser: "Browser", question: Question, cadence_spm: float | None
) -> None:
    page = browser.new_page()
    page.set_content(plan_html(plan(question, cadence_spm)))
    printed = page.pdf(prefer_css_page_size=True)
    page.close()
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 2
    # A4 in points.
    assert re.search(rb"/MediaBox\s*\[0 0 59[45][.\d]* 84[12][.\d]*\]", printed)


def test_a_phone_needs_no_sideways_scroll(browser: "Browser") -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.set_content(plan_html(plan(Question.HIP_DROP)))
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.close()
