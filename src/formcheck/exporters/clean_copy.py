"""A small, upright copy of the clip without drawings, for a player that draws by itself."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from formcheck.exporters.reopen_clip import reopen_clip
from formcheck.records import ClipInfo, Report
from formcheck.video import Frame, VideoClip, VideoWriter

# The shorter side of the written picture; a phone's 1080 or 2160 would only make the file big.
SHORT_SIDE_PX = 720
# A browser that goes back one frame decodes from the key picture before it: with one in 30, that
# takes less than one or two refreshes of the screen.
KEY_EVERY = 30

Progress = Callable[[int, int], None]
"""Called with the frames written and the total."""


def write_clean_copy(
    report: Report, clip_path: Path, out_path: Path, progress: Progress | None = None
) -> None:
    """Write the frames of the clip as mp4, at their real seconds even where it is slow motion.

    Parameters
    ----------
    report
        Report of the clip.
    clip_path
        The clip of the report.
    out_path
        Where to write it; a partial file is removed on any error.
    progress
        Called with the frames written and the total.

    Raises
    ------
    OutputError
        If the file cannot be written.
    """
    size = small_size(report.trial.clip)
    frames = reopen_clip(report, clip_path).frames(size_px=size)
    with VideoWriter(out_path, *size, key_every=KEY_EVERY) as writer:
        for frame in counted(report, frames, progress):
            writer.write(frame.time_s, frame.rgb)


def frames_of_copy(report: Report, copy: VideoClip) -> Iterator[Frame]:
    """Yield the pictures of a clean copy at the clip's own times, which its clock has rounded."""
    times_s = report.trial.clip.timestamps_s.tolist()
    return (Frame(t, frame.rgb) for t, frame in zip(times_s, copy.frames(), strict=False))


def counted(report: Report, frames: Iterable[Frame], progress: Progress | None) -> Iterator[Frame]:
    """Yield frames of a report's clip, and report progress after each."""
    total = len(report.trial.clip.timestamps_s)
    for done, frame in enumerate(frames, start=1):
        yield frame
        if progress is not None:
            progress(min(done, total), total)


def small_scale(clip: ClipInfo) -> float:
    """Return the size of the small pictures relative to those of the clip."""
    return min(1.0, SHORT_SIDE_PX / min(clip.width_px, clip.height_px))


def small_size(clip: ClipInfo) -> tuple[int, int]:
    """Return width and height of the small pictures."""
    scale = small_scale(clip)
    return round(clip.width_px * scale), round(clip.height_px * scale)
