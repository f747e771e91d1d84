"""Texts and bands of the findings: the TOML files in the folder `catalogue`, as records."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib.resources import files
from string import Formatter
from types import MappingProxyType
from typing import Any, TypeVar

from cattrs import Converter
from cattrs.errors import ForbiddenExtraKeysError

from formcheck.findings.scale import BandSet, Norm
from formcheck.records import SCALE, BandName, Drill, HipLineSource
from formcheck.records.plain import CONVERTER

FIELDS = frozenset({"value", "low", "high", "target", "centimetres", "by_speed"})
_SHARED = ("sources", "drills", "professional")

_Parsed = TypeVar("_Parsed")


class NoScale(StrEnum):
    """Reason why no scale applies to a value; keys of the catalogue, like names of bands."""

    SPEED_UNKNOWN = "speed_unknown"
    SPEED_OUTSIDE = "speed_outside"


@dataclass(frozen=True)
class Source:
    """A published source; data sets may lack a year."""

    authors: str
    journal: str
    year: int | None = None
    doi: str | None = None

    @property
    def citation(self) -> str:
        """The source on one line."""
        year = f" ({self.year})" if self.year else ""
        doi = f", doi:{self.doi}" if self.doi else ""
        return f"{self.authors}{year}, {self.journal}{doi}"


@dataclass(frozen=True)
class LibraryDrill:
    """A drill and the sources of its evidence."""

    drill: Drill
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class Agreement:
    """Metrics that can confirm this one, and the sentence per band when one of them does."""

    signs: tuple[str, ...] = ()
    meanings: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class MetricText:
    """All texts and scales of one metric.

    Attributes
    ----------
    title
        The metric in plain words.
    norm
        Reference values by belt speed; the scale at the speeds that they cover.
    band_sets
        Other scales; the first that applies is used.
    meanings
        One sentence per band name, and per reason to have none.
    cue, cue_in, cue_with
        Running cue; shown when this metric is in one of the bands `cue_in`, or one of the
        metrics `cue_with` is elevated or marked.
    drills, sources
        Options that go with the cue, and sources of the bands.
    with_leg_length
        Sentence added when the leg length in metres is known.
    agreement
        Signs that allow a stronger sentence than this metric alone does.
    """

    title: str
    meanings: Mapping[str, str]
    cue: str
    cue_in: tuple[BandName, ...]
    drills: tuple[LibraryDrill, ...]
    sources: tuple[Source, ...]
    band_sets: tuple[BandSet, ...] = ()
    norm: Norm | None = None
    cue_with: tuple[str, ...] = ()
    with_leg_length: str | None = None
    agreement: Agreement = field(default_factory=Agreement)

    def __post_init__(self) -> None:
        needed: set[str] = {band.name for bands in self.band_sets for band in bands.bands}
        needed.add(BandName.UNCERTAIN)
        if self.norm is not None and self.norm.stands_out is not None:
            needed |= set(SCALE)
        if all(bands.needs_speed for bands in self.band_sets):
            needed |= set(NoScale)
        if set(self.meanings) != needed:
            raise ValueError(f"meanings must be {sorted(needed)}, found {sorted(self.meanings)}")
        if not {name for bands in self.band_sets for name in bands.meanings} <= needed:
            raise ValueError(f"meanings of a band set must be among {sorted(needed)}")
        if not set(self.agreement.meanings) <= needed:
            raise ValueError(f"meanings of the agreement must be among {sorted(needed)}")
        for sentence in self.sentences:
            fields = {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}
            if not fields <= FIELDS:
                raise ValueError(f"fields must be among {sorted(FIELDS)}, found: {sentence}")

    def scale(self, speed_m_s: float | None, instrument: HipLineSource | None) -> BandSet | None:
        """Return the scale for a belt speed and the instrument that a value was read from."""
        of_norm = None if self.norm is None else self.norm.scale(speed_m_s)
        return of_norm or next(
            (b for b in self.band_sets if b.applies(speed_m_s, instrument)), None
        )

    def basis(self, scale: BandSet | None, speed_m_s: float | None) -> str:
        """Return the basis of the scale, and the norm where that is not the scale itself."""
        words = [] if scale is None else [scale.basis]
        if self.norm is not None and (scale is None or scale in self.band_sets):
            words.append(self.norm.words(speed_m_s))
        return " ".join(words)

    @property
    def sentences(self) -> tuple[str, ...]:
        """Every sentence that a finding can contain, with its fields not yet filled in."""
        of_bands = [s for bands in self.band_sets for s in bands.meanings.values()]
        meanings = (*self.meanings.values(), *self.agreement.meanings.values(), *of_bands)
        return (*meanings, self.cue, *filter(None, [self.with_leg_length]))


@dataclass(frozen=True)
class Catalogue:
    """All metrics by name, and the sentences on when to see a professional."""

    metrics: Mapping[str, MetricText]
    professional: tuple[str, ...]


@cache
def load_catalogue() -> Catalogue:
    """Read the catalogue that comes with the package, once.

    Raises
    ------
    ValueError
        When a file of the catalogue is broken: a mistake of a developer, not of a user.
    """
    folder = files("formcheck.findings").joinpath("catalogue")
    found = sorted(folder.iterdir(), key=lambda file: file.name)
    texts = {f.name: f.read_text("utf-8") for f in found if f.name.endswith(".toml")}
    return parse_catalogue({name.removesuffix(".toml"): text for name, text in texts.items()})


def parse_catalogue(texts: Mapping[str, str]) -> Catalogue:
    """Turn the texts of the TOML files, by name without ending, into a catalogue.

    Raises
    ------
    ValueError
        When a file is missing or broken, or names a drill, source or metric that does not exist.
    """
    if missing := set(_SHARED) - set(texts):
        raise ValueError(f"Expected {sorted(missing)} among the catalogue files. Add them.")
    names = sorted(set(texts) - set(_SHARED))
    sources = _parsed("sources", texts, lambda raw: CONVERTER.structure(raw, dict[str, Source]))
    drills = _parsed("drills", texts, lambda raw: _drills(raw, sources))
    to_records = _converter(sources, drills)
    metrics = {n: _parsed(n, texts, lambda r: to_records.structure(r, MetricText)) for n in names}
    _check_signs(metrics)
    sentences = _parsed("professional", texts, lambda raw: tuple(raw["sentences"]))
    return Catalogue(MappingProxyType(metrics), sentences)


def _parsed(
    name: str, texts: Mapping[str, str], build: Callable[[dict[str, Any]], _Parsed]
) -> _Parsed:
    try:
        return build(tomllib.loads(texts[name]))
    except KeyError as error:
        raise ValueError(f"Broken catalogue file {name}.toml: {error} is missing.") from error
    except (TypeError, AttributeError, ValueError, ForbiddenExtraKeysError) as error:
        raise ValueError(f"Broken catalogue file {name}.toml: {error}.") from error


def _drills(raw: dict[str, Any], sources: Mapping[str, Source]) -> dict[str, LibraryDrill]:
    cited = {n: tuple(sources[source] for source in raw[n].pop("sources")) for n in raw}
    return {n: LibraryDrill(CONVERTER.structure(raw[n], Drill), cited[n]) for n in raw}


def _converter(sources: Mapping[str, Source], drills: Mapping[str, LibraryDrill]) -> Converter:
    """What turns a metric's file into its record; sources and drills stand in it by their names."""
    by_name = CONVERTER.copy()
    by_name.register_structure_hook(Source, lambda name, _: sources[name])
    by_name.register_structure_hook(LibraryDrill, lambda name, _: drills[name])
    return by_name


def _check_signs(metrics: Mapping[str, MetricText]) -> None:
    for name, metric in metrics.items():
        if unknown := {*metric.agreement.signs, *metric.cue_with} - set(metrics):
            raise ValueError(f"Broken catalogue file {name}.toml: no metric {sorted(unknown)}.")
