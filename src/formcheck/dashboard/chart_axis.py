"""The stretch of a metric's axis that charts show: the same for every clip, where it can be."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from formcheck.records import Band, Measurement, Unit

# Room beyond an interval, as a share of the smallest range of an axis: a mark is not cut.
_ROOM = 0.1
# A scale whose first edge is this near to zero begins there, counted in smallest ranges of an axis:
# degrees and leg lengths do, steps per minute do not.
_NEAR_ZERO = 3.0
# An axis grows by this share of its smallest range at a time, so that most clips share its ends.
_STEP = 0.5


@dataclass(frozen=True)
class Axis:
    """The drawn stretch of an axis, in the unit of the metric."""

    low: float
    high: float

    @property
    def ends(self) -> list[float]:
        """Both ends, as altair takes a domain."""
        return [self.low, self.high]

    def share(self, low: float, high: float) -> float:
        """Return how much of the axis a stretch takes, 0 to 1."""
        return (high - low) / (self.high - self.low)


def edges_of(bands: Iterable[Band]) -> list[float]:
    """Return the edges between bands, in order."""
    edges = {edge for band in bands for edge in (band.low, band.high) if edge is not None}
    return sorted(edges)


def axis_of(result: Measurement, bands: tuple[Band, ...] = (), *, steps: bool = False) -> Axis:
    """Return the axis of a metric, which starts at the same place unless a value needs more room.

    Parameters
    ----------
    result
        The value and its interval, which are always on the axis.
    bands
        The metric's scale, if it has one; its edges are always on the axis.
    steps
        Whether the axis must also have room for every step.
    """
    shown = [result.low, result.high, *(result.values.tolist() if steps else ())]
    return axis_over(shown, result.unit, bands)


def axis_over(shown: Iterable[float], unit: Unit, bands: tuple[Band, ...] = ()) -> Axis:
    """Return the axis of a unit that has room for all values and for the edges of all bands."""
    values, edges = list(shown), edges_of(bands)
    least = unit.least_range
    low, high = _usual(edges or [min(values), max(values)], least)
    step, room = _STEP * least, _ROOM * least
    low -= step * max(0, math.ceil((low - min(values) + room) / step - _NOTHING))
    high += step * max(0, math.ceil((max(values) + room - high) / step - _NOTHING))
    return Axis(low, high)


# Room that is smaller than what numbers lose by rounding is none.
_NOTHING = 1e-9


def _usual(edges: list[float], least: float) -> tuple[float, float]:
    """Return where the axis begins and ends if the values need no more room."""
    step = _STEP * least
    low = math.floor(edges[0] / step - _STEP) * step
    if 0.0 < edges[0] <= _NEAR_ZERO * least:
        low = 0.0
    high = math.ceil(edges[-1] / step + _STEP) * step
    return low, max(high, low + least)
