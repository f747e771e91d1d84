"""Drawings with a line below each, beside each other where there is room."""

from collections.abc import Iterable
from html import escape
from pathlib import Path

import streamlit as st

from formcheck.drawings import Drawing


def show_drawings(drawings: Iterable[tuple[Drawing, str]], least_width_rem: float = 18.0) -> None:
    """Draw them in as many columns as there is room for.

    Parameters
    ----------
    drawings
        Each drawing with the words below it.
    least_width_rem
        Width that a drawing needs, in the page's own unit (16 pixels at first).
    """
    figures = "".join(
        f"<figure>{drawing.html}<figcaption>{escape(words)}</figcaption></figure>"
        for drawing, words in drawings
    )
    st.html(Path(__file__).with_suffix(".css"))
    st.html(f'<div class="drawings" style="--least: {least_width_rem:g}rem">{figures}</div>')
