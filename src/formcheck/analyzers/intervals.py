"""Compute 95 % intervals from the spread of the steps and the method's uncertainties."""

from collections.abc import Callable

import numpy as np
from scipy.special import stdtrit

from formcheck.records import FloatArray

# Half-width of a 95 % interval in standard errors, for many values.
_NORMAL_95 = 1.96
# Enough draws for two stable digits; the seed keeps reports the same from run to run.
_DRAWS = 2000
_SEED = 20180909


def spread_half_width(values: FloatArray, middle: Callable[..., FloatArray] = np.median) -> float:
    """Return half of the 95 % bootstrap interval of the middle of per-step values.

    Resampling few values underestimates their spread: at seven steps the plain interval contains
    the truth in 85–88 % of seeded trials. It is widened in the same way as Student's interval.

    Parameters
    ----------
    values
        Per-step values, shape (N,), N ≥ 2.
    middle
        The statistic; it accepts `axis`.
    """
    if np.ptp(values) == 0.0:
        return 0.0
    drawn = np.random.default_rng(_SEED).integers(0, len(values), (_DRAWS, len(values)))
    low, high = np.percentile(middle(values[drawn], axis=-1), (2.5, 97.5))
    half = float(high - low) / 2.0
    few = len(values) / (len(values) - 1.0)
    return half * float(np.sqrt(few)) * student_95(len(values) - 1) / _NORMAL_95


def student_95(freedom: float) -> float:
    """Return the half-width of a 95 % interval in standard errors, for few degrees of freedom."""
    return float(stdtrit(freedom, 0.975))


def combined_half_width(*parts: float) -> float:
    """Return the combined half-width of independent uncertainties (root sum of squares)."""
    return float(np.sqrt(np.sum(np.square(parts))))
