"""Which moments of a clip to look at when looking at all of them would take too long."""

import numpy as np


def spread_times_s(duration_s: float, count: int) -> list[float]:
    """Return `count` times spread over the clip, sorted, seconds.

    The spacing is irregular (golden-ratio sequence): evenly spaced moments could all fall on the
    same phase of the stride, and running legs would look still.
    """
    golden = (np.sqrt(5.0) - 1.0) / 2.0
    return sorted(float(duration_s * ((0.5 + k * golden) % 1.0)) for k in range(count))
