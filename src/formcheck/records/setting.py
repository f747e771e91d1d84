"""What is said of a setting, once, for everything that asks for it or writes it down."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Self

from formcheck.errors import SettingsError


class Section(StrEnum):
    """A part of the form on the page."""

    RUN = "run"
    PART = "part"
    CLIP = "clip"


@dataclass(frozen=True)
class Setting:
    """All that is said of one field of `Settings`.

    Attributes
    ----------
    what
        What it is, in few words: how its help on the command line starts.
    detail
        How that sentence goes on; a comparison, which has much to list, leaves it out.
    noun
        What errors call it.
    range
        Least and most that make sense, in `unit`, of the type of its numbers.
    unit
        Of its numbers.
    choices
        What can be chosen, with the words for it on the page; None stands for what is found out.
        A setting without range and choices is a yes or no.
    label
        Of its field on the page.
    tip
        What the page says besides.
    placeholder
        What the empty field says.
    step
        From one number to the next in the field, in `unit`.
    section
        Where on the page the field stands.
    label_of_each
        Label where each of two clips has its own field, ``{}`` for before or after; empty for a
        setting that the page takes to be the same for both.
    compared
        Whether `formcheck compare` has it as options, for both clips and for each.
    option
        Name on the command line; by default made from the key.
    key
        Name in JSON; by default the field's, without ``is_``.
    """

    what: str
    label: str
    detail: str = "."
    noun: str = ""
    range: tuple[float, float] | None = None
    unit: str = ""
    choices: Mapping[Any, str] | None = None
    tip: str | None = None
    placeholder: str | None = None
    step: float = 1.0
    section: Section = Section.CLIP
    label_of_each: str = ""
    compared: bool = True
    option: str = ""
    key: str = ""

    def field(self, *, default: Any = None) -> Any:
        """Return the field of a dataclass of which this is said."""
        return field(default=default, metadata={"setting": self})

    def named(self, name: str) -> Self:
        """Return it with the names that follow from the field's."""
        key = self.key or name.removeprefix("is_")
        return replace(self, key=key, option=self.option or key.replace("_", "-"))

    def checked(self, value: Any) -> Any:
        """Return a value that makes sense; the text of a choice becomes the choice.

        Raises
        ------
        SettingsError
            If it is outside the range, or none of the choices.
        """
        if value is None:
            return None
        low, high = self.range or (value, value)
        if not low <= value <= high:
            limits = f"{low:g} and {high:g} {self.unit}".rstrip()
            raise SettingsError(
                f"Expected a {self.noun} between {limits}, found {value:g}. Check the number and "
                f"its unit."
            )
        if self.choices is None:
            return value
        known = {str(choice): choice for choice in self.choices if choice is not None}
        if value not in known:
            raise SettingsError(f"Expected a {self.noun} of {', '.join(known)}, found {value}.")
        return known[value]
