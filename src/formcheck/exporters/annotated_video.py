"""The clip with skeleton, contacts and values drawn in, at its own times."""

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

from formcheck.exporters.clip_again import clip_again
from formcheck.exporters.overlay import ContactMarks, HipLineDrawing, SkeletonDrawing, ValuePanel
from formcheck.records import Report
from formcheck.video import VideoWriter

# The shorter side of the written picture; a phone's 1080 or 2160 would only make the file big.
SHORT_SIDE_PX = 720
# A browser that goes back one frame decodes from the key picture before it: with one in 30 that
# takes less than a screen's refresh or two.
CLEAN_KEY_EVERY = 30

Image = npt.NDArray[np.uint8]


def write_annotated_video(
    report: Report,
    clip_path: Path,
    out_path: Path,
    progress: Callable[[int, int], None] | None = None,
    clean_path: Path | None = None,
) -> None:
    """Write a copy of the clip with what was found drawn in.

    Parameters
    ----------
    report
        What was found.
    clip_path
        The clip that the report is about.
    out_path
        Where to write it, as VP9 in WebM if the name ends in ``.webm``, else as H.264 in mp4; a
        partial file is removed on any error.
    progress
        Told the frames written and the frames in all.
    clean_path
        Where to write the same pictures with nothing drawn in, if wanted, for a player that draws
        by itself: at real seconds even where the clip is slow motion.

    Raises
    ------
    OutputError
        If the file cannot be written.
    """
    trial = report.trial
    scale = min(1.0, SHORT_SIDE_PX / min(trial.clip.width_px, trial.clip.height_px))
    size = (round(trial.clip.width_px * scale), round(trial.clip.height_px * scale))
    skeleton = SkeletonDrawing(trial, scale)
    hips = HipLineDrawing(trial, scale)
    marks = ContactMarks(trial, scale, size)
    panel = ValuePanel(report, size)
    total = len(trial.clip.timestamps_s)
    clip = clip_again(report, clip_path)
    with ExitStack() as writers:
        drawn = writers.enter_context(VideoWriter(out_path, *size))
        clean = None
        if clean_path is not None:
            clean = writers.enter_context(VideoWriter(clean_path, *size, key_every=CLEAN_KEY_EVERY))
        for done, frame in enumerate(clip.frames()):
            picture = _resized(frame.rgb, size)
            if clean is not None:
                clean.write(frame.time_s, picture)
            skeleton.draw(picture, frame.time_s)
            hips.draw(picture, frame.time_s)
            marks.draw(picture, frame.time_s)
            panel.draw(picture)
            # Slow motion stays slow to look at.
            drawn.write(frame.time_s * clip.slowdown, picture)
            if progress is not None:
                progress(min(done + 1, total), total)


def _resized(rgb: Image, size: tuple[int, int]) -> Image:
    if (rgb.shape[1], rgb.shape[0]) == size:
        return rgb.copy()
    return np.asarray(cv2.resize(rgb, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
