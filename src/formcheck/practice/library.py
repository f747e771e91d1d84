"""The exercises that come with formcheck: one TOML file per group, in the folder `exercises`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from cattrs.errors import ForbiddenExtraKeysError

from formcheck.practice.exercise import Exercise, Group, GroupText
from formcheck.records import Question, Source
from formcheck.records.plain import CONVERTER

_FOLDER = files("formcheck.practice")
_SHARED = ("sources", "groups")


def exercise(key: str) -> Exercise:
    """Return the exercise of a key.

    Raises
    ------
    KeyError
        If there is none.

    Examples
    --------
    >>> exercise("bridge").name
    'Bridge'
    """
    return all_exercises()[key]


def exercises_for(question: Question, group: Group | None = None) -> tuple[Exercise, ...]:
    """Return the exercises for a question: form, strength, easing, each in a beginner's order.

    Parameters
    ----------
    question
        The question that stands out.
    group
        Only the exercises of this group.

    Examples
    --------
    >>> exercises_for(Question.OVERSTRIDING)[0].name
    'Cadence up by 5 %'
    """
    found = all_exercises().values()
    return tuple(e for e in found if question in e.questions and group in (None, e.group))


@cache
def all_exercises() -> dict[str, Exercise]:
    """Return all exercises by key: form, strength, easing, each in a beginner's order.

    Raises
    ------
    ValueError
        When a data file is broken: a mistake of a developer, not of a user.
    """
    return parse_exercises(practice_texts())


@cache
def groups() -> dict[Group, GroupText]:
    """Return the words about each group, in the order in which groups are shown."""
    texts = practice_texts()
    return _groups(texts["groups"], _sources(texts["sources"]))


def practice_texts() -> dict[str, str]:
    """Return the texts of the data files, by name without ending."""
    texts = {name: _FOLDER.joinpath(f"{name}.toml").read_text("utf-8") for name in _SHARED}
    for group in Group:
        texts[group] = _FOLDER.joinpath("exercises", f"{group}.toml").read_text("utf-8")
    return texts


def parse_exercises(texts: Mapping[str, str]) -> dict[str, Exercise]:
    """Turn the texts of the data files into exercises.

    Raises
    ------
    ValueError
        When a file is broken or names a source that does not exist; the message names the file
        and the exercise.
    """
    sources = _sources(texts["sources"])
    found: dict[str, Exercise] = {}
    for group in Group:
        raw = tomllib.loads(texts[group])
        some = [_exercise(key, group, fields, sources) for key, fields in raw.items()]
        found |= {e.key: e for e in sorted(some, key=lambda e: e.level)}
    return found


def _exercise(
    key: str, group: Group, fields: dict[str, Any], sources: Mapping[str, Source]
) -> Exercise:
    converter = CONVERTER.copy()
    converter.register_structure_hook(Source, lambda name, _: sources[name])
    try:
        return converter.structure({"key": key, "group": group, **fields}, Exercise)
    except (KeyError, TypeError, AttributeError, ValueError, ForbiddenExtraKeysError) as error:
        raise ValueError(f"Broken exercise {key!r} in {group}.toml: {error!r}.") from error


def _sources(text: str) -> dict[str, Source]:
    return CONVERTER.structure(tomllib.loads(text), dict[str, Source])


def _groups(text: str, sources: Mapping[str, Source]) -> dict[Group, GroupText]:
    converter = CONVERTER.copy()
    converter.register_structure_hook(Source, lambda name, _: sources[name])
    return converter.structure(tomllib.loads(text), dict[Group, GroupText])
