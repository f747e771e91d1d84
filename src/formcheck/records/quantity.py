"""Speeds and lengths as people write them, in metric and imperial units."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from formcheck.errors import SettingsError

KM_PER_MILE, CM_PER_INCH, INCHES_PER_FOOT = 1.609344, 2.54, 12
# Longer texts are no quantity; they would only fill the error message.
_LONGEST = 40
_PRIMES = str.maketrans({"’": "'", "′": "'", "‘": "'", "″": '"', "”": '"', "“": '"', ",": "."})
_N = r"(\d{1,4}(?:\.\d{1,4})?)"
_PER = r"\s*(?:/|per)\s*"


class Units(StrEnum):
    """The units in which a reader wants numbers.

    Examples
    --------
    >>> Units("imperial") is Units.IMPERIAL
    True
    """

    METRIC = "metric"
    IMPERIAL = "imperial"


@dataclass(frozen=True)
class Notation:
    """One way to write a quantity.

    Attributes
    ----------
    pattern
        The whole text, in lower case, with a group for each number.
    value
        Turns the numbers into the quantity's own unit.
    units
        The units in which it is read this way; absent if it is in all, as its unit is written.
    """

    pattern: str
    value: Callable[..., float]
    units: Units | None = None


@dataclass(frozen=True)
class Quantity:
    """A quantity that users state and read; in the program it has one unit.

    Attributes
    ----------
    noun
        Its name in messages.
    unit
        Unit of a number without one, by the units of the reader.
    example
        A number as people write it, by the units of the reader.
    examples
        Texts that can be read, for messages.
    notations
        Ways to write it; the first that fits is taken.
    writers
        Ways to show it, by the units of the reader; the usual one comes first.
    """

    noun: str
    unit: Mapping[Units, str]
    example: Mapping[Units, str]
    examples: str
    notations: tuple[Notation, ...]
    writers: Mapping[Units, tuple[Callable[[float], str], ...]]

    def read(self, text: str, units: Units = Units.METRIC) -> float:
        """Return the value of a text, in the quantity's own unit.

        Parameters
        ----------
        text
            What was written, such as ``6.2 mph``.
        units
            The units of a number without a unit.

        Raises
        ------
        SettingsError
            If the text is none of the notations.

        Examples
        --------
        >>> SPEED.read("10 km/h"), SPEED.read("6:00 min/km"), SPEED.read("10")
        (10.0, 10.0, 10.0)
        >>> HEIGHT.read("5 ft 9"), HEIGHT.read("1.75 m")
        (175.26, 175.0)
        """
        written = " ".join(text.translate(_PRIMES).replace("''", '"').lower().split())
        for way in self.notations:
            found = re.fullmatch(way.pattern, written) if way.units in (None, units) else None
            if found is not None and (value := _value(way, found.groups())) is not None:
                return value
        raise SettingsError(
            f"Expected a {self.noun} such as {self.examples}, found “{text.strip()[:_LONGEST]}”. "
            f"Write a number and its unit."
        )

    def write(self, value: float, units: Units = Units.METRIC) -> str:
        """Return a value as text in the reader's units.

        Parameters
        ----------
        value
            The value, in the quantity's own unit.
        units
            The units of the reader.

        Examples
        --------
        >>> SPEED.write(10.0), SPEED.write(10.0, Units.IMPERIAL)
        ('10 km/h', '6.2 mph')
        >>> HEIGHT.write(175.0, Units.IMPERIAL), DISTANCE.write(12.0, Units.IMPERIAL)
        ('5 ft 9 in', '4.7 in')
        """
        return self.writers[units][0](value)

    def write_fully(self, value: float, units: Units = Units.METRIC) -> str:
        """Return a value in each way of the reader's units, e.g. ``10 km/h (6:00 min/km)``.

        Parameters
        ----------
        value, units
            As for `write`.
        """
        first, *others = (writer(value) for writer in self.writers[units])
        return f"{first} ({', '.join(others)})" if others else first


def _value(way: Notation, groups: tuple[str | None, ...]) -> float | None:
    """The value of a text's numbers; None for a pace of no time at all."""
    try:
        return way.value(*(float(group or 0.0) for group in groups))
    except ZeroDivisionError:
        return None


def _short(value: float, digits: int = 1) -> str:
    """Return a number without needless decimals."""
    text = f"{value:.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _pace(kmh: float, km: float, unit: str) -> str:
    minutes, seconds = divmod(round(3600.0 * km / kmh), 60)
    return f"{minutes}:{seconds:02d} min/{unit}"


