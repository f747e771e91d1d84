"""The menu: a row at the top of the page, and a bar at the bottom of a phone."""

from collections.abc import Sequence

import streamlit as st
from streamlit.navigation.page import StreamlitPage


def show_menu(pages: Sequence[StreamlitPage]) -> None:
    """Draw the name of the program and a link to each page."""
    with st.container(key="menu", horizontal=True, vertical_alignment="center", gap="small"):
        st.html('<span class="fc-brand">formcheck</span>', width="content")
        with st.container(key="menu-pages", horizontal=True, gap=None, width="content"):
            for page in pages:
                st.page_link(page)
