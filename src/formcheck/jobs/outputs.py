"""Writers for a job's output files, by name: a new format is one entry here."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from formcheck.exporters.annotated_video import write_annotated_video
from formcheck.exporters.clean_copy import write_clean_copy
from formcheck.exporters.csv_steps import write_csv
from formcheck.exporters.json_report import write_json
from formcheck.exporters.player_data import write_player_data
from formcheck.exporters.stills import write_stills
from formcheck.jobs.job import Job
from formcheck.opened_clip import Progress
from formcheck.pose import save_recording
from formcheck.records import Report, Step

Write = Callable[[Report, Job, Path, Progress], None]
"""Writes one kind of file from a report, for a job, to a path, and reports its progress."""


def _video(report: Report, job: Job, path: Path, progress: Progress) -> None:
    told = partial(progress, Step.DRAWING_VIDEO)
    # A job that starts with a report has the clean copy as its clip: the original is gone.
    write_annotated_video(report, job.clip_path, path, told, is_copy=job.report is not None)


def _clean(report: Report, job: Job, path: Path, progress: Progress) -> None:
    write_clean_copy(report, job.clip_path, path, partial(progress, Step.COPYING_VIDEO))


WRITERS: Mapping[str, Write] = {
    "json": lambda report, _job, path, _: write_json(report, path),
    "csv": lambda report, _job, path, _: write_csv(report, path),
    "landmarks": lambda report, _job, path, _: save_recording(
        report.recorded_pose, report.trial.clip.identity, path
    ),
    "video": _video,
    "clean": _clean,
    "player": lambda report, _job, path, _: write_player_data(report, path),
    "stills": lambda report, job, path, _: write_stills(report, job.clip_path, path),
}
