"""How the camera stood, moved and focussed."""

from dataclasses import dataclass
from enum import StrEnum

from formcheck.records.method import Method


class LevelSource(StrEnum):
    """Source of the level reference."""

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
        One standard deviation of the roll.
    source
        Source of the roll: the user or the room.
    lines
        Number of upright lines of the room that it was read from; 0 if the user stated it.
    """

    roll_deg: float
    sigma_deg: float
    source: LevelSource = LevelSource.ROOM
    lines: int = 0

    @property
    def source_in_words(self) -> str:
        """The source of the roll, in words."""
        is_stated = self.source is LevelSource.STATED
        return "stated" if is_stated else f"{self.lines} upright lines of the room"

    @property
    def words(self) -> str:
        """The correction for the roll, in words."""
        if self.source is LevelSource.STATED:
            return Method.ROLL_STATED.say(roll_deg=self.roll_deg)
        return Method.ROLL_FROM_LINES.say(roll_deg=self.roll_deg, lines=self.lines)


@dataclass(frozen=True)
class CameraMotion:
    """How far the camera moved between the pictures that were compared.

    Attributes
    ----------
    shift
        Largest shift of the room in the picture, in picture heights.
    turn_deg
        Largest turn of the room in the picture.
    """

    shift: float
    turn_deg: float


@dataclass(frozen=True)
class RoomLost:
    """The camera's motion is unknown: the room was seen, but not found again in most pictures.

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
        Angle of the camera round the runner from the exact rear view, anticlockwise seen from
        above; absent in other views.
    """

    level: CameraLevel | None
    motion: CameraMotion | RoomLost | None
    blur_leg_lengths: float
    yaw_deg: float | None = None