def _feet(cm: float) -> str:
    feet, inches = divmod(round(cm / CM_PER_INCH), INCHES_PER_FOOT)
    return f"{feet} ft {inches} in"


def _kmh_of_pace(minutes: float, seconds: float = 0.0) -> float:
    return 3600.0 / (60.0 * minutes + seconds)


_KM, _MILE = r"(?:km|k)", r"(?:mi|miles?)"
_CLOCK = r"(\d{1,3}):([0-5]\d)"
SPEED = Quantity(
    noun="speed",
    unit={Units.METRIC: "km/h", Units.IMPERIAL: "mph"},
    example={Units.METRIC: "10 or 6:00 min/km", Units.IMPERIAL: "6.2 or 9:40 min/mile"},
    examples="10 km/h, 6.2 mph or 6:00 min/km",
    notations=(
        Notation(rf"{_N} ?(?:km ?/ ?h|kmh|kph|km per hour)", float),
        Notation(rf"{_N} ?(?:mph|mi ?/ ?h|miles? per hour)", lambda mph: mph * KM_PER_MILE),
        Notation(rf"{_N} ?m ?/ ?s", lambda m_s: 3.6 * m_s),
        Notation(rf"{_CLOCK}\s*(?:min)?{_PER}{_KM}", _kmh_of_pace),
        Notation(
            rf"{_CLOCK}\s*(?:min)?{_PER}{_MILE}", lambda *pace: KM_PER_MILE * _kmh_of_pace(*pace)
        ),
        Notation(rf"{_N}\s*min{_PER}{_KM}", _kmh_of_pace),
        Notation(rf"{_N}\s*min{_PER}{_MILE}", lambda minutes: KM_PER_MILE * _kmh_of_pace(minutes)),
        Notation(rf"{_CLOCK}(?: ?min)?", _kmh_of_pace, Units.METRIC),
        Notation(
            rf"{_CLOCK}(?: ?min)?", lambda *pace: KM_PER_MILE * _kmh_of_pace(*pace), Units.IMPERIAL
        ),
        Notation(_N, float, Units.METRIC),
        Notation(_N, lambda mph: mph * KM_PER_MILE, Units.IMPERIAL),
    ),
    writers={
        Units.METRIC: (lambda kmh: f"{_short(kmh)} km/h", lambda kmh: _pace(kmh, 1.0, "km")),
        Units.IMPERIAL: (
            lambda kmh: f"{_short(kmh / KM_PER_MILE)} mph",
            lambda kmh: _pace(kmh, KM_PER_MILE, "mile"),
        ),
    },
)
"""Speed of a belt; its own unit is km/h."""

_INCH = r"(?:in|inch|inches|\")"
_LENGTHS = (
    Notation(rf"{_N} ?cm", float),
    Notation(rf"{_N} ?m", lambda m: 100.0 * m),
    Notation(rf"{_N} ?{_INCH}", lambda inches: CM_PER_INCH * inches),
    Notation(
        rf"(\d{{1,2}}) ?(?:ft|feet|foot|')(?: ?{_N} ?{_INCH}?)?",
        lambda feet, inches: CM_PER_INCH * (INCHES_PER_FOOT * feet + inches),
    ),
    Notation(_N, float, Units.METRIC),
    Notation(_N, lambda inches: CM_PER_INCH * inches, Units.IMPERIAL),
)
HEIGHT = Quantity(
    noun="height",
    unit={Units.METRIC: "cm", Units.IMPERIAL: "ft and in"},
    example={Units.METRIC: "175", Units.IMPERIAL: "5 ft 9"},
    examples="175 cm, 1.75 m or 5 ft 9",
    notations=_LENGTHS,
    writers={
        Units.METRIC: (lambda cm: f"{cm:.3g} cm",),
        Units.IMPERIAL: (_feet,),
    },
)
"""Height of a person; its own unit is cm."""

DISTANCE = Quantity(
    noun="distance",
    unit={Units.METRIC: "cm", Units.IMPERIAL: "in"},
    example={Units.METRIC: "12", Units.IMPERIAL: "5"},
    examples="12 cm or 5 in",
    notations=_LENGTHS,
    writers={
        Units.METRIC: (lambda cm: f"{cm:.0f} cm",),
        Units.IMPERIAL: (lambda cm: f"{_short(cm / CM_PER_INCH)} in",),
    },
)
"""A distance at the body; its own unit is cm."""
