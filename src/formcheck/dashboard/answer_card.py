"""One answer in full: its sentence, scale and pictures, one thing to try, the rest folded."""

import streamlit as st

from formcheck.dashboard.answer_details import show_details
from formcheck.dashboard.answer_overview import anchor_of
from formcheck.dashboard.answer_scale import scale_html
from formcheck.dashboard.evidence import pictures_of, show_pictures
from formcheck.dashboard.hand_offer import offer_by_hand
from formcheck.dashboard.other_view import add_other_view, is_about_missing_view
from formcheck.dashboard.practice_view import show_change
from formcheck.dashboard.run_shown import ShownRun
from formcheck.dashboard.style import card_key
from formcheck.dashboard.verdict_mark import verdict_html
from formcheck.exporters.wording import title_with_leg
from formcheck.records import Answer, Drill

# Two pictures side by side need about as much room as the words.
_TEXT_AND_PICTURES = (11, 9)


def show_card(shown: ShownRun, answer: Answer) -> None:
    """Draw the card of one answer."""
    with st.container(border=True, key=card_key(answer.question)):
        st.header(answer.title, anchor=anchor_of(answer.question))
        pictures = pictures_of(shown, answer)
        if pictures:
            text, beside = st.columns(_TEXT_AND_PICTURES, gap="medium")
            with text:
                _words(shown, answer)
            with beside:
                show_pictures(pictures, str(answer.question))
        else:
            _words(shown, answer)
        _practice(shown, answer)
        show_details(shown, answer)


def _words(shown: ShownRun, answer: Answer) -> None:
    st.html(verdict_html(answer.verdict))
    st.markdown(answer.sentence)
    if answer.shown is not None:
        scale = scale_html(answer.shown, shown.scale_of(answer))
        if scale:
            st.caption(title_with_leg(answer.shown))
            st.html(scale)
    if answer.one_change is not None:
        st.info(f"**Try this:** {answer.one_change}", icon=":material/lightbulb:")
    offer_by_hand(shown, answer)
    if answer.film is not None:
        st.markdown(f":material/videocam: {answer.film}")
    if is_about_missing_view(shown, answer) and not shown.is_sample:
        add_other_view(shown)


def _practice(shown: ShownRun, answer: Answer) -> None:
    """The exercise to begin with and the other ways, folded; nothing where nothing is to change."""
    if not answer.drills:
        return
    with st.expander("How to practise it", icon=":material/fitness_center:"):
        show_change(answer, shown.cadence_spm)
        count = len(answer.drills)
        with st.expander(f"{count} ways, and what is known of each", icon=":material/menu_book:"):
            for drill in answer.drills:
                _drill(drill)


def _drill(drill: Drill) -> None:
    st.markdown(
        f"**{drill.name}.** {drill.how}\n\n"
        f":material/timer: {drill.dose}\n\n"
        f":material/menu_book: {drill.evidence}"
    )
