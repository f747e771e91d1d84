"""The three answers side by side, so that the first screen has them all."""

from html import escape

import streamlit as st

from formcheck.dashboard.answer_scale import scale_html, typical_words
from formcheck.dashboard.run_shown import ShownRun
from formcheck.dashboard.verdict_mark import verdict_html
from formcheck.exporters.wording import value_with_unit
from formcheck.records import Answer, Question


def show_overview(shown: ShownRun) -> None:
    """Draw question, answer, number and scale of each, as links to their cards."""
    items = "".join(_item(shown, answer) for answer in shown.run.answers)
    st.html(f'<div class="fc-overview" role="list" aria-label="The three answers">{items}</div>')


def anchor_of(question: Question) -> str:
    """Return the name of a card within the page's address."""
    return question.value.replace("_", "-")


def _item(shown: ShownRun, answer: Answer) -> str:
    return (
        f'<div role="listitem" class="fc-item fc-{answer.verdict.value}">'
        f'<a href="#{anchor_of(answer.question)}">'
        f'<span class="fc-question">{escape(answer.title)}</span>{verdict_html(answer.verdict)}'
        f"{_number(shown, answer)}</a></div>"
    )


def _number(shown: ShownRun, answer: Answer) -> str:
    """The number with its scale, or what to film or state for one."""
    if answer.shown is None:
        return f'<span class="fc-typical">{escape(answer.film or "")}</span>'
    finding = shown.scale_of(answer)
    typical = typical_words(answer.shown, finding)
    beside = f"{answer.shown.metric.plain}; {typical}" if typical else answer.film or ""
    scale = scale_html(answer.shown, finding, is_small=True)
    return (
        f'<span class="fc-numbers"><span class="fc-number">{escape(value_with_unit(answer.shown))}'
        f'</span><span class="fc-typical">{escape(beside)}</span></span>{scale}'
    )
