"""How the camera stood, moved and focussed, from some pictures of the clip."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from formcheck.camera.level import find_level, shrunk
from formcheck.camera.motion import Box, Room, largest_motion
from formcheck.camera.sharpness import blur_px
from formcheck.records import CameraLevel, CameraMotion, LevelSource, PoseSequence, RoomLost, View
from formcheck.video import Frame, Moments, spread_times_s

# Pictures that roll and motion of the camera are read from.
ROOM_PICTURES = 12
# Upright lines must agree in so many places of the room; from behind two do.
PLACES_ASIDE, PLACES_ALONG = 3, 2
# A hand's shake below this is lost among the steps, and following it would cost time.
MIN_SHAKE_DEG = 0.3
# A level app on the phone is right to this (one standard deviation, our estimate).
STATED_ROLL_SIGMA_DEG = 0.5
# A runner who is nowhere may be anywhere.
EVERYWHERE: Box = (0.0, 0.0, 10.0, 10.0)
# The head reaches beyond the nose, hands beyond wrists: part of the height of all landmarks.
BEYOND_LANDMARKS = 0.1


class CameraAssessment(NamedTuple):
    """How the camera stood, moved and focussed.

    Attributes
    ----------
    level, motion
        Roll and motion of the camera, as far as the room shows them.
    shaking_room
        The room, where the camera turned enough to matter.
    blur
        Standard deviation of the point spread around the runner, picture heights.
    """

    level: CameraLevel | None
    motion: CameraMotion | RoomLost | None
    shaking_room: Room | None
    blur: float


class RoomPictures:
    """Small copies of the pictures in which the room is looked at.

    They are kept while another step reads the clip, so that it need not be read once more.

    Parameters
    ----------
    last_s
        When the last frame of the clip is shown, seconds.
    """

    def __init__(self, last_s: float) -> None:
        self.times_s = spread_times_s(last_s, ROOM_PICTURES)
        self.pictures: list[npt.NDArray[np.uint8]] = []
        self.height_px = 1
        self._moments = Moments(self.times_s)

    def offer(self, frame: Frame) -> None:
        """Keep a frame, of frames in order of time, if it is the first at or after a moment."""
        if self._moments.is_reached(frame.time_s):
            self.pictures.append(shrunk(frame.rgb))
            self.height_px = frame.rgb.shape[0]


def assess_camera(
    room: RoomPictures, pose: PoseSequence, view: View, stated_roll_deg: float | None
) -> CameraAssessment:
    """Return what the room around the runner tells of the camera.

    Parameters
    ----------
    room
        Some pictures, spread over the clip; at least one.
    pose
        Landmarks of the runner, who is not part of the room.
    view
        From where the runner is filmed.
    stated_roll_deg
        The user's word on the roll, which comes first.
    """
    pictures = room.pictures
    level: CameraLevel | None
    if stated_roll_deg is None:
        level = find_level(pictures, PLACES_ASIDE if view.is_side else PLACES_ALONG)
    else:
        level = CameraLevel(stated_roll_deg, STATED_ROLL_SIGMA_DEG, LevelSource.STATED)
    box = _runner_box(pose, room.height_px)
    first = Room(pictures[0], box)
    motion = largest_motion(first, pictures[1:])
    shakes = isinstance(motion, CameraMotion) and motion.turn_deg > MIN_SHAKE_DEG
    blur = float(np.median([blur_px(_part(picture, box)) for picture in pictures]))
    return CameraAssessment(level, motion, first if shakes else None, blur / pictures[0].shape[0])


def _part(picture: npt.NDArray[np.uint8], box: Box) -> npt.NDArray[np.uint8]:
    height, width = picture.shape[:2]
    left, top, right, bottom = (
        int(np.clip(height * edge, 0, size))
        for edge, size in zip(box, (width, height, width, height), strict=True)
    )
    part = picture[top:bottom, left:right]
    return part if part.size else picture


def _runner_box(pose: PoseSequence, height_px: int) -> Box:
    """Around all landmarks of the clip, and as much again as half a head."""
    if not pose.tracked.any():
        return EVERYWHERE
    left, top = np.nanmin(pose.xy_px, axis=(0, 1)) / height_px
    right, bottom = np.nanmax(pose.xy_px, axis=(0, 1)) / height_px
    more = BEYOND_LANDMARKS * (bottom - top)
    return left - more, top - more, right + more, bottom + more
