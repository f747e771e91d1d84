"""The page that shows how to film: drawings and short lists, on one sheet when printed."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import streamlit as st
from cattrs import Converter

from formcheck.dashboard.drawing_grid import show_drawings
from formcheck.dashboard.print_button import print_button
from formcheck.drawings.filming import film_drawing

_HERE = Path(__file__)


@dataclass(frozen=True)
class _Figure:
    """A drawing by its name, and the line below it."""

    name: str
    caption: str


@dataclass(frozen=True)
class _Section:
    heading: str
    points: str
    drawings: tuple[_Figure, ...]


@dataclass(frozen=True)
class _Text:
    title: str
    recipe: str
    print_label: str
    sections: tuple[_Section, ...]


def show() -> None:
    """Draw the page."""
    text = _text()
    st.html(_HERE.with_suffix(".css"))
    st.title(text.title, anchor=False)
    st.markdown(text.recipe)
    print_button(text.print_label)
    for number, section in enumerate(text.sections):
        with st.container(key=f"film-{number}"):
            st.header(section.heading, anchor=False)
            show_drawings((film_drawing(each.name), each.caption) for each in section.drawings)
            st.markdown(section.points)


@cache
def _text() -> _Text:
    parsed = tomllib.loads(_HERE.with_suffix(".toml").read_text(encoding="utf-8"))
    return Converter(forbid_extra_keys=True).structure(parsed, _Text)
