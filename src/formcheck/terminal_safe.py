"""Make text from outside, such as a file's name, safe for one line of a terminal."""

import codecs
import unicodedata

# Control characters and the breaks of lines and paragraphs, which move a terminal's cursor, change
# its colours or title, or start a command to it.
_CONTROLS = {"Cc", "Zl", "Zp"}

# Marks that change the direction of writing, so that a name looks different from what it is.
_TURNS = {*"\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"}

_SHOWN_INSTEAD = "\ufffd"

PLAIN_SIGNS = "formcheck-plain-signs"
"""Name of the way in which a terminal's alphabet writes what it lacks: a minus sign as a hyphen."""


def terminal_safe(text: str) -> str:
    """Return text without line breaks and without anything that a terminal would obey."""
    return "".join(map(_harmless, " ".join(text.splitlines())))


def _plain(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lost = error.object[error.start : error.end]
    return "".join("-" if letter == "\u2212" else "?" for letter in lost), error.end


codecs.register_error(PLAIN_SIGNS, _plain)


def _harmless(letter: str) -> str:
    if letter == "\t":
        return " "
    is_control = unicodedata.category(letter) in _CONTROLS or letter in _TURNS
    return _SHOWN_INSTEAD if is_control else letter
