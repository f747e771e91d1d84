"""Uploads as users send them: good ones, short ones, and all kinds of wrong ones."""

import functools
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from clip_maker import numbered_clip, sound_clip, write_clip

from formcheck.video import VideoClip

SAMPLES = Path(__file__).parents[1] / "sample_videos"
# 2 s: the runner is found, but no metric has enough steps. Analysed in a few seconds.
SHORT_FRAMES = 60


@dataclass(frozen=True)
class BadUpload:
    """A file that cannot be checked; `found` and `remedy` are words of the sentence about it."""

    name: str
    content: bytes
    found: str
    remedy: str


@functools.cache
def bad_uploads() -> tuple[BadUpload, ...]:
    whole = (SAMPLES / "side_30fps.mp4").read_bytes()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sound = sound_clip(folder / "sound.mp4").read_bytes()
        nobody = numbered_clip(folder / "nobody.mp4", width=192, height=128).read_bytes()
    return (
        BadUpload(
            "text.mp4",
            b"Not a video.",
            "a file of another kind",
            "choose the video that the phone made",
        ),
        BadUpload("empty.mp4", b"", "an empty file", "copy the file from the phone again"),
        BadUpload("sound.mp4", sound, "only sound", "choose the video"),
        BadUpload("cut.mp4", whole[: len(whole) // 2], "an incomplete one", "copy the file"),
        BadUpload("nobody.mp4", nobody, "found nobody", "Film the whole body"),
    )


@functools.cache
def short_clip() -> bytes:
    """Return the first pictures of the side sample, at half its size."""
    frames = []
    for frame in VideoClip(SAMPLES / "side_30fps.mp4").frames():
        frames.append(np.ascontiguousarray(frame.rgb[::2, ::2]))
        if len(frames) == SHORT_FRAMES:
            break
    with tempfile.TemporaryDirectory() as name:
        path = write_clip(Path(name) / "short.mp4", frames, range(0, 20 * SHORT_FRAMES, 20))
        return path.read_bytes()
