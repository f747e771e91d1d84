"""The belt's speed, as stated or as estimated."""

from dataclasses import dataclass
from enum import StrEnum


class SpeedSource(StrEnum):
    """Source of the belt's speed; its value is its key in JSON."""

    STATED = "stated"
    ESTIMATED = "estimated"


@dataclass(frozen=True)
class BeltSpeed:
    """The belt's speed and its uncertainty.

    Attributes
    ----------
    m_s, sd_m_s
        The speed and its standard deviation, metres per second; a stated speed is exact.
    source
        Whether the user stated it.
    """

    m_s: float
    sd_m_s: float
    source: SpeedSource

    @property
    def is_stated(self) -> bool:
        """Whether the user stated the speed."""
        return self.source is SpeedSource.STATED
