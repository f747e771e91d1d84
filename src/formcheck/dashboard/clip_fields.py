"""Form fields about a clip, generated from the fields of `Settings`."""

from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from formcheck.records import Section, Setting, Settings, all_settings

VIDEO_TYPES = ["mp4", "mov", "m4v", "3gp", "mkv", "webm", "avi", "ts", "gif"]
_IN_A_ROW = 3


def section_fields(section: Section, *, of_two_clips: bool = False) -> dict[str, Any]:
    """Draw the fields of a section and return the values entered, by the names of `Settings`.

    For two clips it draws the settings that they share; `fields_of_each` draws the others.
    """
    said = [
        (name, setting)
        for name, setting in all_settings(Settings).items()
        if setting.section is section and not (of_two_clips and setting.label_of_each)
    ]
    found = {}
    for first in range(0, len(said), _IN_A_ROW):
        columns = st.columns(min(_IN_A_ROW, len(said)), vertical_alignment="bottom")
        for (name, setting), column in zip(said[first:], columns, strict=False):
            found[name] = _field(setting, column, setting.label)
    return found


def fields_of_each(which: str, column: DeltaGenerator) -> dict[str, Any]:
    """Draw the fields that each of two clips has for itself, and return the values entered."""
    return {
        name: _field(setting, column, setting.label_of_each.format(which))
        for name, setting in all_settings(Settings).items()
        if setting.label_of_each
    }


def _field(setting: Setting, column: DeltaGenerator, label: str) -> Any:
    if setting.choices is not None:
        choices = {words: choice for choice, words in setting.choices.items()}
        return choices[column.selectbox(label, list(choices), help=setting.tip)]
    if setting.range is None:
        return column.checkbox(label, help=setting.tip)
    kind = type(setting.range[0])
    digits = "%d" if kind is int else "%.1f" if setting.step < 1.0 else "%.0f"
    return column.number_input(
        label,
        *setting.range,
        value=None,
        step=kind(setting.step),
        format=digits,
        placeholder=setting.placeholder,
        help=setting.tip,
    )
