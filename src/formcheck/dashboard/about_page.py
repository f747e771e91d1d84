"""The page that explains what is measured, and what happens to a clip."""

import streamlit as st

from formcheck.dashboard.page_text import PageText
from formcheck.dashboard.whereabouts import way_of_the_clip
from formcheck.words import page


def show() -> None:
    """Draw the page."""
    st.title("How it works", anchor=False)
    st.markdown(page("about"))
    st.header(PageText.YOUR_CLIP.say(), anchor=False)
    st.markdown(f"{way_of_the_clip().say()} {page('privacy')}")
