"""The frame rate at which a clip was recorded."""

from dataclasses import dataclass

STATED = "stated"  # by the user


@dataclass(frozen=True)
class Capture:
    """The rate of recording as far as it is known, and its effect on the clip's times.

    Attributes
    ----------
    fps
        Frames per second at which the clip was recorded; None when unknown.
    source
        Source of the rate: ``stated`` by the user, or the name of the file's tag.
    slowdown
        How much slower than real time the file plays; its times were divided by this.
    fits_clock
        Whether `fps` fits the file's own times; if not, it was not applied.
    """

    fps: float | None = None
    source: str | None = None
    slowdown: float = 1.0
    fits_clock: bool = True

    @property
    def is_stated(self) -> bool:
        """Whether the user stated the rate."""
        return self.source == STATED

    @property
    def is_tagged(self) -> bool:
        """Whether the rate comes from a tag of the file."""
        return self.source not in (None, STATED)


UNKNOWN_CAPTURE = Capture()
