"""A job in a child process: watched, its files put in place whole, the same as in this process."""

import json
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import NoReturn

import numpy as np
import pytest
from child_process import error_of, finished
from command_line import no_file_larger_than
from conftest import WatchedRun

from formcheck.errors import OutputError
from formcheck.exporters.json_report import to_json
from formcheck.jobs import Job, JobProcess, WorkDone
from formcheck.jobs.outputs import WRITERS
from formcheck.pipeline import analyze
from formcheck.records import Pelvis, Settings, Step, View
from formcheck.video import VideoClip


def check_progress(seen: list[WorkDone], steps: list[Step]) -> None:
    """Every step comes once, in order, and only ever gets further."""
    named = [(step, list(parts)) for step, parts in groupby(seen, key=lambda now: now.step)]
    assert [step for step, _ in named] == steps
    for _, parts in named:
        done = [part.done for part in parts]
        assert done == sorted(done)
        assert all(0 <= part.done <= part.total for part in parts)


def test_progress_of_a_whole_analysis(side_run: WatchedRun) -> None:
    steps = [Step.STARTING, Step.FINDING_RUNNER, Step.FOLLOWING_RUNNER]
    check_progress(list(side_run.progress), steps)
    following = [now for now in side_run.progress if now.step == Step.FOLLOWING_RUNNER]
    assert following[-1].done > 0.9 * len(side_run.report.trial.clip.timestamps_s)
    assert len({now.done for now in following}) > 20


def progress_of(job: Job, scratch: Path) -> list[WorkDone]:
    seen = []
    with JobProcess(job, scratch) as process:
        while process.poll(0.002) is None:
            seen.append(process.work_done)
    return seen


def test_progress_of_reading_the_waistline(rear_job: Job, scratch: Path) -> None:
    steps = [Step.STARTING, Step.LOOKING_AT_ROOM, Step.FOLLOWING_HIPS]
    check_progress(progress_of(rear_job, scratch), steps)


def test_progress_of_drawing_the_video(drawn_job: Job, scratch: Path) -> None:
    job = replace(drawn_job, outputs={"video": scratch.parent / "annotated.mp4"})
    steps = [Step.STARTING, Step.LOOKING_AT_ROOM, Step.DRAWING_VIDEO]
    check_progress(progress_of(job, scratch), steps)


def test_the_report_is_the_one_of_this_process(rear_job: Job, scratch: Path) -> None:
    with JobProcess(rear_job, scratch) as process:
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
    with JobProcess(replace(drawn_job, settings=settings), scratch) as process:
        report = finished(process)
    assert report.settings == settings
    assert report.trial.view is View.RIGHT


def test_the_report_calls_the_clip_as_asked(drawn_job: Job, scratch: Path) -> None:
    with JobProcess(replace(drawn_job, clip_name="evening.mp4"), scratch) as process:
        assert finished(process).trial.clip.name == "evening.mp4"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """A folder of the user's."""
    folder = tmp_path / "target"
    folder.mkdir()
    return folder


def test_a_folder_that_is_not_there_is_told_before_the_work(
    target: Path, drawn_job: Job, scratch: Path
) -> None:
    job = replace(drawn_job, outputs={"video": target / "missing" / "out.mp4"})
    told = r"^Could not write .*missing/out\.mp4: No such file .* that you may write to\.$"
    with pytest.raises(OutputError, match=told):
        JobProcess(job, scratch)
    assert list(target.iterdir()) == []


@pytest.mark.parametrize("kind", ["json", "video"])
def test_a_folder_in_the_way(target: Path, drawn_job: Job, scratch: Path, kind: str) -> None:
    (target / "folder").mkdir()
    error = error_of(replace(drawn_job, outputs={kind: target / "folder"}), scratch)
    assert type(error) is OutputError
    assert str(error).startswith(f"Could not write {target / 'folder'}: Is a directory. Choose a ")
    assert [path.name for path in target.rglob("*")] == ["folder"]


@pytest.mark.parametrize("kind", ["json", "video", "landmarks"])
def test_a_disk_that_fills_up_keeps_all_older_files(
    target: Path, drawn_job: Job, scratch: Path, kind: str
) -> None:
    outputs = {"csv": target / "steps.csv", kind: target / "out"}
    for path in outputs.values():
        path.write_bytes(b"older")
    with no_file_larger_than(6_000):
        error = error_of(replace(drawn_job, outputs=outputs), scratch)
    assert type(error) is OutputError
    assert str(error).startswith(f"Could not write {target / 'out'}: File too large. Choose a ")
    assert sorted(target.iterdir()) == sorted(outputs.values())
    assert all(path.read_bytes() == b"older" for path in outputs.values())


