"""Fields that few clips need: which part, who is meant, slow motion, mirror, tilt and method."""

from typing import Any

import streamlit as st

from formcheck.records.report import (
    CAPTURE_RANGE_FPS,
    PART_RANGE_S,
    ROLL_RANGE_DEG,
    RUNNER_RANGE,
)

_METHODS = {"the best the clip allows": None, "two dots of tape": "markers", "clothes": "waistline"}


def about_the_clip() -> dict[str, Any]:
    """Draw the fields and return what was entered, by the names of `Settings`."""
    return {**_part_fields(), **_reading_fields(), **_camera_fields()}


def _part_fields() -> dict[str, Any]:
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
