"""Facts about a video file."""

from dataclasses import dataclass

import numpy as np

from formcheck.records.arrays import ArrayRecord, FloatArray
from formcheck.records.capture import UNKNOWN_CAPTURE, Capture
from formcheck.records.frame_gaps import usual_gap_s
from formcheck.records.losses import NO_LOSSES, DecodingLosses


@dataclass(frozen=True, eq=False)
class ClipInfo(ArrayRecord):
    """A decoded clip, without its pictures.

    Attributes
    ----------
    name
        File name without its folder.
    sha256
        Hash of the file's bytes, hexadecimal.
    identity
        That hash, followed by any changes made on reading, e.g. ``mirrored``.
    width_px, height_px
        Size of the upright picture, in square pixels.
    rotation_deg
        Clockwise turn that the file asks for and that was applied.
    mirrored
        Whether the file asks for a left-right flip, which was applied.
    codec
        Name of the decoder.
    timestamps_s
        Seconds from the first shown frame that was read, increasing, shape (T,).
    losses
        Parts of the file that could not be shown.
    capture
        Rate of recording, as far as it is known.
    part_s
        Start and end of the part that was read, seconds from the clip's first shown frame on a
        player's clock; absent when all of the clip was read.
    """

    name: str
    sha256: str
    identity: str
    width_px: int
    height_px: int
    rotation_deg: int
    mirrored: bool
    codec: str
    timestamps_s: FloatArray
    losses: DecodingLosses = NO_LOSSES
    capture: Capture = UNKNOWN_CAPTURE
    part_s: tuple[float, float] | None = None

    def __post_init__(self) -> None:
        self._freeze("timestamps_s")

    @property
    def duration_s(self) -> float:
        """Seconds from the first to the last shown frame."""
        return float(self.timestamps_s[-1]) if len(self.timestamps_s) else 0.0

    @property
    def played_s(self) -> tuple[float, float]:
        """Start and end of what was read of the clip, seconds on a player's clock."""
        return self.part_s or (0.0, self.duration_s * self.capture.slowdown)

    @property
    def usual_frame_s(self) -> float | None:
        """The usual time from one frame to the next, absent with fewer than two frames."""
        return usual_gap_s(self._gaps_s)

    @property
    def frame_rate_hz(self) -> float | None:
        """Usual number of frames per second, absent with fewer than two frames."""
        return None if self.usual_frame_s is None else 1.0 / self.usual_frame_s

    @property
    def gap_range_s(self) -> tuple[float, float] | None:
        """The 5th and 95th percentile of the times between frames."""
        if not len(self._gaps_s):
            return None
        low_s, high_s = np.percentile(self._gaps_s, (5, 95))
        return float(low_s), float(high_s)

    @property
    def largest_gap_s(self) -> float | None:
        """The longest time from one frame to the next."""
        return float(self._gaps_s.max()) if len(self._gaps_s) else None

    @property
    def dropped_frames(self) -> int:
        """Number of missing frames, counted by the usual time between two."""
        if self.usual_frame_s is None:
            return 0
        passed = np.rint(self._gaps_s / self.usual_frame_s)
        return int(np.maximum(passed - 1.0, 0.0).sum())

    @property
    def _gaps_s(self) -> FloatArray:
        return np.diff(self.timestamps_s)
