"""Sentences of a filming check: the file `sentences.toml`, as records."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from formcheck.records import FilmingItem, FilmingStatus, FilmingTopic

_FILE = "sentences.toml"
_HEADLINE, _TITLE = "headline", "title"


@dataclass(frozen=True)
class Seen:
    """Something that can be seen about a topic: its status, its sentence, and if it stops all."""

    status: FilmingStatus
    sentence: str
    stops: bool = False


@dataclass(frozen=True)
class TopicText:
    """All sentences about a topic, by what is seen."""

    title: str
    seen: Mapping[str, Seen]


@cache
def topic_texts() -> Mapping[FilmingTopic, TopicText]:
    """Read the sentences of every topic, once.

    Raises
    ------
    ValueError
        If the file is broken: a mistake of a developer, not of a user.
    """
    raw = _raw()
    wanted = {topic: topic.replace(" ", "_") for topic in FilmingTopic}
    if set(raw) - {_HEADLINE} != set(wanted.values()):
        raise ValueError(f"Expected the topics {sorted(wanted.values())}, found {sorted(raw)}.")
    return {topic: _text(raw[key]) for topic, key in wanted.items()}


def item(topic: FilmingTopic, key: str, /, **filled: object) -> FilmingItem:
    """Return the item of a topic.

    Parameters
    ----------
    topic
        What was looked at.
    key
        What was seen: a key of the topic in the file.
    filled
        What is filled in for the words in braces.
    """
    text = topic_texts()[topic]
    what = text.seen[key]
    return FilmingItem(topic, text.title, what.status, what.sentence.format(**filled), what.stops)


def headline(key: str, /, **filled: object) -> str:
    """Return the first sentence of a check, by its key in the file."""
    return str(_raw()[_HEADLINE][key]).format(**filled)


def _text(raw: dict[str, Any]) -> TopicText:
    cases = {key: told for key, told in raw.items() if key != _TITLE}
    seen = {
        key: Seen(FilmingStatus(told["status"]), told["sentence"], told.get("stops", False))
        for key, told in cases.items()
    }
    return TopicText(raw[_TITLE], seen)


@cache
def _raw() -> dict[str, Any]:
    text = files("formcheck.filming").joinpath(_FILE).read_text("utf-8")
    return tomllib.loads(text)
