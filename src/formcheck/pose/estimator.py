"""What every pose estimator offers."""

from collections.abc import Iterable
from typing import Protocol

from formcheck.pose.runner import Runner
from formcheck.records import PoseSequence
from formcheck.video import Frame


class PoseEstimator(Protocol):
    """Finds one person's landmarks in frames that follow each other."""

    def estimate(self, frames: Iterable[Frame], runner: Runner) -> PoseSequence:
        """Return raw landmarks of the runner, one row per frame, NaN where lost."""
        ...
