"""Texts and scales of findings and answers: the TOML files of the package, as records."""

import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import Formatter
from types import MappingProxyType
from typing import Any, TypeVar

from cattrs import Converter
from cattrs.errors import ForbiddenExtraKeysError

from formcheck.findings.norm import Norm
from formcheck.records import AnswerVerdict, Question, Source
from formcheck.records.plain import CONVERTER

FIELDS = frozenset(
    {
        "value",
        "low",
        "high",
        "edge",
        "beyond",
        "within",
        "at_speed",
        "turns_at",
        "distance",
        "reading",
        "seen",
        "left",
        "right",
        "when",
        "side",
    }
)
_SHARED = ("sources", "professional", "comparisons")
_FOLDERS = ("catalogue", "questions")

_Parsed = TypeVar("_Parsed")


@dataclass(frozen=True)
class MetricText:
    """The texts and the norm of one metric.

    Attributes
    ----------
    measured
        What was measured, a sentence.
    norm, sources
        Reference values, and where they come from.
    beyond, within
        Words for a value beyond typical and for the runners within: *more*, *less*; *or less*.
    """

    measured: str
    beyond: str
    within: str
    norm: Norm
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class QuestionText:
    """The texts of one question, and the metrics that answer it.

    Attributes
    ----------
    title
        The question as a runner asks it.
    metrics
        What answers it: the first must stand out and, where there are others, one of those too.
    legs, each_leg
        The metrics of the left and of the right leg, and the sentence that names both.
    by_hand
        A sentence for a number that a person read by hand.
    when, when_on_leg
        The start of a sentence on both legs, and of one on a single leg.
    headlines, sentences
        The answer by verdict: a few words, and with its numbers.
    reading, reading_without
        What was measured, for several sentences; and where not all that it names was measured.
    depends_on_speed, tell_speed
        The answer where it depends on a belt speed that is not known, and what to do then.
    outside_speed
        The answer at a belt speed without reference values.
    """

    title: str
    metrics: tuple[str, ...]
    headlines: Mapping[AnswerVerdict, str]
    sentences: Mapping[AnswerVerdict, str]
    legs: tuple[str, ...] = ()
    each_leg: str = ""
    by_hand: str = ""
    when: str = ""
    when_on_leg: str = ""
    reading: str = ""
    reading_without: str = ""
    depends_on_speed: str = ""
    tell_speed: str = ""
    outside_speed: str = ""

    def __post_init__(self) -> None:
        for texts in (self.headlines, self.sentences):
            if set(texts) != set(AnswerVerdict):
                raise ValueError(f"texts must be {sorted(AnswerVerdict)}, found {sorted(texts)}")


@dataclass(frozen=True)
class Catalogue:
    """All texts: metrics and questions by name, comparisons by verdict, advice on professionals."""

    metrics: Mapping[str, MetricText]
    questions: Mapping[Question, QuestionText]
    comparisons: Mapping[AnswerVerdict, str]
    professional: tuple[str, ...]


@cache
def load_catalogue() -> Catalogue:
    """Read the catalogue that comes with the package, once.

    Raises
    ------
    ValueError
        When a file of the catalogue is broken: a mistake of a developer, not of a user.
    """
    return parse_catalogue(catalogue_texts())


def catalogue_texts() -> dict[str, str]:
    """Return the texts of the package's TOML files, by name without ending."""
    folders = [files("formcheck.findings").joinpath(name) for name in _FOLDERS]
    found = [file for folder in folders for file in folder.iterdir()]
    tomls = sorted((file for file in found if file.name.endswith(".toml")), key=lambda f: f.name)
    return {file.name.removesuffix(".toml"): file.read_text("utf-8") for file in tomls}


def parse_catalogue(texts: Mapping[str, str]) -> Catalogue:
    """Turn the texts of the TOML files, by name without ending, into a catalogue.

    Raises
    ------
    ValueError
        When a file is missing or broken, or names a source or metric that does not exist.
    """
    if missing := {*_SHARED, *(f"ask_{question}" for question in Question)} - set(texts):
        raise ValueError(f"Expected {sorted(missing)} among the catalogue files. Add them.")
    asked = {question: f"ask_{question}" for question in Question}
    names = sorted(set(texts) - set(_SHARED) - set(asked.values()))
    sources = _parsed("sources", texts, lambda raw: CONVERTER.structure(raw, dict[str, Source]))
    records = _converter(sources)
    metrics = {n: _parsed(n, texts, lambda r: records.structure(r, MetricText)) for n in names}
    questions = {
        question: _parsed(n, texts, lambda r: records.structure(r, QuestionText))
        for question, n in asked.items()
    }
    _check_names(questions, metrics)
    comparisons = _parsed(
        "comparisons", texts, lambda raw: CONVERTER.structure(raw, dict[AnswerVerdict, str])
    )
    sentences = _parsed("professional", texts, lambda raw: tuple(raw["sentences"]))
    for name, text in texts.items():
        _check_fields(name, tomllib.loads(text))
    return Catalogue(MappingProxyType(metrics), MappingProxyType(questions), comparisons, sentences)


def _parsed(
    name: str, texts: Mapping[str, str], build: Callable[[dict[str, Any]], _Parsed]
) -> _Parsed:
    try:
        return build(tomllib.loads(texts[name]))
    except KeyError as error:
        raise ValueError(f"Broken catalogue file {name}.toml: {error} is missing.") from error
    except (TypeError, AttributeError, ValueError, ForbiddenExtraKeysError) as error:
        raise ValueError(f"Broken catalogue file {name}.toml: {error}.") from error


def _converter(sources: Mapping[str, Source]) -> Converter:
    """What turns a file into its record; sources stand in it by their names."""
    by_name = CONVERTER.copy()
    by_name.register_structure_hook(Source, lambda name, _: sources[name])
    return by_name


def _check_names(
    questions: Mapping[Question, QuestionText], metrics: Mapping[str, MetricText]
) -> None:
    for question, text in questions.items():
        if unknown := set(text.metrics) - set(metrics):
            raise ValueError(f"Broken catalogue file ask_{question}.toml: no {sorted(unknown)}.")


def named_in(sentence: str) -> set[str]:
    """Return the fields that a sentence names."""
    return {field for _, field, _, _ in Formatter().parse(sentence) if field is not None}


def _check_fields(name: str, raw: Any) -> None:
    for sentence in _sentences(raw):
        if not named_in(sentence) <= FIELDS:
            raise ValueError(f"Broken catalogue file {name}.toml: no field of {sentence!r}.")


def _sentences(raw: Any) -> Iterable[str]:
    """Every text in a file, however deep."""
    if isinstance(raw, str):
        yield raw
    inner = raw.values() if isinstance(raw, Mapping) else raw if isinstance(raw, list) else ()
    for one in inner:
        yield from _sentences(one)
