"""Numbers as they stand in sentences, with units that a runner knows."""

from formcheck.records import BeltSpeed, Unit
from formcheck.records.sentence import rounded, with_unit

KMH = 3.6


def in_words(value: float, unit: Unit, leg_length_m: float | None = None) -> str:
    """Return a value with its unit: whole steps, and centimetres if the leg's length is known."""
    if unit is Unit.STEPS_PER_MIN:
        return f"{value:.0f} steps"
    if unit is Unit.LEG_LENGTHS and leg_length_m is not None:
        return f"{value * leg_length_m * 100.0:z.0f} cm"
    return with_unit(rounded(value, unit), unit)


def at_speed_in_words(speed: BeltSpeed | None) -> str:
    """Return `` at 10.0 km/h`` to follow a clause, or nothing without a speed."""
    if speed is None:
        return ""
    if speed.is_stated:
        return f" at {KMH * speed.m_s:.1f} km/h"
    return f" at about {speed_in_words(speed.m_s)} (estimated from the belt)"


def speed_in_words(speed_m_s: float) -> str:
    """Return a speed that is known roughly, e.g. ``12 km/h``."""
    return f"{KMH * speed_m_s:.0f} km/h"


def even_at_in_words(m_s: float) -> str:
    """Return `` even at 10.0 km/h`` to follow a clause that holds at every speed."""
    return f" even at {KMH * m_s:.1f} km/h"
