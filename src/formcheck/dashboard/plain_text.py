"""Text from outside, such as a file's name, inside elements that read markup."""

import re

# Every sign that markup may give a meaning to, and that a backslash takes it from.
_MARKUP = re.compile(r"([!-/:-@\[-`{-~])")


def escape_markdown(text: str) -> str:
    """Return text that shows as it is written, whatever markup it contains."""
    return _MARKUP.sub(r"\\\1", text)
