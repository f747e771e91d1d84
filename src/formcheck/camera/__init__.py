"""What the camera does to the picture: scale, roll and motion."""

from formcheck.camera.level import find_level
from formcheck.camera.motion import Box, Room, largest_motion
from formcheck.camera.room import RoomPictures, Surroundings, look_around
from formcheck.camera.scale import body_scale
from formcheck.camera.yaw import rear_yaw_deg

__all__ = [
    "Box",
    "Room",
    "RoomPictures",
    "Surroundings",
    "body_scale",
    "find_level",
    "largest_motion",
    "look_around",
    "rear_yaw_deg",
]
