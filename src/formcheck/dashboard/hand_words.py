"""The sentences of the page on which a person lays the line of the hips."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any


@cache
def hand_words() -> Mapping[str, Any]:
    """Return all sentences, by name."""
    text = Path(__file__).with_name("hand_words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
