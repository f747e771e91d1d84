"""Fields that say how a clip was filmed and what of it is meant, by the names of `Settings`."""

from typing import Any

import streamlit as st

from formcheck.records import View
from formcheck.records.report import (
    CAPTURE_RANGE_FPS,
    HEIGHT_RANGE_CM,
    PART_RANGE_S,
    ROLL_RANGE_DEG,
    RUNNER_RANGE,
    SPEED_RANGE_KMH,
)

VIDEO_TYPES = ["mp4", "mov", "m4v", "3gp", "mkv", "webm", "avi", "ts", "gif"]
_VIEWS = {
    "Find out by itself": None,
    "From behind": View.REAR,
    "From the front": View.FRONT,
    "From my left side": View.LEFT,
    "From my right side": View.RIGHT,
}

_METHODS = {"the best the clip allows": None, "two dots of tape": "markers", "clothes": "waistline"}


def about_the_run() -> dict[str, Any]:
    """Draw the fields that every clip may need and return what was entered."""
    columns = st.columns(3)
    return {
        "view": _VIEWS[columns[0].selectbox("Filmed", list(_VIEWS))],
        "speed_kmh": columns[1].number_input(
            "Belt speed, km/h",
            *SPEED_RANGE_KMH,
            value=None,
            step=0.1,
            format="%.1f",
            placeholder="for the scales",
            help="Overstriding and cadence depend on speed: with it they are shown on a scale.",
        ),
        "height_cm": columns[2].number_input(
            "Your height, cm",
            *HEIGHT_RANGE_CM,
            value=None,
            step=1.0,
            format="%.0f",
            placeholder="for centimetres",
            help="With it, distances are given in centimetres too.",
        ),
    }


def about_the_clip() -> dict[str, Any]:
    """Draw the fields that few clips need: who is meant, slow motion, mirror, tilt and method."""
    return {**_reading_fields(), **_camera_fields()}


def part_fields() -> dict[str, Any]:
    """Draw the fields of a part of the clip and return what was entered."""
    columns = st.columns(3, vertical_alignment="bottom")
    seconds: dict[str, Any] = {"value": None, "step": 1.0, "format": "%.1f"}
    return {
        "from_s": columns[0].number_input(
            "From second", *PART_RANGE_S, placeholder="the best part", **seconds
        ),
        "to_s": columns[1].number_input(
            "To second", *PART_RANGE_S, placeholder="the best part", **seconds
        ),
        "is_whole": columns[2].checkbox(
            "The whole clip", help="Of clips over 45 seconds, else, the best 30 are analysed."
        ),
    }


def _reading_fields() -> dict[str, Any]:
    columns = st.columns(3, vertical_alignment="bottom")
    return {
        "runner": columns[0].number_input(
            "Runner",
            *RUNNER_RANGE,
            value=None,
            step=1,
            placeholder="the likeliest",
            help="Which of the people in the picture is meant, counted from left to right.",
        ),
        "capture_fps": columns[1].number_input(
            "Slow motion, recorded at",
            *CAPTURE_RANGE_FPS,
            value=None,
            step=1.0,
            format="%.0f",
            placeholder="frames per second",
            help="For a clip that plays slower than real: the rate the phone recorded at, e.g. "
            "240.",
        ),
        "is_mirrored": columns[2].checkbox(
            "Left and right exchanged", help="As in a mirror, or a selfie as the phone shows it."
        ),
    }


def _camera_fields() -> dict[str, Any]:
    columns = st.columns(3, vertical_alignment="bottom")
    return {
        "roll_deg": columns[0].number_input(
            "Camera tilted by, degrees",
            *ROLL_RANGE_DEG,
            value=None,
            step=0.5,
            format="%.1f",
            placeholder="upright lines tell",
            help="Clockwise in the picture; 0 for a phone that was levelled.",
        ),
        "hip_line": _METHODS[
            columns[1].selectbox(
                "Hip drop read from",
                list(_METHODS),
                help="Seen from behind. Tape is found by itself where there is any.",
            )
        ],
    }
