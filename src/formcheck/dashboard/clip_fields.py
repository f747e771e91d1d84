"""Fields that say how a clip was filmed and what of it is meant, by the names of `Settings`."""

from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

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


def view_field(column: DeltaGenerator) -> View | None:
    """Draw the choice of the view and return it."""
    return _VIEWS[column.selectbox("Filmed", list(_VIEWS))]


def speed_field(column: DeltaGenerator, label: str = "Belt speed, km/h") -> float | None:
    """Draw the field of the belt's speed and return it."""
    words = "Overstriding and cadence depend on speed: with it they are shown on a scale."
    return _number(column, label, SPEED_RANGE_KMH, 0.1, "for the scales", words)


def height_field(column: DeltaGenerator) -> float | None:
    """Draw the field of the runner's height and return it."""
    words = "With it, distances are given in centimetres too."
    return _number(column, "Your height, cm", HEIGHT_RANGE_CM, 1.0, "for centimetres", words)


def about_the_clip() -> dict[str, Any]:
    """Draw the fields that few clips need: who is meant, slow motion, mirror, tilt and method."""
    return {**_reading_fields(), **_camera_fields()}


def part_fields() -> dict[str, Any]:
    """Draw the fields of a part of the clip and return what was entered."""
    columns = st.columns(3, vertical_alignment="bottom")
    best, words = "the best part", "As a player shows it, also in slow motion."
    return {
        "from_s": _number(columns[0], "From second", PART_RANGE_S, 0.5, best, words),
        "to_s": _number(columns[1], "To second", PART_RANGE_S, 0.5, best, words),
        "is_whole": columns[2].checkbox(
            "The whole clip", help="Of clips over 45 seconds, else, the best 30 are analysed."
        ),
    }


def _reading_fields() -> dict[str, Any]:
    columns = st.columns(3, vertical_alignment="bottom")
    return {
        "runner": _number(
            columns[0],
            "Runner",
            RUNNER_RANGE,
            1,
            "the likeliest",
            "Which of the people in the picture is meant, counted from left to right.",
        ),
        "capture_fps": _number(
            columns[1],
            "Slow motion, recorded at",
            CAPTURE_RANGE_FPS,
            1.0,
            "frames per second",
            "For a clip that plays slower than real: the rate the phone recorded at, e.g. 240.",
        ),
        "is_mirrored": columns[2].checkbox(
            "Left and right exchanged", help="As in a mirror, or a selfie as the phone shows it."
        ),
    }


def _camera_fields() -> dict[str, Any]:
    columns = st.columns(3, vertical_alignment="bottom")
    return {
        "roll_deg": _number(
            columns[0],
            "Camera tilted by, degrees",
            ROLL_RANGE_DEG,
            0.5,
            "upright lines tell",
            "Clockwise in the picture; 0 for a phone that was levelled.",
        ),
        "hip_line": _METHODS[
            columns[1].selectbox(
                "Hip drop read from",
                list(_METHODS),
                help="Seen from behind. Tape is found by itself where there is any.",
            )
        ],
    }


def _number(  # noqa: PLR0913, PLR0917 - one parameter per thing that differs between fields
    column: DeltaGenerator,
    label: str,
    limits: tuple[float, float],
    step: float,
    placeholder: str,
    words: str | None = None,
) -> float | None:
    """A number that may be left out; as many digits as its step has."""
    digits = "%d" if isinstance(step, int) else "%.1f" if step < 1.0 else "%.0f"
    found: float | None = column.number_input(
        label, *limits, value=None, step=step, format=digits, placeholder=placeholder, help=words
    )
    return found
