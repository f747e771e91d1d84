"""The words of freeze frames, from `words.toml`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from formcheck.exporters.wording import number
from formcheck.records import Question, Unit


@cache
def words_of(question: Question) -> Mapping[str, str]:
    """Return the words of the freeze frames of a question, by their keys."""
    text = files("formcheck.exporters.evidence").joinpath("words.toml").read_text("utf-8")
    words: Mapping[str, str] = tomllib.loads(text)[question]
    return words


def size_in_words(value: float, unit: Unit) -> str:
    """Return a value without its sign, with its unit: words tell the direction."""
    return f"{number(abs(value), unit)}{unit.suffix}"
