"""Numbers as they stand in sentences, with units that a runner knows."""

from dataclasses import dataclass

from formcheck.records import DISTANCE, SPEED, BeltSpeed, BodyScale, Unit, Units
from formcheck.records.sentence import rounded, with_unit

_KMH = 3.6


@dataclass(frozen=True)
class Quantities:
    """Numbers of one run in words.

    Attributes
    ----------
    speed
        Speed of the belt.
    scale
        Length of the runner's leg; without it, distances stay in leg lengths.
    units
        The units of the reader.
    """

    speed: BeltSpeed | None
    scale: BodyScale | None
    units: Units = Units.METRIC

    def amount(self, value: float, unit: Unit) -> str:
        """Return a value with its unit: whole steps, and a length where the leg's is known."""
        if unit is Unit.STEPS_PER_MIN:
            return f"{value:.0f} steps"
        if unit is Unit.LEG_LENGTHS and self.scale is not None:
            return DISTANCE.write(value * self.scale.leg_length_m * 100.0, self.units)
        return with_unit(rounded(value, unit), unit)

    def at_speed(self) -> str:
        """Return `` at 10 km/h`` to follow a clause, or nothing without a speed."""
        if self.speed is None:
            return ""
        if self.speed.is_stated:
            return f" at {SPEED.write(_KMH * self.speed.m_s, self.units)}"
        return f" at about {self.roughly(self.speed.m_s)} (estimated from the belt)"

    def even_at(self, speed_m_s: float) -> str:
        """Return `` even at 10 km/h`` to follow a clause that holds at every speed."""
        return f" even at {SPEED.write(_KMH * speed_m_s, self.units)}"

    def roughly(self, speed_m_s: float) -> str:
        """Return a speed that is known roughly, e.g. ``12 km/h``."""
        own = SPEED.unit[self.units]
        in_own_units = _KMH * speed_m_s / SPEED.read(f"1 {own}")
        return f"{in_own_units:.0f} {own}"
