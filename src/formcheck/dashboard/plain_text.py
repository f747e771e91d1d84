"""Escape text from outside, such as a file name, for elements that read Markdown."""

import re

# Every character that may have a meaning in Markdown, and loses it after a backslash.
_MARKUP = re.compile(r"([!-/:-@\[-`{-~])")


def escape_markdown(text: str) -> str:
    """Return the text escaped, so that Markdown shows it as it is."""
    return _MARKUP.sub(r"\\\1", text)
