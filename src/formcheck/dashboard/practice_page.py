"""The page of all exercises, by group, with the metronome."""

import streamlit as st

from formcheck.dashboard.practice_view import show_exercise, show_metronome
from formcheck.findings import professional_advice
from formcheck.practice import Group, all_exercises, groups, page_text, plan_text


def show() -> None:
    """Draw the page."""
    words = page_text()
    st.title(words.title, anchor=False)
    st.markdown(words.intro)
    first, *others = professional_advice()
    st.markdown(f"**{plan_text().care_title}.** {first}")
    with st.expander(words.professional, icon=":material/health_and_safety:"):
        st.markdown("\n".join(f"- {sentence}" for sentence in others))
    for group, tab in zip(
        groups(), st.tabs([text.label for text in groups().values()]), strict=True
    ):
        with tab:
            _group(group)


def _group(group: Group) -> None:
    text = groups()[group]
    st.header(text.title, anchor=False)
    st.markdown(text.note)
    if group is Group.FORM:
        st.subheader(page_text().metronome_title, anchor=False)
        show_metronome(None)
    for exercise in all_exercises().values():
        if exercise.group is group:
            show_exercise(exercise, "page")
