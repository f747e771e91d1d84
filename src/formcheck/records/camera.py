"""How the camera stood."""

from dataclasses import dataclass


@dataclass(frozen=True)
class CameraLevel:
    """The picture's turn against gravity.

    Attributes
    ----------
    roll_deg
        How far the picture is turned; + = clockwise.
    sigma_deg
        One standard deviation of it.
    source
        Where it is known from, in words.
    """

    roll_deg: float
    sigma_deg: float
    source: str


@dataclass(frozen=True)
class CameraMotion:
    """How far the camera moved between the pictures that were compared.

    Attributes
    ----------
    shift
        Largest way of the room in the picture, in picture heights.
    turn_deg
        Largest turn of it.
    """

    shift: float
    turn_deg: float


@dataclass(frozen=True)
class RoomLost:
    """The room was seen, but not found again in most pictures: how far it moved is not known.

    Attributes
    ----------
    found_fraction
        Share of the pictures in which it was found again.
    """

    found_fraction: float
