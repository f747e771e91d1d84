"""The clip with skeleton, contacts and values drawn in, at its own times."""

from pathlib import Path

from formcheck.exporters.clean_copy import (
    Progress,
    counted,
    frames_of_copy,
    small_scale,
    small_size,
)
from formcheck.exporters.overlay import ContactMarks, HipLineDrawing, SkeletonDrawing, ValuePanel
from formcheck.exporters.reopen_clip import reopen_clip
from formcheck.records import Report
from formcheck.video import VideoClip, VideoWriter


def write_annotated_video(
    report: Report,
    clip_path: Path,
    out_path: Path,
    progress: Progress | None = None,
    *,
    is_copy: bool = False,
) -> None:
    """Write a copy of the clip with skeleton, contacts and values drawn in.

    Parameters
    ----------
    report
        Report of the clip.
    clip_path
        The clip of the report.
    out_path
        Where to write it, as VP9 in WebM if the name ends in ``.webm``, else as H.264 in mp4; a
        partial file is removed on any error.
    progress
        Called with the frames written and the total.
    is_copy
        Whether `clip_path` is a copy by `write_clean_copy`.

    Raises
    ------
    OutputError
        If the file cannot be written.
    """
    trial = report.trial
    if is_copy:
        copy = VideoClip(clip_path)
        size, frames = (copy.width_px, copy.height_px), frames_of_copy(report, copy)
    else:
        size = small_size(trial.clip)
        frames = reopen_clip(report, clip_path).frames(size_px=size)
    scale = small_scale(trial.clip)
    drawings = (
        SkeletonDrawing(trial, scale),
        HipLineDrawing(trial, scale),
        ContactMarks(trial, scale, size),
    )
    panel = ValuePanel(report, size)
    with VideoWriter(out_path, *size) as writer:
        for frame in counted(report, frames, progress):
            for drawing in drawings:
                drawing.draw(frame.rgb, frame.time_s)
            panel.draw(frame.rgb)
            # Slow motion stays slow in the written clip.
            writer.write(frame.time_s * trial.clip.capture.slowdown, frame.rgb)
