"""From raw landmarks to a clean track with initial contacts and toe-offs."""

from formcheck.gait.clean_track import TRACK_STEP_S, clean_series, clean_track
from formcheck.gait.events import find_events
from formcheck.gait.joint_angles import (
    ankle_ahead_of_hip_px,
    knee_flexion_deg,
    leg_length_px,
    shank_angle_deg,
)
from formcheck.gait.leg_swaps import repair_leg_swaps
from formcheck.gait.running import check_running
from formcheck.gait.standing import standing_start_s
from formcheck.gait.view import find_facing, find_view

__all__ = [
    "TRACK_STEP_S",
    "ankle_ahead_of_hip_px",
    "check_running",
    "clean_series",
    "clean_track",
    "find_events",
    "find_facing",
    "find_view",
    "knee_flexion_deg",
    "leg_length_px",
    "repair_leg_swaps",
    "shank_angle_deg",
    "standing_start_s",
]
