"""Turns the references of numpydoc texts into Markdown, which the site is made of."""

import re
from typing import Any

import griffe

_CITED = re.compile(r"\[(\d+)\]_")
_ENTRY = re.compile(r"^\.\. \[(\d+)\] ", re.MULTILINE)


class MarkdownReferences(griffe.Extension):
    """Reads ``[1]_`` and ``.. [1]`` as numbers of a list."""

    def on_object(self, *, obj: griffe.Object, **_: Any) -> None:
        """Rewrite the text of one object."""
        if obj.docstring is not None:
            cited = _CITED.sub(r"[\1]", obj.docstring.value)
            obj.docstring.value = _ENTRY.sub(r"\1. ", cited)
