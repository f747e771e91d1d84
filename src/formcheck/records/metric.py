"""The definition of a metric: all facts about it that do not depend on a clip."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from formcheck.records.arrays import FloatArray
from formcheck.records.repeatability import Repeatability
from formcheck.records.unit import Unit
from formcheck.records.vocabulary import Side, View


class Statistic(StrEnum):
    """The statistic of its per-step values that a metric reports."""

    MEDIAN = "median"
    MEAN = "mean"

    @property
    def middle(self) -> Callable[..., FloatArray]:
        """The function of numpy that computes it; takes `axis`."""
        return np.median if self is Statistic.MEDIAN else np.mean


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Metric:
    """Facts about a metric that do not depend on a clip.

    Attributes
    ----------
    name
        Key in reports, snake case.
    title
        Name in the field's terms, for details, documents and charts.
    plain
        Name in plain words, for headings; by default the title.
    unit
        Unit of its values.
    views
        The views in which it can be seen.
    order
        Place in reports, small first.
    statistic
        The statistic of its per-step values that it reports.
    repeatability
        How much two clips of the same running differ.
    truth_key
        Key of its truth in rendered clips (`benchmarks/evaluation/truth.py`): an entry of their
        steps, or a quantity that is computed there. None where rendered clips do not have it.
    side
        The leg it belongs to, where left and right are separate metrics.
    needs_still_camera
        Whether a camera that moves or turns makes it wrong.
    needs_sides
        Whether it must be known which leg is which.
    needs_feet
        Whether it rests on heels and toes: on the moment of landing, or on the end of stance.
    """

    name: str
    title: str
    unit: Unit
    views: tuple[View, ...]
    order: int
    statistic: Statistic
    repeatability: Repeatability
    truth_key: str | None
    plain: str = ""
    side: Side | None = None
    needs_still_camera: bool = False
    needs_sides: bool = True
    needs_feet: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "plain", self.plain or self.title)

    def __eq__(self, other: object) -> bool:
        """Whether both have one name: what comes from another process is the same metric."""
        return isinstance(other, Metric) and self.name == other.name

    def __hash__(self) -> int:
        """Hash of the name."""
        return hash(self.name)

    def __repr__(self) -> str:
        """The name alone: the facts fill a page."""
        return f"<Metric {self.name}>"

    def __str__(self) -> str:
        """The key in reports."""
        return self.name
