"""The clip of a report, read as it was for the report."""

from pathlib import Path

from formcheck.records import Report
from formcheck.video import VideoClip


def reopen_clip(report: Report, clip_path: Path) -> VideoClip:
    """Open the clip of a report, with the same settings as for the report."""
    settings = report.settings
    return VideoClip(
        clip_path,
        mirrored=settings.is_mirrored,
        capture_fps=settings.capture_fps,
        part_s=report.trial.clip.part_s,
    )
