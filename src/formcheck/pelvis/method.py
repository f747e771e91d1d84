"""What every way of finding the hip line offers."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from formcheck.records import HipLine, HipLineRefusal, PoseSequence
from formcheck.video import Frame


class Pictures(Protocol):
    """Gives the clip's frames again from the start: all, or those at the given times."""

    def __call__(self, times_s: Sequence[float] | None = None) -> Iterator[Frame]:
        """Return the frames in order of time."""
        ...


class HipLineMethod(Protocol):
    """Finds the tilt of the pelvis in a rear view."""

    def hip_line(self, pictures: Pictures, pose: PoseSequence) -> HipLine | HipLineRefusal:
        """Return the tilt per frame, or why it cannot be seen.

        Parameters
        ----------
        pictures
            The clip; may be asked for more than once.
        pose
            Clean landmarks, which say where the pelvis is, never how it is tilted.
        """
        ...
