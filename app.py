"""formcheck's dashboard: page config and navigation, nothing else."""

import streamlit as st

from formcheck.dashboard import (
    ICON,
    about_page,
    check_page,
    compare_page,
    film_page,
    practice_page,
    privacy_page,
)
from formcheck.dashboard.menu import show_menu
from formcheck.dashboard.style import apply_style

st.set_page_config(page_title="formcheck", page_icon=ICON, layout="centered")
apply_style()
pages = [
    st.Page(check_page.show, title="Check", icon=":material/directions_run:", default=True),
    st.Page(
        compare_page.show, title="Compare", icon=":material/compare_arrows:", url_path="compare"
    ),
    st.Page(
        practice_page.show, title="What to do", icon=":material/exercise:", url_path="practice"
    ),
    st.Page(film_page.show, title="How to film", icon=":material/videocam:", url_path="film"),
    st.Page(about_page.show, title="How it works", icon=":material/info:", url_path="about"),
    st.Page(privacy_page.show, title="Privacy", icon=":material/lock:", url_path="privacy"),
]
page = st.navigation(pages, position="hidden")
show_menu(pages)
page.run()
