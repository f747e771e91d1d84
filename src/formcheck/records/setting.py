"""The description of a setting, shared by command line, page, messages and JSON."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Self

from formcheck.errors import SettingsError
from formcheck.records.quantity import Quantity, Units


class Section(StrEnum):
    """A part of the form on the page."""

    RUN = "run"
    PART = "part"
    CLIP = "clip"


@dataclass(frozen=True)
class Setting:
    """Description of one field of `Settings`: help, range, unit, form field, name in JSON.

    Attributes
    ----------
    what
        Start of its help on the command line, in few words.
    detail
        Rest of that sentence; `formcheck compare`, with its many options, leaves it out.
    noun
        Its name in error messages.
    range
        Smallest and largest plausible value, in `unit`; their type is the setting's.
    unit
        Unit of its numbers.
    quantity
        What the number is, if people write it in several units: a text is then a valid value too.
    choices
        The choices, with their words on the page; None stands for automatic detection. A setting
        without range and choices is a yes or no.
    label
        Label of its field on the page; the unit of a quantity is added.
    tip
        Tooltip of the field.
    placeholder
        Text of the empty field; for a quantity an example in the reader's units.
    step
        Increment of the field, in `unit`.
    section
        Section of the page that has the field.
    label_of_each
        Label of the field that each of two clips has, with ``{}`` for before or after; empty for a
        setting that the page assumes to be the same for both.
    compared
        Whether `formcheck compare` has options for it, for both clips and for each.
    changes_reading
        Whether pictures are read in another way if it changes; readings are kept for each value.
    option
        Name on the command line; by default made from the key.
    short
        A second, shorter name there.
    key
        Name in JSON; by default the field's, without ``is_``.
    """

    what: str
    label: str
    detail: str = "."
    noun: str = ""
    range: tuple[float, float] | None = None
    unit: str = ""
    quantity: Quantity | None = None
    choices: Mapping[Any, str] | None = None
    tip: str | None = None
    placeholder: str | None = None
    step: float = 1.0
    section: Section = Section.CLIP
    label_of_each: str = ""
    compared: bool = True
    changes_reading: bool = True
    option: str = ""
    short: str = ""
    key: str = ""

    def field(self, *, default: Any = None) -> Any:
        """Return a dataclass field that carries this description."""
        return field(default=default, metadata={"setting": self})

    def named(self, name: str) -> Self:
        """Return the setting with key and option filled in from the field's name."""
        key = self.key or name.removeprefix("is_")
        return replace(self, key=key, option=self.option or key.replace("_", "-"))

    def checked(self, value: Any, units: Units = Units.METRIC) -> Any:
        """Return the value if it is valid; the text of a choice or a quantity becomes that.

        Parameters
        ----------
        value
            The value; None if the setting is left to automatic detection.
        units
            The units of a text without a unit, and of the message.

        Raises
        ------
        SettingsError
            If it cannot be read, is outside the range, or none of the choices.
        """
        if value is None:
            return None
        if self.quantity is not None and isinstance(value, str):
            value = self.quantity.read(value, units)
        low, high = self.range or (value, value)
        if not low <= value <= high:
            low, high, found = (self._in_words(number, units) for number in (low, high, value))
            after = "" if self.quantity is not None or not self.unit else f" {self.unit}"
            raise SettingsError(
                f"Expected a {self.noun} between {low} and {high}{after}, found {found}. Check the "
                f"number and its unit."
            )
        if self.choices is None:
            return value
        known = {str(choice): choice for choice in self.choices if choice is not None}
        if value not in known:
            raise SettingsError(f"Expected a {self.noun} of {', '.join(known)}, found {value}.")
        return known[value]

    def _in_words(self, value: float, units: Units) -> str:
        return f"{value:g}" if self.quantity is None else self.quantity.write(value, units)
