"""The player's HTML, CSS and JavaScript, each joined into the one text that Streamlit takes."""

import re
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent
# Each module after those it imports; the last one has the function that Streamlit calls.
_SCRIPTS = (
    "frames",
    "tracks",
    "picture",
    "drawing",
    "timeline",
    "controls",
    "player",
    "main",
)
_STYLES = ("player", "controls", "timeline")
_IMPORT = re.compile(r"^import [^;]*;\n", re.MULTILINE)
_EXPORT = re.compile(r"^export (?!default)", re.MULTILINE)


@cache
def html() -> str:
    """Return the player's HTML, which is shown before any data arrives."""
    return _text("player.html")


@cache
def styles() -> str:
    """Return all CSS rules as one text."""
    return "\n".join(_text(f"{name}.css") for name in _STYLES)


@cache
def script() -> str:
    """Return all JavaScript modules as one text.

    Streamlit takes one text; it serves several files only for installed packages that declare a
    folder for them.
    """
    joined = "\n".join(_IMPORT.sub("", _text(f"{name}.js")) for name in _SCRIPTS)
    return _EXPORT.sub("", joined)


def _text(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")
