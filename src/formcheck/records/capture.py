"""At what rate a clip was recorded."""

from dataclasses import dataclass

STATED = "stated"  # by the user


@dataclass(frozen=True)
class Capture:
    """What is known of the rate of recording, and what follows for the clip's times.

    Attributes
    ----------
    fps
        Frames per second at which the clip was recorded, None when nothing says.
    source
        Who says so: ``stated`` by the user, or the name of the file's tag.
    slowdown
        How much slower than real time the file plays; its times were divided by this.
    fits_clock
        Whether `fps` goes together with the file's own times; where not, it was not applied.
    """

    fps: float | None = None
    source: str | None = None
    slowdown: float = 1.0
    fits_clock: bool = True

    @property
    def is_stated(self) -> bool:
        """Whether the user says so."""
        return self.source == STATED

    @property
    def is_tagged(self) -> bool:
        """Whether a tag of the file says so."""
        return self.source not in (None, STATED)


UNKNOWN_CAPTURE = Capture()
