"""Where the runner is at every moment, from a few looks at the clip."""

from collections.abc import Sequence

import numpy as np

from formcheck.pose.person import Person
from formcheck.pose.region import Region
from formcheck.records import FloatArray

# Looks within about this time are taken together, seconds: three strides, so that the stride's own
# rise and fall is left out; where looks are further apart than that, their spacing.
SMOOTHING_S = 1.0
# How much the slope is held back, as a part of what one look a smoothing time away would tell of
# it; only where hardly more than one look is near does it count.
_CALM = 1e-3


class RegionPath:
    """A calm path of regions through the runner's sightings.

    A runner on a treadmill hardly moves in the picture, one who passes moves evenly: at each moment
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
        # Beyond the looks' reach all weights would vanish: the nearest one counts as near.
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
