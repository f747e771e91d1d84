"""From raw landmarks to a clean track with initial contacts and toe-offs."""

from formcheck.gait.analysis import analyze_gait
from formcheck.gait.clean_track import (
    POSTURE_CUT_OFF_HZ,
    TRACK_STEP_S,
    clean_series,
    clean_track,
    even_grid_s,
)
from formcheck.gait.events import find_events
from formcheck.gait.framing import outside_fraction
from formcheck.gait.joint_angles import (
    ankle_ahead_of_hip_px,
    knee_flexion_deg,
    leg_length_px,
    shank_angle_deg,
)
from formcheck.gait.running import check_running
from formcheck.gait.sides import repair_sides
from formcheck.gait.spectrum import strongest_rate_per_min
from formcheck.gait.steady_events import SteadyEvents, find_steady_events
from formcheck.gait.view import contradicts, find_facing, find_view, settle_view

__all__ = [
    "POSTURE_CUT_OFF_HZ",
    "TRACK_STEP_S",
    "SteadyEvents",
    "analyze_gait",
    "ankle_ahead_of_hip_px",
    "check_running",
    "clean_series",
    "clean_track",
    "contradicts",
    "even_grid_s",
    "find_events",
    "find_facing",
    "find_steady_events",
    "find_view",
    "knee_flexion_deg",
    "leg_length_px",
    "outside_fraction",
    "repair_sides",
    "settle_view",
    "shank_angle_deg",
    "strongest_rate_per_min",
]
