"""The sentences of the compare page, from their data file."""

import tomllib
from functools import cache
from pathlib import Path


@cache
def compare_words() -> dict[str, dict[str, str]]:
    """Return the sentences, by the part of the page."""
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
