"""How large the runner is."""

from dataclasses import dataclass


@dataclass(frozen=True)
class BodyScale:
    """Length of the runner's leg.

    Attributes
    ----------
    leg_length_m
        Thigh plus shank.
    source
        Where it comes from, in words.
    warning
        What does not fit, in words; absent when nothing speaks against it.
    """

    leg_length_m: float
    source: str
    warning: str | None = None
