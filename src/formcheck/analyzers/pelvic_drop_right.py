"""Hip drop while the right leg stands: how far the other side drops."""

from formcheck.analyzers.pelvic_side import measure_side, side_metric
from formcheck.records import Result, Side, Trial

METRIC = side_metric(Side.RIGHT, order=22)


def measure(trial: Trial) -> Result:
    """Return the peak drop of the swing side while the right leg stands."""
    return measure_side(METRIC, trial, Side.RIGHT)
