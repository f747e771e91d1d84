"""An analysis in a child process: watched, delivered whole, the same as in this process."""

import json
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import NoReturn

import numpy as np
import pytest
from child_process import error_of, finished
from conftest import WatchedRun

from formcheck.analysis_job import Job, WorkDone
from formcheck.analysis_process import AnalysisProcess
from formcheck.errors import OutputError
from formcheck.exporters import to_json
from formcheck.pipeline import analyze
from formcheck.records import Pelvis, Settings, View
from formcheck.video import VideoClip


@contextmanager
def no_file_larger_than(size: int) -> Iterator[None]:
    resource = pytest.importorskip("resource")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


def check_progress(seen: list[WorkDone], steps: list[str]) -> None:
    """Every step comes once, in order, and only ever gets further."""
    named = [(step, list(parts)) for step, parts in groupby(seen, key=lambda now: now.step)]
    assert [step for step, _ in named] == steps
    for _, parts in named:
        done = [part.done for part in parts]
        assert done == sorted(done)
        assert all(0 <= part.done <= part.total for part in parts)


def test_progress_of_a_whole_analysis(side_run: WatchedRun) -> None:
    steps = ["starting", "finding the runner", "following the runner", "looking at the room"]
    check_progress(list(side_run.progress), steps)
    following = [now for now in side_run.progress if now.step == "following the runner"]
    assert following[-1].done > 0.9 * len(side_run.report.trial.clip.timestamps_s)
    assert len({now.done for now in following}) > 20


def progress_of(job: Job, scratch: Path) -> list[WorkDone]:
    seen = []
    with AnalysisProcess(job, scratch) as process:
        while process.poll(0.002) is None:
            seen.append(process.work_done)
    return seen


def test_progress_of_reading_the_waistline(rear_job: Job, scratch: Path) -> None:
    steps = ["starting", "looking at the room", "looking at the waist", "following the hips"]
    check_progress(progress_of(rear_job, scratch), steps)


def test_progress_of_drawing_the_video(drawn_job: Job, scratch: Path) -> None:
    job = replace(drawn_job, video_path=scratch.parent / "annotated.mp4")
    steps = ["starting", "looking at the room", "drawing the video"]
    check_progress(progress_of(job, scratch), steps)


def test_the_report_is_the_one_of_this_process(rear_job: Job, scratch: Path) -> None:
    with AnalysisProcess(rear_job, scratch) as process:
        there = finished(process)
    here = analyze(rear_job.clip_path, landmarks_path=rear_job.landmarks_path)
    assert json.dumps(to_json(there)) == json.dumps(to_json(here))
    assert np.array_equal(there.trial.gait.pose.xy_px, here.trial.gait.pose.xy_px, equal_nan=True)
    assert isinstance(there.trial.pelvis, Pelvis)
    assert isinstance(here.trial.pelvis, Pelvis)
    assert np.array_equal(there.trial.pelvis.line.tilt_deg, here.trial.pelvis.line.tilt_deg)
    assert not there.trial.gait.pose.xy_px.flags.writeable


def test_settings_reach_the_child(drawn_job: Job, scratch: Path) -> None:
    settings = Settings(view=View.RIGHT, height_cm=180.0, speed_kmh=9.0)
    with AnalysisProcess(replace(drawn_job, settings=settings), scratch) as process:
        report = finished(process)
    assert report.settings == settings
    assert report.trial.view is View.RIGHT


def test_the_report_calls_the_clip_as_asked(drawn_job: Job, scratch: Path) -> None:
    with AnalysisProcess(replace(drawn_job, clip_name="evening.mp4"), scratch) as process:
        assert finished(process).trial.clip.name == "evening.mp4"


def test_processes_started_at_once_leave_the_messages_of_this_one_alone(
    drawn_job: Job, scratch: Path
) -> None:
    """While a child starts, what it says is kept in a file; afterwards we are heard again."""
    heard = os.fstat(2)

    def start_and_stop(_number: int) -> None:
        AnalysisProcess(drawn_job, scratch).close()

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(start_and_stop, range(8)))
    assert os.path.samestat(heard, os.fstat(2))


@pytest.mark.parametrize(
    ("place", "why"), [("missing/out.mp4", "No such file"), ("folder", "Is a directory")]
)
def test_a_video_that_cannot_be_delivered(
    tmp_path: Path, drawn_job: Job, scratch: Path, place: str, why: str
) -> None:
    target = tmp_path / "target"
    (target / "folder").mkdir(parents=True)
    error = error_of(replace(drawn_job, video_path=target / place), scratch)
    assert type(error) is OutputError
    assert why in str(error)
    assert "Choose a folder that exists and that you may write to." in str(error)
    assert [path.name for path in target.rglob("*")] == ["folder"]


def test_a_disk_that_fills_up_keeps_the_older_video(
    tmp_path: Path, drawn_job: Job, scratch: Path
) -> None:
    target = tmp_path / "target"
    target.mkdir()
    video = target / "annotated.mp4"
    video.write_bytes(b"older")
    # The limit is for this process, which delivers; the child was started without it.
    with (
        AnalysisProcess(replace(drawn_job, video_path=video), scratch) as process,
        no_file_larger_than(20_000),
        pytest.raises(OutputError, match=r"^Could not write the video to .*: File too large\."),
    ):
        finished(process)
    assert list(target.iterdir()) == [video]
    assert video.read_bytes() == b"older"


def test_a_video_that_a_player_has_open(
    tmp_path: Path, drawn_job: Job, scratch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows replaces no file that is open."""

    def refused(_partial: Path, _target: Path) -> NoReturn:
        raise PermissionError(13, "Access is denied")

    monkeypatch.setattr(Path, "replace", refused)
    target = tmp_path / "target"
    target.mkdir()
    video = target / "annotated.mp4"
    video.write_bytes(b"older")
    error = error_of(replace(drawn_job, video_path=video), scratch)
    assert type(error) is OutputError
    assert str(error).endswith("or close the file where it is open.")
    assert list(target.iterdir()) == [video]
    assert video.read_bytes() == b"older"


def test_the_video_is_delivered_in_place_of_an_older_one(
    tmp_path: Path, drawn_job: Job, scratch: Path
) -> None:
    target = tmp_path / "target"
    target.mkdir()
    (target / "annotated.mp4").write_bytes(b"older")
    job = replace(drawn_job, video_path=target / "annotated.mp4")
    with AnalysisProcess(job, scratch) as process:
        report = finished(process)
    assert [path.name for path in target.iterdir()] == ["annotated.mp4"]
    times_s = [frame.time_s for frame in VideoClip(target / "annotated.mp4").frames()]
    assert times_s == pytest.approx(report.trial.clip.timestamps_s, abs=1e-4)


@pytest.mark.parametrize(("name", "codec"), [("out.webm", "vp9"), ("out.mp4", "h264")])
def test_the_video_is_written_as_its_ending_says(
    tmp_path: Path, drawn_job: Job, scratch: Path, name: str, codec: str
) -> None:
    target = tmp_path / "target"
    target.mkdir()
    with AnalysisProcess(replace(drawn_job, video_path=target / name), scratch) as process:
        report = finished(process)
    assert [path.name for path in target.iterdir()] == [name]
    video = VideoClip(target / name)
    assert video.codec == codec
    times_s = [frame.time_s for frame in video.frames()]
    assert times_s == pytest.approx(report.trial.clip.timestamps_s, abs=1e-3)
