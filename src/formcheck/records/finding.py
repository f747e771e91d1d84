"""A measurement put into words."""

from dataclasses import dataclass

from formcheck.records.band import Band, BandName
from formcheck.records.metric import Metric
from formcheck.records.vocabulary import Side


@dataclass(frozen=True)
class Drill:
    """Something to practise: what, how much, and how well it is known to help."""

    name: str
    how: str
    dose: str
    evidence: str


@dataclass(frozen=True)
class Finding:
    """What a measurement means and what could be tried.

    Attributes
    ----------
    metric, side
        The measurement it speaks of.
    band
        Where the value lies, *uncertain* when the interval crosses an edge; None without bands.
    bands, bands_basis
        The whole scale, and what it rests on; without a scale, what runners do by belt speed.
    meaning
        One sentence.
    cue
        One thing to think of while running; absent when nothing needs changing.
    drills
        Options, each with dose and evidence.
    sources
        Where bands and advice come from.
    """

    metric: Metric
    side: Side
    band: BandName | None
    bands: tuple[Band, ...]
    bands_basis: str
    meaning: str
    cue: str | None
    drills: tuple[Drill, ...]
    sources: tuple[str, ...]
