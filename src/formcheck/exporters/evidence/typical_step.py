"""The step that stands for all: the one nearest to the measured values."""

import numpy as np

from formcheck.records import FloatArray


def typical_step(off: FloatArray, unfit: FloatArray) -> int:
    """Return the number of the step to show.

    Parameters
    ----------
    off
        How far each step is from the measured value: one row per metric, shape (M, N).
    unfit
        What else speaks against showing it, in squared spreads of the steps, shape (N,).
    """
    return int(np.argmin(np.mean([_in_spreads(row) for row in off], axis=0) + unfit))


def _in_spreads(off: FloatArray) -> FloatArray:
    """Return distances, squared, in units of their own spread, so that metrics can be added."""
    spread = float(np.sqrt(np.mean(np.square(off))))
    return np.asarray(np.square(off / spread)) if spread > 0.0 else np.zeros_like(off)
