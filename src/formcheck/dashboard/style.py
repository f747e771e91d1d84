"""The style of all pages, beyond what the theme can set."""

from pathlib import Path

import streamlit as st

_SHEET = Path(__file__).with_name("style.css")


def apply_style() -> None:
    """Give the page its style: contrast, focus, less motion if asked for, and print.

    Called once per run, before anything is drawn.
    """
    st.html(_SHEET)


def card_key(name: str) -> str:
    """Return the key of a container that is not torn across two printed pages."""
    return f"card-{name}"
