"""The drawing of an exercise on the page, in the colours of the theme."""

import streamlit as st

from formcheck.drawings.exercises import exercise_svg
from formcheck.practice import Exercise

# `st.html` leaves out SVG, and an image does not know the theme's colour of text.
_PAGE = '<div class="drawing"></div>'
_STYLE = """
.drawing { color: var(--st-text-color); }
svg { display: block; width: 100%; max-height: 13rem; }
"""
_SCRIPT = """
export default function show({ data, parentElement }) {
  parentElement.querySelector(".drawing").innerHTML = data.svg;
}
"""


def show_drawing(exercise: Exercise, place: str) -> None:
    """Draw the movement of an exercise.

    Parameters
    ----------
    exercise
        The exercise.
    place
        Name of the part of the page, as an exercise may be in more than one.
    """
    drawing = st.components.v2.component("formcheck_exercise", html=_PAGE, css=_STYLE, js=_SCRIPT)
    svg = exercise_svg(exercise.key, exercise.name)
    drawing(key=f"drawing of {exercise.key} in {place}", data={"svg": svg})
