"""The page that greets a visitor: a clip to choose, and beside it the proof that it is worth it."""

import streamlit as st

from formcheck.dashboard.addresses import open_sample
from formcheck.dashboard.evidence import of_question, show_pictures
from formcheck.dashboard.new_run import new_run
from formcheck.dashboard.sample_view import opened
from formcheck.dashboard.units import reader_units
from formcheck.dashboard.verdict_mark import verdict_html
from formcheck.one_run import in_units
from formcheck.shipped import Sample, all_samples

_LEFT_AND_RIGHT = (7, 5)
_WHAT_EACH_SHOWS = """
:material/directions_run: **From behind:** hip drop and cadence. Tuck the shirt in, and stick two
pieces of bright tape on the waistband over the dimples of your lower back.

:material/directions_run: **From the side:** overstriding and cadence.

**Both together** answer all three questions.
"""


def show_first_visit() -> tuple[str, ...]:
    """Draw the page; return the tokens of the clips once they are sent."""
    left, right = st.columns(_LEFT_AND_RIGHT, gap="large")
    with left:
        st.title("Film a run. See what to change.", anchor=False)
        st.markdown(
            "Put your phone behind or beside the treadmill. formcheck answers three questions: "
            "**Do my hips drop? Is my cadence low? Do I overstride?**"
        )
        sent = new_run()
        st.markdown(_WHAT_EACH_SHOWS)
    with right:
        _proof(all_samples()[0])
    return sent


def show_form(title: str) -> tuple[str, ...]:
    """Draw the form alone; return the tokens of the clips once they are sent."""
    st.header(title, anchor=False)
    return new_run()


def _proof(sample: Sample) -> None:
    """A sample's first answer with its picture, and the way to its whole report."""
    with st.container(border=True, key="card-proof"):
        done = opened(sample)
        answer = in_units(done.report, reader_units()).answers[0]
        show_pictures(of_question(done, answer.question)[:1], "proof")
        st.html(f'<p class="fc-question">{answer.title}</p>{verdict_html(answer.verdict)}')
        st.markdown(answer.sentence)
        st.button(
            "See a whole sample report",
            icon=":material/lab_profile:",
            on_click=open_sample,
            args=(sample.name,),
        )
        st.caption("A rendered runner, so the true values are known.")
