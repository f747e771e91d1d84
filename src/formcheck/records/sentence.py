"""A result as one plain sentence, for `print` and for a notebook."""

from formcheck.records.unit import Unit
from formcheck.records.vocabulary import Side

# A hyphen is shorter than a plus, and breaks lines.
MINUS = "−"


def side_in_words(side: Side) -> str:
    """Return a side in words, e.g. ``left side`` or ``both sides``."""
    return "both sides" if side is Side.BOTH else f"{side} side"


def rounded(value: float, unit: Unit, sign: str = "") -> str:
    """Return a number with the decimals of its unit and a true minus sign; zero has no sign.

    Parameters
    ----------
    value, unit
        The number and its unit.
    sign
        ``+`` gives positive numbers a sign too.

    Examples
    --------
    >>> rounded(-0.34, Unit.DEG), rounded(0.34, Unit.DEG, "+"), rounded(-0.04, Unit.DEG, "+")
    ('−0.3', '+0.3', '0.0')
    """
    number = f"{value:z.{unit.digits}f}"
    positive = bool(sign) and float(number) > 0.0
    return f"{sign if positive else ''}{number}".replace("-", MINUS)


def with_unit(number: str, unit: Unit) -> str:
    """Return a number with its unit, e.g. ``6.0°`` or ``170.7 steps/min``."""
    return f"{number}{unit.suffix}"


def spread_in_words(low: float, high: float, unit: Unit, sign: str = "") -> str:
    """Return an interval in words, e.g. ``95 % interval 5.5 to 9.5``."""
    return f"95 % interval {rounded(low, unit, sign)} to {rounded(high, unit, sign)}"
