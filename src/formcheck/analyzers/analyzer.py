"""The interface that the module of a metric implements."""

from typing import Protocol

from formcheck.records import Metric, Result, Trial


class Analyzer(Protocol):
    """A module with a metric and a function that measures it."""

    METRIC: Metric

    def measure(self, trial: Trial) -> Result:
        """Return the metric of a trial, or why it is not measured; never raises."""
        ...
