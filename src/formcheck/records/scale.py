"""The size of the runner's body."""

from dataclasses import dataclass
from enum import StrEnum


class ScaleSource(StrEnum):
    """Source of the leg length; its value is the text that users read."""

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
        Source of the length.
    warning
        What does not fit the length, in words; absent when everything fits.
    """

    leg_length_m: float
    source: ScaleSource
    warning: str | None = None
