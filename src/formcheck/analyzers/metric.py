"""What a metric is, and what the module of a metric must offer."""

from dataclasses import dataclass
from typing import Protocol

from formcheck.records import Result, Trial, View


@dataclass(frozen=True)
class Metric:
    """Facts about a metric that do not depend on a clip.

    Attributes
    ----------
    name
        Key in reports, snake case.
    title
        Name for people.
    unit
        Unit of its values.
    views
        The views in which it can be seen.
    order
        Place in reports, small first.
    needs_still_camera
        Whether a camera that moves or turns spoils it.
    needs_sides
        Whether it must be known which leg is which.
    """

    name: str
    title: str
    unit: str
    views: tuple[View, ...]
    order: int
    needs_still_camera: bool = False
    needs_sides: bool = True


class Analyzer(Protocol):
    """A module with a metric and a function that measures it."""

    METRIC: Metric

    def measure(self, trial: Trial) -> Result:
        """Return the metric of a trial, or why it is not measured; never raises."""
        ...
