"""How hard a text is to read: its Flesch–Kincaid grade, the years of school that it takes.

A number, with its decimals, counts as one word of one syllable, and so does a field that a number
or a name will fill. Signs of units that hang on a number (°, %) do not count, and neither do the
names of options, which are copied and not read. Several sentences that are shown together are one
text: the grade of a single short one says little.
"""

import re
from collections.abc import Iterator
from typing import Any

from textstat import textstat

LIMIT = 8.0
_FIELD = re.compile(r"\{[^}]*\}")
_OPTION = re.compile(r"--[a-z-]+( \d+)?,? ?(or )?")
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_SIGN = re.compile(r"[°%±−+*_`#|“”()\[\]]")


def plain(text: str) -> str:
    """Return the text as it is counted."""
    words = _OPTION.sub("", _FIELD.sub("ten", text))
    return _SIGN.sub("", _NUMBER.sub("ten", words))


def grade(text: str) -> float:
    """Return the Flesch–Kincaid grade of a text."""
    return float(textstat.flesch_kincaid_grade(plain(text)))


def texts_of(content: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text of a data file, with its key; a list of texts is one text."""
    if isinstance(content, str):
        yield key, content
    elif isinstance(content, list) and all(isinstance(item, str) for item in content):
        yield key, " ".join(content)
    elif isinstance(content, dict):
        for name, item in content.items():
            yield from texts_of(item, f"{key}.{name}".strip("."))
