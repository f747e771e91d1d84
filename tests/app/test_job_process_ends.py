"""An analysis that is cancelled, killed or impossible: one error, and nothing left behind."""

import errno
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest
from child_process import error_of, finished, wait_for_step, workers
from clip_maker import moving_bars_clip, numbered_clip
from command_line import kill, wait_until

from formcheck.errors import (
    AnalysisCancelledError,
    AnalysisDiedError,
    ComputerFullError,
    NoRunnerError,
    RecordingError,
    UnreadableVideoError,
)
from formcheck.jobs import Job, JobProcess
from formcheck.jobs import worker as worker_side
from formcheck.records import Settings, Step
from formcheck.video import VideoClip


@pytest.mark.parametrize("step", [Step.STARTING, Step.FOLLOWING_HIPS, Step.DRAWING_VIDEO])
def test_cancel(rear_job: Job, scratch: Path, tmp_path: Path, step: Step) -> None:
    video = tmp_path / "annotated.mp4"
    video.write_bytes(b"older")
    with JobProcess(
        replace(rear_job, outputs={"video": video, "stills": tmp_path / "stills"}), scratch
    ) as process:
        wait_for_step(process, step)
        process.cancel()
        with pytest.raises(AnalysisCancelledError, match=r"^The analysis was cancelled\.$"):
            process.poll(0.0)
        assert workers() == []
    assert sorted(tmp_path.iterdir()) == [video, scratch]
    assert video.read_bytes() == b"older"


def test_cancel_wins_over_a_report_that_waits(
    drawn_job: Job, scratch: Path, tmp_path: Path
) -> None:
    job = replace(drawn_job, outputs={"json": tmp_path / "a.json"})
    with JobProcess(job, scratch) as process:
        wait_until(lambda: workers() == [])
        process.cancel()
        with pytest.raises(AnalysisCancelledError):
            process.poll(0.0)
    assert list(tmp_path.iterdir()) == [scratch]


def test_leaving_early_ends_the_child(rear_job: Job, scratch: Path) -> None:
    with pytest.raises(KeyError), JobProcess(rear_job, scratch) as process:
        wait_for_step(process, Step.FOLLOWING_HIPS)
        raise KeyError


def check_died(error: AnalysisDiedError, clip: Path) -> None:
    sentence = str(error)
    assert "\n" not in sentence
    assert "Traceback" not in sentence
    assert sentence.startswith(f"The analysis of {clip.name} ended without a result (exit code -9")
    assert sentence.endswith("please report it.")


@pytest.mark.parametrize("step", [Step.STARTING, Step.FOLLOWING_HIPS])
def test_a_killed_child_is_told_in_one_sentence(rear_job: Job, scratch: Path, step: Step) -> None:
    with JobProcess(rear_job, scratch) as process:
        wait_for_step(process, step)
        kill(process.pid)
        with pytest.raises(AnalysisDiedError) as error:
            finished(process)
    check_died(error.value, rear_job.clip_path)


def test_a_killed_child_leaves_nothing_half_written(
    rear_job: Job, scratch: Path, tmp_path: Path
) -> None:
    video = tmp_path / "annotated.mp4"
    video.write_bytes(b"older")
    outputs = {"json": tmp_path / "a.json", "video": video}
    with JobProcess(replace(rear_job, outputs=outputs), scratch) as process:
        wait_for_step(process, Step.DRAWING_VIDEO)
        kill(process.pid)
        with pytest.raises(AnalysisDiedError):
            finished(process)
    assert sorted(tmp_path.iterdir()) == [video, scratch]
    assert video.read_bytes() == b"older"


def test_a_child_killed_while_it_reports(
    drawn_job: Job, scratch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half of the report is in the pipe then, which must not be taken for a whole one."""
    half = "import os; os.write(1, bytes([128, 4, 149, 16])); os.kill(os.getpid(), 9)"
    start = subprocess.Popen
    monkeypatch.setattr(
        "formcheck.jobs.process.Popen", lambda _, **to: start([sys.executable, "-c", half], **to)
    )
    with JobProcess(drawn_job, scratch) as process:
        for _ in range(2):
            # Also when it is asked again.
            with pytest.raises(AnalysisDiedError) as error:
                finished(process)
            check_died(error.value, drawn_job.clip_path)


def test_not_a_video(tmp_path: Path, scratch: Path) -> None:
    clip = tmp_path / "clip.mp4"
    clip.write_text("a text about running")
    error = error_of(Job(clip, Settings()), scratch)
    assert type(error) is UnreadableVideoError
    with pytest.raises(UnreadableVideoError) as here:
        VideoClip(clip)
    assert str(error) == str(here.value)


def test_nobody_in_the_clip(tmp_path: Path, scratch: Path) -> None:
    error = error_of(Job(moving_bars_clip(tmp_path / "bars.mp4"), Settings()), scratch)
    assert type(error) is NoRunnerError
    assert str(error).startswith("Expected a person running, found nobody in the clip.")


def test_landmarks_of_another_clip(tmp_path: Path, drawn_job: Job, scratch: Path) -> None:
    other = replace(drawn_job, clip_path=numbered_clip(tmp_path / "other.mp4", 5))
    error = error_of(other, scratch)
    assert type(error) is RecordingError
    assert "belong to another clip" in str(error)


def no_room(*_: object, **__: object) -> NoReturn:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize(
    "without", ["tempfile.mkdtemp", "Path.open", "Popen", "_thread.start_new_thread"]
)
def test_a_computer_without_room_is_told_in_one_sentence(
    drawn_job: Job, scratch: Path, monkeypatch: pytest.MonkeyPatch, without: str
) -> None:
    monkeypatch.setattr(f"formcheck.jobs.process.{without}", no_room)
    with pytest.raises(ComputerFullError) as error:
        JobProcess(drawn_job, scratch)
    assert str(error.value) == (
        f"{drawn_job.clip_path.name}: this computer could not work on the clip "
        f"({os.strerror(errno.ENOSPC)}). Free some of its disk or memory, and try again."
    )
    monkeypatch.undo()
    assert list(scratch.iterdir()) == []
    assert workers() == []


def test_a_child_that_finds_no_room_says_so(
    drawn_job: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The work itself, in this process: the child is another one, which cannot be patched."""
    monkeypatch.setattr("formcheck.pipeline.analyze", no_room)
    monkeypatch.setattr(worker_side, "_limit_memory", lambda _most_mb: None)
    answers: list[object] = []
    worker_side.work(drawn_job, {}, answers.append)
    (answer,) = answers
    assert isinstance(answer, ComputerFullError)
    assert os.strerror(errno.ENOSPC) in str(answer)
