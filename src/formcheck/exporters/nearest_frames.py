"""The frames of a clip that are nearest to given times."""

from collections.abc import Iterator, Sequence

import numpy as np

from formcheck.records import ClipInfo, FloatArray
from formcheck.video import Frame, VideoClip


def nearest_frame(info: ClipInfo, time_s: float) -> int:
    """Return the number of the frame whose decoder time is nearest to a time."""
    return int(np.argmin(np.abs(info.timestamps_s - time_s)))


def numbered_frames(
    info: ClipInfo, clip: VideoClip, numbers: Sequence[int]
) -> Iterator[tuple[int, Frame]]:
    """Yield frames with their numbers, in order of time and each once.

    Parameters
    ----------
    info
        The clip as it was read for its report.
    clip
        The same clip, read in the same way (`reopen_clip`), or a copy of exactly those pictures.
    numbers
        Numbers of the wanted frames, in any order.
    """
    wanted = sorted(set(numbers))
    frames = clip.frames(_asked_s(info.timestamps_s, clip)[wanted].tolist())
    return zip(wanted, frames, strict=True)


def _asked_s(frames_s: FloatArray, clip: VideoClip) -> FloatArray:
    """Return times that select the frame which began at each time, whatever the rounding."""
    before_s = frames_s - np.diff(frames_s, prepend=frames_s[:1]) / 2.0
    # The times of a part count from where it begins, those of a copy from its first frame.
    return before_s - (frames_s[0] if clip.part_s is None else 0.0)
