"""Units of metrics: how their numbers are written, drawn and compared."""

from enum import StrEnum


class Unit(StrEnum):
    """A unit of measurement; its value is its name in reports.

    Attributes
    ----------
    suffix
        Text that follows a number.
    digits
        Number of decimals that are written; further ones are noise.
    least_range
        Smallest range of a chart's axis: about a runner's own spread.
    tolerance
        Largest difference allowed between two measurements of the same motion: a tenth of the
        spread of a steady runner's steps.
    rate_tolerance
        The same at two frame rates: a contact between two frames depends on the interpolation.
    """

    suffix: str
    digits: int
    least_range: float
    tolerance: float
    rate_tolerance: float

    DEG = "deg", "°", 1, 8.0, 0.15, 0.6
    STEPS_PER_MIN = "steps/min", " steps/min", 1, 16.0, 0.2, 0.3
    LEG_LENGTHS = "leg lengths", " leg lengths", 2, 0.1, 0.003, 0.006
    PERCENT_OF_STANCE = "% of stance", " % of stance", 0, 30.0, 2.0, 3.0

    def __new__(  # noqa: PLR0913, PLR0917 (a line of the table above)
        cls,
        name: str,
        suffix: str,
        digits: int,
        least_range: float,
        tolerance: float,
        rate_tolerance: float,
    ) -> "Unit":
        """Make a member from its line above."""
        unit = str.__new__(cls, name)
        unit._value_ = name
        unit.suffix, unit.digits, unit.least_range = suffix, digits, least_range
        unit.tolerance, unit.rate_tolerance = tolerance, rate_tolerance
        return unit

    @classmethod
    def named(cls, name: str) -> "Unit":
        """Return the unit that has this name in reports."""
        return {unit.value: unit for unit in cls}[name]
