"""One value of a recording that nobody here made, against what was counted or read in it."""

import math
from dataclasses import dataclass

from benchmarks.evaluation.outcome import Value


@dataclass(frozen=True)
class Check:
    """A value and its truth.

    Attributes
    ----------
    shows
        The recording, in words.
    value
        What came out. Its truth is NaN where the recording does not show it, so that no value can
        be right.
    within
        How far the truth, which was read by eye, may be off.
    """

    shows: str
    value: Value
    within: float = 0.0

    @property
    def is_measured(self) -> bool:
        """Whether a value was given."""
        return self.value.value is not None

    @property
    def missed_by(self) -> float:
        """How far the interval lies from what the eye may have seen; infinite without a truth."""
        if self.value.low is None or self.value.high is None:
            return 0.0
        if math.isnan(self.value.truth):
            return math.inf
        under = self.value.low - self.value.truth - self.within
        return max(under, self.value.truth - self.within - self.value.high, 0.0)
