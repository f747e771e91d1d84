"""A report on the page: three answers first, then each in full, the run, and what is missing."""

from datetime import date

import streamlit as st

from formcheck.dashboard.answer_card import show_card
from formcheck.dashboard.answer_overview import show_overview
from formcheck.dashboard.clip_player import show_clips
from formcheck.dashboard.not_measured import show_not_measured
from formcheck.dashboard.other_view import same_view_sentence
from formcheck.dashboard.plain_text import escape_markdown
from formcheck.dashboard.practice_view import show_plan
from formcheck.dashboard.run_shown import ShownRun
from formcheck.dashboard.speed_and_height import show_speed_and_height
from formcheck.exporters.wording import trial_facts
from formcheck.practice import plan_for
from formcheck.records import NotMeasured


def show_report(shown: ShownRun) -> None:
    """Draw the report on a run; its first answer is the title of the page."""
    first, *_ = shown.run.answers
    st.title(first.headline, anchor="answers")
    _clip_lines(shown)
    wrong = same_view_sentence(shown) or shown.contradiction
    if wrong:
        st.warning(escape_markdown(wrong), icon=":material/warning:")
    show_overview(shown)
    show_speed_and_height(shown)
    _folded_parts(shown)


@st.fragment
def _folded_parts(shown: ShownRun) -> None:
    """Draw the rest; a click on a step redraws this part of the page alone."""
    for answer in shown.run.answers:
        show_card(shown, answer)
    _plan(shown)
    _professional(shown)
    with st.container(key="run"):
        st.header("Your run", anchor="run")
        show_clips(shown)
    if any(isinstance(result, NotMeasured) for result in shown.run.results):
        st.header("Not measured", anchor=False)
        show_not_measured(shown.run.results)


def _clip_lines(shown: ShownRun) -> None:
    for clip in shown.clips:
        trial = clip.done.report.trial
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            # A file name is text from outside: shown as it is, never read as markup.
            st.text(trial.clip.name, width="content")
            st.caption(" · ".join(trial_facts(trial)).capitalize(), width="content")


def _plan(shown: ShownRun) -> None:
    """The plan of four weeks, folded, where there is something to change."""
    if any(answer.verdict.stands_out for answer in shown.run.answers):
        with st.expander("Your next four weeks", icon=":material/calendar_month:"):
            show_plan(plan_for(shown.run.answers, shown.cadence_spm, start=date.today()))


def _professional(shown: ShownRun) -> None:
    first, *others = shown.clips[0].done.report.professional_advice
    with st.container(border=True, key="card-professional"):
        st.header("Your body comes first", anchor=False)
        st.markdown(first)
        with st.expander("When to see a professional", icon=":material/health_and_safety:"):
            st.markdown("\n".join(f"- {sentence}" for sentence in others))
