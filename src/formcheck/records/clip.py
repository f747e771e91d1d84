"""What is known of a video file."""

from dataclasses import dataclass

from formcheck.records.arrays import ArrayRecord, FloatArray


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
        The same, and how the file was read where that is not as it stands.
    width_px, height_px
        Size of the upright picture.
    rotation_deg
        Clockwise turn that the file asks for and that was applied.
    mirrored
        Whether the file asks for a left-right flip, which was applied.
    codec
        Name of the decoder.
    timestamps_s
        Seconds from the first shown frame that was read, increasing, shape (T,).
    part_s
        From when to when of the whole clip was read, seconds from its first shown frame; absent
        when it is the whole.
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
    part_s: tuple[float, float] | None = None

    def __post_init__(self) -> None:
        self._freeze("timestamps_s")

    @property
    def duration_s(self) -> float:
        """Seconds from the first to the last shown frame."""
        return float(self.timestamps_s[-1]) if len(self.timestamps_s) else 0.0

    @property
    def median_frame_s(self) -> float | None:
        """The usual time from one frame to the next, absent with fewer than two frames."""
        if len(self.timestamps_s) < 2:
            return None
        gaps = self.timestamps_s[1:] - self.timestamps_s[:-1]
        return float(sorted(gaps)[len(gaps) // 2])
