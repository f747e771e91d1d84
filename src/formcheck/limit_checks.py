"""Refuse a clip that exceeds a limit, and name the limit."""

from dataclasses import dataclass
from pathlib import Path

from formcheck.errors import TooLargeError
from formcheck.records import Limits
from formcheck.records.limits import MEGA, variable_of

SHORTER = "cut out 20 to 30 seconds of steady running"
SMALLER = "export the clip at 1080p"


@dataclass(frozen=True)
class LimitChecks:
    """The limits of one clip.

    Attributes
    ----------
    limits
        The largest values allowed.
    name
        Name of the clip in messages.
    """

    limits: Limits
    name: str

    def check_file(self, path: Path) -> None:
        """Raise `TooLargeError` for a file of too many bytes; a missing file passes."""
        try:
            size_mb = path.stat().st_size / MEGA
        except OSError:
            # A missing or unreadable file is reported when it is opened.
            size_mb = 0.0
        self._check("file_mb", "a file of at most {:.0f} MB", size_mb, SHORTER)

    def check_pictures(self, width_px: int, height_px: int) -> None:
        """Raise `TooLargeError` for pictures of too many pixels."""
        size_mpx = width_px * height_px / MEGA
        self._check("picture_mpx", "pictures of at most {:.0f} megapixels", size_mpx, SMALLER)

    def check_length(self, duration_s: float) -> None:
        """Raise `TooLargeError` for a clip of too many seconds."""
        self._check("clip_s", "a clip of at most {:.0f} s", duration_s, SHORTER)

    def check_count(self, frames: int) -> None:
        """Raise `TooLargeError` for too many frames."""
        self._check("frames", "at most {:.0f} frames", frames, SHORTER)

    def _check(self, limit: str, expected: str, found: float, remedy: str) -> None:
        most = getattr(self.limits, limit)
        if found > most:
            raise TooLargeError(
                f"{self.name}: expected {expected.format(most)}, found {found:.0f}; {remedy}. "
                f"({variable_of(limit)} sets this limit.)"
            )
