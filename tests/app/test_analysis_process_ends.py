"""An analysis that is cancelled, killed or impossible: one error, and nothing left behind."""

import errno
import multiprocessing
import os
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NoReturn

import pytest
from child_process import child_pid, error_of, finished, wait_for_idle_child, wait_for_step
from clip_maker import moving_bars_clip, numbered_clip
from command_line import kill

from formcheck import analysis_child
from formcheck.analysis_job import Job
from formcheck.analysis_process import AnalysisProcess
from formcheck.errors import (
    AnalysisCancelledError,
    AnalysisDiedError,
    ComputerFullError,
    NoRunnerError,
    RecordingError,
    UnreadableVideoError,
)
from formcheck.records import Settings
from formcheck.video import VideoClip


@pytest.mark.parametrize("step", ["starting", "following the hips", "drawing the video"])
def test_cancel(rear_job: Job, scratch: Path, step: str) -> None:
    video = scratch.parent / "annotated.mp4"
    video.write_bytes(b"older")
    with AnalysisProcess(replace(rear_job, video_path=video), scratch) as process:
        wait_for_step(process, step)
        process.cancel()
        with pytest.raises(AnalysisCancelledError, match=r"^The analysis was cancelled\.$"):
            process.poll(0.0)
        assert multiprocessing.active_children() == []
    assert video.read_bytes() == b"older"


def test_cancel_wins_over_a_report_that_waits(drawn_job: Job, scratch: Path) -> None:
    with AnalysisProcess(drawn_job, scratch) as process:
        wait_for_idle_child()
        process.cancel()
        with pytest.raises(AnalysisCancelledError):
            process.poll(0.0)


def test_leaving_early_ends_the_child(rear_job: Job, scratch: Path) -> None:
    with pytest.raises(KeyError), AnalysisProcess(rear_job, scratch) as process:
        wait_for_step(process, "following the hips")
        raise KeyError


def check_died(error: AnalysisDiedError, clip: Path) -> None:
    sentence = str(error)
    assert "\n" not in sentence
    assert "Traceback" not in sentence
    assert sentence.startswith(f"The analysis of {clip.name} ended without a result (exit code -9")
    assert sentence.endswith("please report it.")


@pytest.mark.parametrize("step", ["starting", "following the hips"])
def test_a_killed_child_is_told_in_one_sentence(rear_job: Job, scratch: Path, step: str) -> None:
    with AnalysisProcess(rear_job, scratch) as process:
        wait_for_step(process, step)
        kill(child_pid())
        with pytest.raises(AnalysisDiedError) as error:
            finished(process)
    check_died(error.value, rear_job.clip_path)


def test_a_child_killed_while_it_reports(drawn_job: Job, scratch: Path) -> None:
    """Half of the report is in the pipe then, which must not be taken for a whole one."""
    with AnalysisProcess(drawn_job, scratch) as process:
        wait_for_idle_child()
        kill(child_pid())
        with pytest.raises(AnalysisDiedError) as error:
            finished(process)
    check_died(error.value, drawn_job.clip_path)


def test_a_pipe_that_tells_of_its_end_when_asked_for_news(
    drawn_job: Job, scratch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As pipes of Windows do; others tell when it is read."""

    def ended_pipe(_pipe: Connection, _wait_s: float) -> NoReturn:
        raise BrokenPipeError(109, "The pipe has been ended")

    with AnalysisProcess(drawn_job, scratch) as process:
        kill(child_pid())
        monkeypatch.setattr(Connection, "poll", ended_pipe)
        with pytest.raises(AnalysisDiedError) as error:
            process.poll(0.0)
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


@pytest.mark.parametrize("without", ["folder", "pipe", "messages", "process"])
def test_a_computer_without_room_is_told_in_one_sentence(
    drawn_job: Job, scratch: Path, monkeypatch: pytest.MonkeyPatch, without: str
) -> None:
    context = type(multiprocessing.get_context("spawn"))
    name = {"folder": "tempfile.TemporaryDirectory", "messages": "keep_messages"}.get(without)
    if name is not None:
        monkeypatch.setattr(f"formcheck.analysis_process.{name}", no_room)
    elif without == "pipe":
        monkeypatch.setattr(context, "Pipe", no_room)
    else:
        monkeypatch.setattr("formcheck.analysis_process.SpawnProcess.start", no_room)
    with pytest.raises(ComputerFullError) as error:
        AnalysisProcess(drawn_job, scratch)
    assert str(error.value) == (
        f"{drawn_job.clip_path.name}: this computer could not work on the clip "
        f"({os.strerror(errno.ENOSPC)}). Free some of its disk or memory, and try again."
    )
    assert list(scratch.iterdir()) == []
    assert multiprocessing.active_children() == []


def test_a_child_that_finds_no_room_says_so(
    drawn_job: Job, scratch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The work itself, in this process: the child is another one, which cannot be patched."""
    monkeypatch.setattr("formcheck.pipeline.analyze", no_room)
    monkeypatch.setattr(analysis_child, "keep_messages", no_room)
    monkeypatch.setattr(analysis_child, "_limit_memory", lambda _most_mb: None)
    monkeypatch.setattr("tempfile.tempdir", None)
    answers, child_end = multiprocessing.Pipe(duplex=False)
    with answers, child_end:
        analysis_child.work(drawn_job, scratch, child_end)
        answer = answers.recv()
    assert isinstance(answer, ComputerFullError)
    assert os.strerror(errno.ENOSPC) in str(answer)
