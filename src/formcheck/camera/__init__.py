"""Read the camera from its pictures: scale, roll, motion, yaw and sharpness."""

from formcheck.camera.belt_speed import belt_speed
from formcheck.camera.level import find_level
from formcheck.camera.motion import MIN_FOUND, Box, Room, largest_motion
from formcheck.camera.room import (
    CameraAssessment,
    RoomPictures,
    assess_camera,
    shaking_room,
    stated_level,
)
from formcheck.camera.scale import body_scale
from formcheck.camera.yaw import rear_yaw_deg

__all__ = [
    "MIN_FOUND",
    "Box",
    "CameraAssessment",
    "Room",
    "RoomPictures",
    "assess_camera",
    "belt_speed",
    "body_scale",
    "find_level",
    "largest_motion",
    "rear_yaw_deg",
    "shaking_room",
    "stated_level",
]
