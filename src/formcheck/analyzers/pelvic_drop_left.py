"""Hip drop while the left leg stands: how far the other side drops."""

from formcheck.analyzers.pelvic_side import measure_side, side_metric
from formcheck.records import Result, Side, Trial

METRIC = side_metric(Side.LEFT, order=21)


def measure(trial: Trial) -> Result:
    """Return the peak drop of the swing side while the left leg stands."""
    return measure_side(METRIC, trial, Side.LEFT)
