"""The queue checks how a clip was filmed before it analyses it, and lets the user decide."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from child_process import workers
from clip_maker import numbered_clip
from dashboard_clips import short_clip
from queued_jobs import Clock, checked, done, failed, opened, seen, stopped

from formcheck.jobs import Failed, FilmCheckJob, Job, JobQueue, Pending, Running, Waiting
from formcheck.jobs import queue as queue_module
from formcheck.jobs.queue import REPORT_UNSEEN_S, WORK_UNSEEN_S
from formcheck.records import Settings, Step

SAMPLES = Path(__file__).parents[2] / "sample_videos"
# A process of the pose model each.
pytestmark = pytest.mark.slow


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def queue(tmp_path: Path, clock: Clock) -> Iterator[JobQueue]:
    (tmp_path / "server").mkdir()
    open_queue = JobQueue(tmp_path / "server", clock)
    yield open_queue
    open_queue.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "server"


def nobody(tmp_path: Path) -> bytes:
    return numbered_clip(tmp_path / "nobody.mp4", width=192, height=128).read_bytes()


def test_a_clip_that_is_filmed_well_is_analysed_at_once(queue: JobQueue, folder: Path) -> None:
    token = opened(queue, (SAMPLES / "side_30fps.mp4").read_bytes())
    check = seen(queue, token)
    assert isinstance(check.job, FilmCheckJob)
    assert isinstance(check.state, Running)
    assert check.state.work_done.step is Step.CHECKING_FILMING
    state = check.state
    while check.filming is None:
        assert isinstance(check.state, Pending)
        state = check.state
        check = seen(queue, token)
    assert state.work_done.step is Step.CHECKING_FILMING
    assert isinstance(check.state, Running)
    assert isinstance(check.job, Job)
    assert check.filming.is_good
    # Of the two processes only one is left.
    assert workers() == [check.state.process.pid]
    queue.forget(token)
    assert list(folder.iterdir()) == []


def test_another_one_waits_with_its_clip_until_the_user_goes_on(
    queue: JobQueue, folder: Path
) -> None:
    settings = Settings(speed_kmh=9.5)
    token = queue.open("my run.mp4", io.BytesIO(short_clip()), settings)
    filming = checked(queue, token)
    assert filming.clip_name == "my run.mp4"
    assert filming.hopeless is not None
    assert filming.picture[:2] == b"\xff\xd8"
    check = seen(queue, token)
    assert check.filming is filming
    assert (check.folder / "clip").read_bytes() == short_clip()
    assert workers() == []
    queue.go_on(token)
    finished = done(queue, token)
    assert finished.report.settings == settings
    # Nothing of a second is measured, so no picture proves an answer.
    assert finished.clean
    assert finished.stills == {}
    assert check.filming is filming
    assert list(folder.iterdir()) == []
    # It was analysed; to go on once more changes nothing.
    queue.go_on(token)
    assert seen(queue, token).state is finished


def test_going_on_with_a_hopeless_clip_ends_in_its_error(queue: JobQueue, tmp_path: Path) -> None:
    token = opened(queue, nobody(tmp_path))
    assert checked(queue, token).people == 0
    queue.go_on(token)
    assert "found nobody" in failed(queue, token)


def test_another_runner_is_checked_anew(queue: JobQueue) -> None:
    token = opened(queue, short_clip())
    checked(queue, token)
    queue.choose(token, 2)
    check = seen(queue, token)
    assert isinstance(check.state, Pending)
    assert isinstance(check.job, FilmCheckJob)
    assert check.job.settings.runner == 2
    assert checked(queue, token).has_to_choose


def test_a_file_that_is_no_video_fails_as_ever(queue: JobQueue, folder: Path) -> None:
    token = opened(queue)
    state = stopped(queue, token)
    assert isinstance(state, Failed)
    assert seen(queue, token).filming is None
    queue.go_on(token)
    assert seen(queue, token).state is state
    assert list(folder.iterdir()) == []


def test_it_waits_an_hour_for_its_user(queue: JobQueue, clock: Clock, folder: Path) -> None:
    token = opened(queue, short_clip())
    checked(queue, token)
    clock.now_s += WORK_UNSEEN_S + 1.0
    queue.sweep()
    assert len(list(folder.iterdir())) == 1
    clock.now_s += REPORT_UNSEEN_S
    queue.sweep()
    assert queue.look(token) is None
    assert list(folder.iterdir()) == []


def test_forgetting_it_leaves_nothing(queue: JobQueue, folder: Path) -> None:
    token = opened(queue, short_clip())
    checked(queue, token)
    queue.forget(token)
    assert queue.look(token) is None
    assert list(folder.iterdir()) == []
    queue.go_on(token)


def test_it_gives_its_place_to_the_next(queue: JobQueue, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queue_module, "AT_ONCE", 1)
    first, second = opened(queue, short_clip()), opened(queue, short_clip())
    assert isinstance(seen(queue, second).state, Waiting)
    checked(queue, first)
    assert isinstance(seen(queue, second).state, Running)
    # While another clip is worked on, going on has to wait.
    queue.go_on(first)
    assert isinstance(seen(queue, first).state, Waiting)
