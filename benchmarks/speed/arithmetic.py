"""From measured processes to figures: costs per frame, and ratios of pairs."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Cost:
    """A time that has a fixed part and one per frame.

    Attributes
    ----------
    fixed_s
        What a clip without frames would take.
    per_frame_ms
        What every frame adds.
    """

    fixed_s: float
    per_frame_ms: float


def cost(short: tuple[int, float], long: tuple[int, float]) -> Cost:
    """Return the cost from a short and a long clip, each with its frames and its seconds of work.

    Examples
    --------
    >>> cost((100, 3.0), (300, 5.0))
    Cost(fixed_s=2.0, per_frame_ms=10.0)
    """
    per_frame_s = (long[1] - short[1]) / (long[0] - short[0])
    return Cost(short[1] - per_frame_s * short[0], 1000.0 * per_frame_s)


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """Return the median ratio of values that were measured in turn; NaN if there are none.

    A machine that is busy for one of a pair is busy for the other, so the ratio holds.

    Examples
    --------
    >>> ratio([1.0, 4.0, 2.0], [2.0, 5.0, 4.0])
    0.5
    """
    return middle([mine / other for mine, other in zip(ours, theirs, strict=True)])


def middle(values: Sequence[float]) -> float:
    """Return the median; NaN of nothing."""
    return median(values) if values else math.nan
