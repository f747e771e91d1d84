"""The player's HTML, CSS and JavaScript, each joined into the one text that Streamlit takes."""

from functools import cache
from pathlib import Path

from formcheck.dashboard.component_files import ComponentFiles

_FILES = ComponentFiles(
    Path(__file__).parent,
    page="player",
    scripts=(
        "frames",
        "tracks",
        "picture",
        "drawing",
        "timeline",
        "controls",
        "zoom",
        "legend",
        "return",
        "player",
        "main",
    ),
    styles=("player", "controls", "timeline", "legend"),
)


@cache
def html() -> str:
    """Return the player's HTML, which is shown before any data arrives."""
    return _FILES.html()


@cache
def styles() -> str:
    """Return all CSS rules as one text."""
    return _FILES.css()


@cache
def script() -> str:
    """Return all JavaScript modules as one text."""
    return _FILES.script()
