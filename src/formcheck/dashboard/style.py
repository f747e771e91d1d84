"""The style of all pages, beyond what the theme can set."""

from pathlib import Path

import streamlit as st

# Contrast, motion and print of all pages; menu and width; the parts of a report of our own.
_SHEETS = ("style.css", "layout.css", "answers.css")


def apply_style() -> None:
    """Give the page its style: contrast, focus, less motion if asked for, and print.

    Called once per run, before anything is drawn.
    """
    for name in _SHEETS:
        st.html(Path(__file__).with_name(name))


def card_key(name: str) -> str:
    """Return the key of a container that is not torn across two printed pages."""
    return f"card-{name}"
