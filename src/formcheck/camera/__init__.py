"""What the camera does to the picture: scale, roll and motion."""

from formcheck.camera.level import find_level, shrunk
from formcheck.camera.motion import Box, Room, largest_motion
from formcheck.camera.scale import leg_length_m
from formcheck.camera.yaw import rear_yaw_deg

__all__ = ["Box", "Room", "find_level", "largest_motion", "leg_length_m", "rear_yaw_deg", "shrunk"]
