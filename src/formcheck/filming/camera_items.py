"""What the pictures tell about the camera: level, stillness, light and sharpness."""

import numpy as np

from formcheck.analyzers.preconditions import (
    MAX_BLUR_LEG_LENGTHS,
    MAX_CAMERA_SHIFT,
    MAX_CAMERA_TURN_DEG,
)
from formcheck.camera import MIN_FOUND, CameraAssessment
from formcheck.filming.sentences import item
from formcheck.records import (
    CameraMotion,
    FilmingItem,
    FilmingTopic,
    LevelSource,
    RoomLost,
    View,
)

# The room is compared around the runner, whose place a few looks show less exactly than an analysis
# does: on a real clip filmed by hand the room was found again in 64 % of the pictures, not in 73 %.
# Motion up to this many times the limit may be either.
CLEARLY = 1.3


def level_item(seen: CameraAssessment, view: View) -> FilmingItem:
    """Return whether anything shows how far the camera is tilted."""
    if seen.level is None:
        return item(FilmingTopic.LEVEL, "unknown_rear" if view is View.REAR else "unknown_side")
    if seen.level.source is LevelSource.STATED:
        return item(FilmingTopic.LEVEL, "stated")
    return item(FilmingTopic.LEVEL, "seen", roll=abs(seen.level.roll_deg))


def camera_item(seen: CameraAssessment) -> FilmingItem:
    """Return whether the camera stood still, by the limits of an analysis."""
    motion = seen.motion
    if motion is None:
        return item(FilmingTopic.CAMERA, "unknown")
    of_limit = _of_limit(motion)
    if of_limit <= 1.0:
        return item(FilmingTopic.CAMERA, "still")
    return item(FilmingTopic.CAMERA, "moves" if of_limit > CLEARLY else "shakes")


def sharpness_item(seen: CameraAssessment, leg_heights: float) -> FilmingItem:
    """Return whether the picture is sharp enough around the runner.

    Parameters
    ----------
    seen
        What the pictures of the room showed.
    leg_heights
        Length of the runner's leg in picture heights.
    """
    blur = seen.blur / leg_heights
    if not np.isfinite(blur):
        return item(FilmingTopic.SHARPNESS, "unknown")
    is_blurred = blur > MAX_BLUR_LEG_LENGTHS
    return item(FilmingTopic.SHARPNESS, "blurred" if is_blurred else "sharp")


def _of_limit(motion: CameraMotion | RoomLost) -> float:
    """How far the camera moved, as a multiple of what an analysis accepts."""
    if isinstance(motion, RoomLost):
        return MIN_FOUND / max(motion.found_fraction, 1e-6)
    return max(motion.shift / MAX_CAMERA_SHIFT, motion.turn_deg / MAX_CAMERA_TURN_DEG)
