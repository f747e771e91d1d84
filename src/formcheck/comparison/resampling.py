"""How uncertain the steps of two clips leave their difference: a bootstrap over both."""

from collections.abc import Callable

import numpy as np

from formcheck.analyzers.intervals import student_95
from formcheck.records import FloatArray

# Strides depend on their neighbours a little (lag-1 correlation −0.3 to 0.5 in published data, 0.1
# on average), so a few are drawn together.
BLOCK = 3
# Enough draws for two stable digits; the seed keeps comparisons the same from run to run.
DRAWS = 2000
_SEED = 20180909
_NORMAL_95 = 1.96

Middle = Callable[..., FloatArray]
"""A statistic that takes `axis`, such as `numpy.median`."""


def steps_half_width(before: FloatArray, after: FloatArray, middle: Middle) -> float:
    """Return the half-width of the 95 % interval of two middles' difference, from the steps alone.

    Parameters
    ----------
    before, after
        Per-step values of the two clips, in order of time, at least two.
    middle
        The statistic that the metric reports.
    """
    rng = np.random.default_rng(_SEED)
    differences = _deviations(after, middle, rng) - _deviations(before, middle, rng)
    low, high = np.percentile(differences, [2.5, 97.5])
    return float(high - low) / 2.0


def _deviations(values: FloatArray, middle: Middle, rng: np.random.Generator) -> FloatArray:
    """Middles of resampled steps, less their mean, widened for few steps as Student's interval."""
    count = len(values)
    blocks = -(-count // BLOCK)
    starts = rng.integers(0, count, (DRAWS, blocks))
    # The clip is joined into a ring, so that its ends are drawn as often as its middle.
    picked = (starts[:, :, None] + np.arange(BLOCK)) % count
    middles = middle(values[picked.reshape(DRAWS, -1)[:, :count]], axis=1)
    few = np.sqrt(count / (count - 1.0)) * student_95(count - 1) / _NORMAL_95
    return np.asarray(few * (middles - middles.mean()))
