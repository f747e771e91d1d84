"""A measurement put into words."""

from dataclasses import dataclass

from formcheck.records.band import Band, BandName
from formcheck.records.metric import Metric
from formcheck.records.vocabulary import Side


@dataclass(frozen=True)
class Drill:
    """An exercise: what to do, how much of it, and the evidence that it helps."""

    name: str
    how: str
    dose: str
    evidence: str


@dataclass(frozen=True)
class Finding:
    """The meaning of a measurement, and options to try.

    Attributes
    ----------
    metric, side
        The measurement that it explains.
    band
        Where the value lies, *uncertain* when the interval crosses an edge; None without bands.
    bands, bands_basis
        The whole scale and its basis; without a scale, reference values by belt speed.
    meaning
        One sentence.
    cue
        One thing to think of while running; absent when nothing needs changing.
    drills
        Options, each with dose and evidence.
    sources
        Citations for bands and advice.
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
