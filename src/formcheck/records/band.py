"""The bands of a metric's scale, and their names."""

from dataclasses import dataclass
from enum import StrEnum


class BandName(StrEnum):
    """Place of a value on its metric's scale.

    Examples
    --------
    >>> BandName("elevated").words
    'a bit beyond typical'
    """

    TYPICAL = "typical"
    ELEVATED = "elevated"
    MARKED = "marked"

    @property
    def words(self) -> str:
        """The band as users read it."""
        return "a bit beyond typical" if self is BandName.ELEVATED else self.value


# The bands of a scale, from typical outwards.
SCALE = (BandName.TYPICAL, BandName.ELEVATED, BandName.MARKED)


@dataclass(frozen=True)
class Band:
    """A stretch of a metric's scale; `low` belongs to it, `high` does not; None is open."""

    name: BandName
    low: float | None = None
    high: float | None = None

    def holds(self, value: float) -> bool:
        """Whether `value` lies in this band."""
        above = self.low is None or value >= self.low
        below = self.high is None or value < self.high
        return above and below
