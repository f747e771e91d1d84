"""The interval of a difference whose reading error grows with the difference itself."""

import numpy as np

from formcheck.records import BoolArray

# Fine enough for the digits that are shown.
_POINTS = 2001


def interval_of_difference(
    value: float, base: float, method: float, runners_sd: float
) -> tuple[float, float]:
    """Return low and high of the true difference between two postures of one runner.

    The pose model misplaces the joints by an error that is constant while the posture stays the
    same, so no change is read as no change. Another posture has another error: if two postures
    differ as much as two runners do, their errors are as independent as those of two runners. On
    the sample clips the shank's true change of 7.1° is read as 9.6°, the knee's of 4.9° as 8.1°.
    The interval contains every true difference that is near enough to the one that was read, so
    it excludes zero exactly where `base` alone does.

    Parameters
    ----------
    value
        Difference as read.
    base
        Half-width of the 95 % interval of everything that does not depend on the posture.
    method
        Half-width of the 95 % interval of reading one runner.
    runners_sd
        One standard deviation between runners.
    """
    two = np.sqrt(2.0)
    reach = float(np.hypot(base, two * method))
    true = np.linspace(value - reach, value + reach, _POINTS)
    apart = np.minimum(np.abs(true) / (two * runners_sd), 1.0)
    holds = np.abs(true - value) <= np.hypot(base, two * method * apart)
    middle = _POINTS // 2
    low, high = _run_length(holds[middle::-1]), _run_length(holds[middle:])
    return min(float(true[middle - low]), value), max(float(true[middle + high]), value)


def _run_length(holds: BoolArray) -> int:
    """Return how many points in a row are true, without the first."""
    misses = np.flatnonzero(~holds)
    return int(misses[0] if len(misses) else len(holds)) - 1
