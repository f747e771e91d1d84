"""Freeze frames of typical steps, with the measured lines and their values."""

from pathlib import Path

from formcheck.errors import OutputError
from formcheck.exporters.clean_copy import small_scale
from formcheck.exporters.evidence import scenes_of
from formcheck.exporters.jpeg_file import write_jpeg
from formcheck.exporters.nearest_frames import numbered_frames
from formcheck.exporters.reopen_clip import reopen_clip
from formcheck.exporters.window import Image
from formcheck.records import Report
from formcheck.video import VideoClip


def write_stills(report: Report, clip_path: Path, folder: Path, *, is_copy: bool = False) -> None:
    """Write one JPEG per freeze frame of `evidence_of`, under its `file_name`.

    Parameters
    ----------
    report
        Report of the clip.
    clip_path
        The clip of the report.
    folder
        Where the files go; it is created if missing.
    is_copy
        Whether `clip_path` is a copy by `write_clean_copy`.

    Raises
    ------
    OutputError
        If a file cannot be written.
    """
    make_folder(folder)
    scenes = scenes_of(report)
    # Only what is shown is kept, so that memory does not grow with the clip's pictures.
    cuts: dict[tuple[int, int], Image] = {}
    shots = {(i, j): s for i, scene in enumerate(scenes) for j, s in enumerate(scene.shots)}
    numbers = [shot.frame for shot in shots.values()]
    clip = VideoClip(clip_path) if is_copy else reopen_clip(report, clip_path)
    copied = small_scale(report.trial.clip) if is_copy else 1.0
    for number, frame in numbered_frames(report.trial.clip, clip, numbers):
        cuts |= {k: s.window.cut(frame.rgb, copied) for k, s in shots.items() if s.frame == number}
    for i, scene in enumerate(scenes):
        picture = scene.drawn([cuts[i, j] for j in range(len(scene.shots))])
        write_jpeg(folder / scene.evidence.file_name, picture)


def make_folder(folder: Path) -> None:
    """Create a folder for pictures if missing; raises `OutputError` when that fails."""
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"Could not make the folder {folder}: {error.strerror}. "
            f"Choose a folder that exists and that you may write to."
        ) from error
