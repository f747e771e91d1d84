"""How the camera stood, moved and focussed."""

from dataclasses import dataclass
from enum import StrEnum


class LevelSource(StrEnum):
    """What tells which way is up."""

    STATED = "stated"
    ROOM = "room"
    STAND = "stand"


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
        What it is known from: the user or the room.
    lines
        How many upright lines of the room tell it; 0 where the user does.
    """

    roll_deg: float
    sigma_deg: float
    source: LevelSource = LevelSource.ROOM
    lines: int = 0

    @property
    def source_in_words(self) -> str:
        """What it is known from, in words."""
        is_stated = self.source is LevelSource.STATED
        return "stated" if is_stated else f"{self.lines} upright lines of the room"

    @property
    def words(self) -> str:
        """What was done with it, in words."""
        return f"camera roll of {self.roll_deg:.1f}° from {self.source_in_words} taken out"


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


@dataclass(frozen=True)
class Camera:
    """How the camera stood, moved and focussed.

    Attributes
    ----------
    level
        How far the picture is turned against gravity, when known.
    motion
        How far the camera moved, when the room shows it.
    blur_leg_lengths
        Standard deviation of the point spread around the runner.
    yaw_deg
        How far the camera stands round the runner from the exact rear view, anticlockwise from
        above; absent in other views.
    """

    level: CameraLevel | None
    motion: CameraMotion | RoomLost | None
    blur_leg_lengths: float
    yaw_deg: float | None = None
