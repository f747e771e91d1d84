"""Assess the camera's level, motion and focus from some pictures of the clip."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from formcheck.camera.level import find_level, shrunk
from formcheck.camera.motion import Box, Room, largest_motion
from formcheck.camera.sharpness import blur_px
from formcheck.records import CameraLevel, CameraMotion, LevelSource, PoseSequence, RoomLost, View
from formcheck.video import Frame, Moments, spread_times_s

# Number of pictures from which roll and motion of the camera are read.
ROOM_PICTURES = 12
# In how many places of the room upright lines must agree, from the side and from behind.
PLACES_ASIDE, PLACES_ALONG = 3, 2
# A shake of the hand below this vanishes among the steps, and following it would cost time.
MIN_SHAKE_DEG = 0.3
# Accuracy of a level app on the phone (one standard deviation, our estimate).
STATED_ROLL_SIGMA_DEG = 0.5
# Without landmarks, the whole picture is masked out.
EVERYWHERE: Box = (0.0, 0.0, 10.0, 10.0)
# Margin for head and hands beyond nose and wrists, as a fraction of the height of all landmarks.
BEYOND_LANDMARKS = 0.1


class CameraAssessment(NamedTuple):
    """Level, motion and focus of the camera.

    Attributes
    ----------
    level, motion
        Roll and motion of the camera, as far as the room shows them.
    shaking_room
        The room, if the camera turned enough to matter; else None.
    blur
        Standard deviation of the point spread around the runner, picture heights.
    """

    level: CameraLevel | None
    motion: CameraMotion | RoomLost | None
    shaking_room: Room | None
    blur: float


class RoomPictures:
    """Small copies of the pictures in which the room is assessed.

    They are kept while another step reads the clip, which saves one more reading.

    Parameters
    ----------
    last_s
        Time of the clip's last frame, seconds.
    """

    def __init__(self, last_s: float) -> None:
        self.times_s = spread_times_s(last_s, ROOM_PICTURES)
        self.pictures: list[npt.NDArray[np.uint8]] = []
        self.height_px = 1
        self._moments = Moments(self.times_s)

    def offer(self, frame: Frame) -> None:
        """Keep a frame if it is the first at or after a moment; frames come in order of time."""
        if self._moments.is_reached(frame.time_s):
            self.pictures.append(shrunk(frame.rgb))
            self.height_px = frame.rgb.shape[0]


def assess_camera(
    room: RoomPictures, pose: PoseSequence, view: View, stated_roll_deg: float | None
) -> CameraAssessment:
    """Return level, motion and focus of the camera from the room around the runner.

    Parameters
    ----------
    room
        Some pictures, spread over the clip; at least one.
    pose
        Landmarks of the runner, who is not part of the room.
    view
        From where the runner is filmed.
    stated_roll_deg
        Roll as the user stated it, which takes precedence; None if it was not stated.
    """
    pictures = room.pictures
    level: CameraLevel | None
    if stated_roll_deg is None:
        level = find_level(pictures, PLACES_ASIDE if view.is_side else PLACES_ALONG)
    else:
        level = stated_level(stated_roll_deg)
    box = _runner_box(pose, room.height_px)
    first = Room(pictures[0], box)
    motion = largest_motion(first, pictures[1:])
    blur = float(np.median([blur_px(_part(picture, box)) for picture in pictures]))
    shaking = first if _shakes(motion) else None
    return CameraAssessment(level, motion, shaking, blur / pictures[0].shape[0])


def stated_level(roll_deg: float) -> CameraLevel:
    """Return the level of a camera whose roll the user stated."""
    return CameraLevel(roll_deg, STATED_ROLL_SIGMA_DEG, LevelSource.STATED)


def shaking_room(
    picture: npt.NDArray[np.uint8], pose: PoseSequence, motion: CameraMotion | RoomLost | None
) -> Room | None:
    """Return the room of a clip that was assessed before, if the camera turned enough to matter.

    Parameters
    ----------
    picture
        A picture of the clip, of any size.
    pose
        Landmarks of the runner in pixels of that picture.
    motion
        The camera's motion, as it was assessed.
    """
    return Room(shrunk(picture), _runner_box(pose, picture.shape[0])) if _shakes(motion) else None


def _shakes(motion: CameraMotion | RoomLost | None) -> bool:
    return isinstance(motion, CameraMotion) and motion.turn_deg > MIN_SHAKE_DEG


def _part(picture: npt.NDArray[np.uint8], box: Box) -> npt.NDArray[np.uint8]:
    height, width = picture.shape[:2]
    left, top, right, bottom = (
        int(np.clip(height * edge, 0, size))
        for edge, size in zip(box, (width, height, width, height), strict=True)
    )
    part = picture[top:bottom, left:right]
    return part if part.size else picture


def _runner_box(pose: PoseSequence, height_px: int) -> Box:
    """Box around all landmarks of the clip, with a margin for head and hands."""
    if not pose.tracked.any():
        return EVERYWHERE
    left, top = np.nanmin(pose.xy_px, axis=(0, 1)) / height_px
    right, bottom = np.nanmax(pose.xy_px, axis=(0, 1)) / height_px
    more = BEYOND_LANDMARKS * (bottom - top)
    return left - more, top - more, right + more, bottom + more
