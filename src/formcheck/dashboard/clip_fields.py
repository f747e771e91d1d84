"""Form fields about a clip, generated from the fields of `Settings`."""

from dataclasses import dataclass
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from formcheck.dashboard.page_text import PageText
from formcheck.dashboard.plain_text import escape_markdown
from formcheck.dashboard.units import reader_units
from formcheck.errors import SettingsError
from formcheck.records import Quantity, Section, Setting, Settings, all_settings

VIDEO_TYPES = ["mp4", "mov", "m4v", "3gp", "mkv", "webm", "avi", "ts", "gif"]
_IN_A_ROW = 3


@dataclass(frozen=True)
class Entered:
    """What was entered in form fields.

    Attributes
    ----------
    values
        The values, by the names of `Settings`.
    is_valid
        Whether all could be read; below a field that could not stands what to change.
    """

    values: dict[str, Any]
    is_valid: bool = True

    def __or__(self, other: "Entered") -> "Entered":
        """Return what was entered in the fields of both."""
        return Entered(self.values | other.values, self.is_valid and other.is_valid)

    def settings(self, **more: Any) -> Settings | None:
        """Return the settings, or None after a sentence about what to change.

        Parameters
        ----------
        more
            Further settings, by their names.
        """
        if not self.is_valid:
            st.warning(PageText.FIELD_WRONG.say())
            return None
        try:
            return Settings(**self.values, **more)
        except SettingsError as error:
            st.warning(escape_markdown(str(error)))
            return None


def section_fields(
    section: Section, *, of_two_clips: bool = False, known: Settings | None = None
) -> Entered:
    """Draw the fields of a section and return what was entered.

    Parameters
    ----------
    section
        The section.
    of_two_clips
        Whether only the settings that two clips share are drawn; `fields_of_each` draws the others.
    known
        Settings whose speed and height are in the fields at first.
    """
    said = [
        (name, setting)
        for name, setting in all_settings(Settings).items()
        if setting.section is section and not (of_two_clips and setting.label_of_each)
    ]
    found = Entered({})
    for first in range(0, len(said), _IN_A_ROW):
        columns = st.columns(min(_IN_A_ROW, len(said)), vertical_alignment="top")
        for (name, setting), column in zip(said[first:], columns, strict=False):
            value = getattr(known, name, None) if setting.quantity is not None else None
            found |= _field(name, setting, column, setting.label, value)
    return found


def fields_of_each(which: str, column: DeltaGenerator) -> Entered:
    """Draw the fields that each of two clips has for itself, and return what was entered."""
    found = Entered({})
    for name, setting in all_settings(Settings).items():
        if setting.label_of_each:
            found |= _field(name, setting, column, setting.label_of_each.format(which))
    return found


def quantity_fields(known: Settings, key: str) -> Entered:
    """Draw the fields of speed and height, filled in, and return what is entered now.

    Parameters
    ----------
    known
        The settings whose speed and height the fields show.
    key
        Start of the widgets' keys, unique on the page.
    """
    said = {n: s for n, s in all_settings(type(known)).items() if s.quantity is not None}
    found = Entered({})
    for (name, setting), column in zip(said.items(), st.columns(len(said)), strict=True):
        found |= _field(name, setting, column, setting.label, getattr(known, name), key)
    return found


def _field(  # noqa: PLR0913, PLR0917 - what a field is of, where it stands, and what is in it
    name: str,
    setting: Setting,
    place: DeltaGenerator,
    label: str,
    value: Any = None,
    key: str | None = None,
) -> Entered:
    if setting.quantity is not None:
        return _quantity_field(name, setting, setting.quantity, place, label, value, key)
    if setting.choices is not None:
        choices = {words: choice for choice, words in setting.choices.items()}
        return Entered({name: choices[place.selectbox(label, list(choices), help=setting.tip)]})
    if setting.range is None:
        return Entered({name: place.checkbox(label, help=setting.tip)})
    kind = type(setting.range[0])
    digits = "%d" if kind is int else "%.1f" if setting.step < 1.0 else "%.0f"
    number = place.number_input(
        label,
        *setting.range,
        value=None,
        step=kind(setting.step),
        format=digits,
        placeholder=setting.placeholder,
        help=setting.tip,
    )
    return Entered({name: number})


def _quantity_field(  # noqa: PLR0913, PLR0917 - as above
    name: str,
    setting: Setting,
    quantity: Quantity,
    place: DeltaGenerator,
    label: str,
    value: float | None,
    key: str | None,
) -> Entered:
    """A text, as people write speeds and heights in several units; what is wrong stands below."""
    units = reader_units()
    before = "" if value is None else quantity.write(value, units)
    text = place.text_input(
        f"{label}, {quantity.unit[units]}",
        before,
        placeholder=quantity.example[units],
        help=f"{setting.tip or ''} You can also write {quantity.examples}.".strip(),
        # Another one in other units, as the text is written in them.
        key=None if key is None else f"{key} {name} {units}",
    )
    if not text.strip() or text == before:
        # What nobody changed keeps its decimals.
        return Entered({name: value if text.strip() else None})
    try:
        return Entered({name: setting.checked(text, units)})
    except SettingsError as error:
        place.error(escape_markdown(str(error)))
        return Entered({name: value}, is_valid=False)