def test_what_is_not_wanted_any_more_of_an_older_run_stays(
    target: Path, drawn_job: Job, scratch: Path
) -> None:
    """A folder of stills is filled, not replaced; other people's partial files are left alone."""
    stills = target / "stills"
    stills.mkdir()
    for name in ("notes.txt", "cadence.jpg", "hip_drop.jpg"):
        (stills / name).write_bytes(b"older")
    (target / "out.mp4.part").write_bytes(b"a download")
    outputs = {"stills": stills, "video": target / "out.mp4"}
    with JobProcess(replace(drawn_job, outputs=outputs), scratch) as process:
        finished(process)
    assert sorted(path.name for path in target.iterdir()) == ["out.mp4", "out.mp4.part", "stills"]
    assert (target / "out.mp4.part").read_bytes() == b"a download"
    kept = {path.name: path.read_bytes() for path in stills.iterdir()}
    assert kept["notes.txt"] == kept["hip_drop.jpg"] == b"older"
    assert kept["cadence.jpg"][:2] == b"\xff\xd8"


def test_a_link_is_written_through(target: Path, drawn_job: Job, scratch: Path) -> None:
    (target / "real.csv").write_bytes(b"older")
    (target / "link.csv").symlink_to(target / "real.csv")
    outputs = {"csv": target / "link.csv"}
    with JobProcess(replace(drawn_job, outputs=outputs), scratch) as process:
        finished(process)
    assert (target / "link.csv").is_symlink()
    assert (target / "real.csv").read_text("utf-8").startswith("clip,metric,")


def test_all_that_can_be_written_is(target: Path, drawn_job: Job, scratch: Path) -> None:
    outputs = {name: target / name for name in WRITERS}
    with JobProcess(replace(drawn_job, outputs=outputs), scratch) as process:
        while process.poll(0.05) is None:
            assert list(target.glob("[!.]*")) == []
    assert sorted(target.iterdir()) == sorted(outputs.values())
    assert (target / "player").read_bytes()[:1] == (target / "json").read_bytes()[:1] == b"{"
    assert (target / "stills" / "cadence.jpg").exists()


def test_a_video_that_a_player_has_open(
    target: Path, drawn_job: Job, scratch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows replaces no file that is open."""

    def refused(_partial: Path, _target: Path) -> NoReturn:
        raise PermissionError(13, "Access is denied")

    monkeypatch.setattr(Path, "replace", refused)
    video = target / "annotated.mp4"
    video.write_bytes(b"older")
    error = error_of(replace(drawn_job, outputs={"video": video}), scratch)
    assert type(error) is OutputError
    assert str(error).endswith("or close the file where it is open.")
    assert list(target.iterdir()) == [video]
    assert video.read_bytes() == b"older"


def test_the_video_is_delivered_in_place_of_an_older_one(
    target: Path, drawn_job: Job, scratch: Path
) -> None:
    (target / "annotated.mp4").write_bytes(b"older")
    job = replace(drawn_job, outputs={"video": target / "annotated.mp4"})
    with JobProcess(job, scratch) as process:
        report = finished(process)
    assert [path.name for path in target.iterdir()] == ["annotated.mp4"]
    times_s = [frame.time_s for frame in VideoClip(target / "annotated.mp4").frames()]
    assert times_s == pytest.approx(report.trial.clip.timestamps_s, abs=1e-4)


@pytest.mark.parametrize(("name", "codec"), [("out.webm", "vp9"), ("out.mp4", "h264")])
def test_the_video_is_written_as_its_ending_says(
    target: Path, drawn_job: Job, scratch: Path, name: str, codec: str
) -> None:
    job = replace(drawn_job, outputs={"video": target / name})
    with JobProcess(job, scratch) as process:
        report = finished(process)
    assert [path.name for path in target.iterdir()] == [name]
    video = VideoClip(target / name)
    assert video.codec == codec
    times_s = [frame.time_s for frame in video.frames()]
    assert times_s == pytest.approx(report.trial.clip.timestamps_s, abs=1e-3)
