"""The interface that every method of finding the hip line implements."""

from collections.abc import Sequence
from typing import Protocol

from formcheck.pelvis.patch import FloatImage
from formcheck.records import FloatArray, HipLine, HipLineRefusal, HipLineSource


class HipLineTracker(Protocol):
    """Follows the tilt of the pelvis from frame to frame."""

    @property
    def shows_level(self) -> bool:
        """Whether it can also show when the hips are level, so that left and right differ."""
        ...

    def add(self, patch: FloatImage | None) -> None:
        """Read the next frame's patch; None where the runner is lost."""
        ...

    def line(self, times_s: FloatArray) -> HipLine | HipLineRefusal:
        """Return the tilt at the times of all frames that were added, or why there is none."""
        ...


class HipLineMethod(Protocol):
    """A method of finding the tilt of the pelvis in patches of a rear view."""

    source: HipLineSource

    def prepare(self, sample: Sequence[FloatImage]) -> HipLineTracker | HipLineRefusal:
        """Return a tracker of the tilt for this clip, or why there is none.

        Parameters
        ----------
        sample
            Patches (H, W, 3) of the extent `patch.SEEN`, spread over the clip.
        """
        ...
