"""The way a value moved on its metric's scale."""

from collections.abc import Iterable
from enum import StrEnum

from formcheck.records.band import Band, BandName


class Towards(StrEnum):
    """Whether a value moved towards the typical band.

    Examples
    --------
    >>> Towards("closer") is Towards.CLOSER
    True
    """

    CLOSER = "closer"
    FURTHER = "further"
    INSIDE = "inside"


def towards_typical(before: float, after: float, bands: Iterable[Band]) -> Towards | None:
    """Return the way from one value to another on a scale, or None without a scale.

    Parameters
    ----------
    before, after
        The two values.
    bands
        The scale.

    Examples
    --------
    >>> scale = Band(BandName.TYPICAL, None, 6.0), Band(BandName.ELEVATED, 6.0, None)
    >>> towards_typical(8.5, 6.5, scale), towards_typical(6.5, 8.5, scale)
    (<Towards.CLOSER: 'closer'>, <Towards.FURTHER: 'further'>)
    """
    typical = [band for band in bands if band.name is BandName.TYPICAL]
    if not typical:
        return None
    way = [min(_distance(value, band) for band in typical) for value in (before, after)]
    if way == [0.0, 0.0]:
        return Towards.INSIDE
    return Towards.CLOSER if way[1] < way[0] else Towards.FURTHER


def _distance(value: float, band: Band) -> float:
    """How far a value lies beyond a band."""
    below = 0.0 if band.low is None else band.low - value
    above = 0.0 if band.high is None else value - band.high
    return max(below, above, 0.0)
