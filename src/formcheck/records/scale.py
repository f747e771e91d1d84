"""How large the runner is."""

from dataclasses import dataclass
from enum import StrEnum


class ScaleSource(StrEnum):
    """What the length of a leg is known from; its value is what users read."""

    HEIGHT = "height"
    BELT_SPEED = "belt speed"


@dataclass(frozen=True)
class BodyScale:
    """Length of the runner's leg.

    Attributes
    ----------
    leg_length_m
        Thigh plus shank.
    source
        What it is known from.
    warning
        What does not fit, in words; absent when nothing speaks against it.
    """

    leg_length_m: float
    source: ScaleSource
    warning: str | None = None
