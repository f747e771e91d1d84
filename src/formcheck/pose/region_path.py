"""Predict the runner's region at every moment, from a few looks at the clip."""

from collections.abc import Sequence

import numpy as np

from formcheck.pose.person import Person
from formcheck.pose.region import Region
from formcheck.records import FloatArray

# Looks within about this time are combined, seconds: three strides, so that the rise and fall of
# each stride averages out. If looks are further apart, their spacing replaces it.
SMOOTHING_S = 1.0
# Regularisation of the slope, relative to the weight of one look a smoothing time away; it matters
# only where little more than one look is near.
_CALM = 1e-3


class RegionPath:
    """A smooth path of regions through the runner's sightings.

    A runner on a treadmill stays nearly in place, and a passing runner moves evenly: at each moment
    the path is a straight line, fitted to the looks around it.

    Parameters
    ----------
    sightings
        The runner in the sampled frames, at least one, in order of time.
    """

    def __init__(self, sightings: Sequence[Person]) -> None:
        self._times_s = np.array([person.time_s for person in sightings])
        regions = [person.region or Region.around(person.xy_px) for person in sightings]
        self._values = np.array([(r.x_px, r.y_px, r.size_px, r.turn_rad) for r in regions])
        spacing_s = float(np.median(np.diff(self._times_s))) if len(regions) > 1 else 0.0
        self._width_s = max(SMOOTHING_S, spacing_s)

    def at(self, time_s: float) -> Region:
        """Return the region at a moment, seconds."""
        away = (self._times_s - time_s) / self._width_s
        # Far from all looks every weight would vanish, so they are relative to the nearest look.
        nearest = float(np.abs(away).min())
        weights = np.exp(-0.5 * (away**2 - nearest**2))
        return Region.rounded(*_line_at_zero(away, self._values, weights))


def _line_at_zero(x: FloatArray, y: FloatArray, weights: FloatArray) -> tuple[float, ...]:
    """Value at zero of the weighted straight line through points x (N,), y (N, M)."""
    basis = np.column_stack([np.ones_like(x), x])
    weighted = basis * weights[:, None]
    normal = weighted.T @ basis + np.diag([0.0, _CALM * weights.sum()])
    value, _slope = np.linalg.solve(normal, weighted.T @ y)
    return tuple(float(part) for part in value)
