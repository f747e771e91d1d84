"""Sample moments of a clip, for when looking at all frames would take too long."""

from bisect import bisect_right
from collections.abc import Iterable

import numpy as np

# Rounding makes decoder times differ from ours by less than this.
SAME_TIME_S = 1e-6


class Moments:
    """Finds, among pictures in order of time, the first at or after each wanted moment.

    Parameters
    ----------
    times_s
        The moments, seconds.
    """

    def __init__(self, times_s: Iterable[float]) -> None:
        self._wanted_s = sorted(times_s)
        self._served = 0

    def is_reached(self, time_s: float) -> bool:
        """Whether the picture of this time is the first at or after a moment."""
        before, self._served = self._served, bisect_right(self._wanted_s, time_s + SAME_TIME_S)
        return self._served > before

    @property
    def are_over(self) -> bool:
        """Whether no moment is left."""
        return self._served >= len(self._wanted_s)


def spread_times_s(duration_s: float, count: int) -> list[float]:
    """Return `count` times spread over the clip, sorted, seconds.

    The spacing is irregular (golden-ratio sequence): evenly spaced moments could all fall on the
    same phase of the stride, and running legs would look still.
    """
    golden = (np.sqrt(5.0) - 1.0) / 2.0
    return sorted(float(duration_s * ((0.5 + k * golden) % 1.0)) for k in range(count))
