"""The player's own HTML, CSS and JavaScript as Streamlit takes them: one text of each kind."""

import re
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent
# Each after those it imports from; the last one has the function that Streamlit calls.
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
    """Return what is on the page before any data has come."""
    return _text("player.html")


@cache
def styles() -> str:
    """Return all rules."""
    return "\n".join(_text(f"{name}.css") for name in _STYLES)


@cache
def script() -> str:
    """Return all modules as one.

    Streamlit takes one text; more than one file it serves to installed packages alone that declare
    a folder for them.
    """
    joined = "\n".join(_IMPORT.sub("", _text(f"{name}.js")) for name in _SCRIPTS)
    return _EXPORT.sub("", joined)


def _text(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")
