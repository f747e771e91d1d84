"""A measurement put into words."""

from dataclasses import dataclass

from formcheck.records.answer_verdict import AnswerVerdict
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
    """The meaning of a measurement.

    Attributes
    ----------
    metric, side
        The measurement that it explains.
    verdict
        Whether the value is beyond typical, given its interval.
    likelihood
        Probability of that, 0 to 1; absent where there is nothing to compare with.
    band
        Band of the value alone; absent without bands.
    bands, bands_basis
        The scale at the belt's speed, and the runners that it comes from.
    meaning
        One or two sentences.
    sources
        Citations for the scale.
    """

    metric: Metric
    side: Side
    verdict: AnswerVerdict
    likelihood: float | None
    band: BandName | None
    bands: tuple[Band, ...]
    bands_basis: str
    meaning: str
    sources: tuple[str, ...]
