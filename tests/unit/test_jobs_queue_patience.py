"""How long the queue waits for a user, and how uploads wait for each other."""

import errno
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from child_process import workers
from command_line import wait_until
from dashboard_clips import short_clip
from queued_jobs import Clock, child_of, failed, opened, running, seen

from formcheck.in_order import CORES
from formcheck.jobs import JobQueue, Running, Waiting
from formcheck.jobs import queue as queue_module
from formcheck.jobs.queue import AT_ONCE, REPORT_UNSEEN_S, WORK_UNSEEN_S
from formcheck.records import Step


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def queue(tmp_path: Path, clock: Clock) -> Iterator[JobQueue]:
    open_queue = JobQueue(tmp_path, clock)
    yield open_queue
    open_queue.close()


@pytest.fixture
def one_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queue_module, "AT_ONCE", 1)


def cores_of(pid: int) -> int:
    """Return the number of cores that a child was told to use."""
    told = Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")
    return int(next(line for line in told if line.startswith(CORES.encode())).split(b"=")[1])


def test_work_that_nobody_looks_at_is_ended(queue: JobQueue, clock: Clock, tmp_path: Path) -> None:
    token, child = child_of(queue, short_clip())
    clock.now_s += WORK_UNSEEN_S
    queue.sweep()
    assert child in workers()
    clock.now_s += 1.0
    queue.sweep()
    assert child not in workers()
    assert queue.look(token) is None
    assert list(tmp_path.iterdir()) == []


def test_work_that_is_looked_at_goes_on(queue: JobQueue, clock: Clock) -> None:
    token, child = child_of(queue, short_clip())
    for _ in range(3):
        clock.now_s += WORK_UNSEEN_S
        seen(queue, token)
        queue.sweep()
    assert child in workers()


def test_looking_at_one_check_does_not_keep_another(queue: JobQueue, clock: Clock) -> None:
    mine, other = opened(queue), opened(queue)
    clock.now_s += WORK_UNSEEN_S
    seen(queue, mine)
    clock.now_s += 1.0
    queue.sweep()
    assert queue.look(other) is None
    assert queue.look(mine) is not None


def test_an_outcome_waits_longer_than_work_and_is_then_forgotten(
    queue: JobQueue, clock: Clock
) -> None:
    token = opened(queue)
    failed(queue, token)
    clock.now_s += REPORT_UNSEEN_S
    queue.sweep()
    # Looking at it starts the hour anew.
    seen(queue, token)
    clock.now_s += REPORT_UNSEEN_S
    queue.sweep()
    clock.now_s += 1.0
    queue.sweep()
    assert queue.look(token) is None


def test_a_page_that_a_browser_slows_down_keeps_its_work() -> None:
    # Hidden pages look once a minute.
    assert WORK_UNSEEN_S > 60.0
    assert REPORT_UNSEEN_S > WORK_UNSEEN_S
    assert AT_ONCE >= 1


@pytest.mark.usefixtures("one_place")
def test_more_uploads_than_places_wait_and_then_run_in_order(queue: JobQueue, clock: Clock) -> None:
    first, second, third = (opened(queue, name=name) for name in ("1.mp4", "2.mp4", "3.mp4"))
    assert isinstance(seen(queue, first).state, Running)
    for token in (second, third):
        waiting = seen(queue, token).state
        assert isinstance(waiting, Waiting)
        assert waiting.work_done.step == Step.WAITING
    clock.now_s += 5.0
    assert failed(queue, first).startswith("1.mp4: ")
    state = seen(queue, second).state
    assert isinstance(state, Running)
    assert state.started_s == clock.now_s
    assert isinstance(seen(queue, third).state, Waiting)
    assert failed(queue, second).startswith("2.mp4: ")
    assert failed(queue, third).startswith("3.mp4: ")


def test_checks_that_run_at_once_share_the_cores(
    queue: JobQueue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue_module, "AT_ONCE", 3)
    queue.cores = 4
    tokens = [opened(queue, short_clip()) for _ in range(3)]
    assert [cores_of(running(seen(queue, token)).pid) for token in tokens] == [4, 2, 1]


@pytest.mark.usefixtures("one_place")
def test_a_cancelled_check_makes_room(queue: JobQueue) -> None:
    first, child = child_of(queue, short_clip())
    second = opened(queue)
    queue.forget(first)
    assert child not in workers()
    assert isinstance(seen(queue, second).state, Running)


@pytest.mark.usefixtures("one_place")
def test_who_leaves_the_queue_is_not_waited_for(queue: JobQueue, tmp_path: Path) -> None:
    first, second, third = opened(queue), opened(queue), opened(queue)
    queue.forget(second)
    assert len(list(tmp_path.iterdir())) == 2
    failed(queue, first)
    assert isinstance(seen(queue, third).state, Running)


@pytest.mark.usefixtures("one_place")
def test_sweeping_alone_moves_the_queue_on(queue: JobQueue) -> None:
    opened(queue)
    waiting = seen(queue, opened(queue))
    assert isinstance(waiting.state, Waiting)

    def started() -> bool:
        queue.sweep()
        return isinstance(waiting.state, Running)

    # Nobody looks; the watch does it all.
    wait_until(started)


@pytest.mark.usefixtures("one_place")
def test_a_check_that_cannot_start_ends_alone(queue: JobQueue) -> None:
    first, second, third = opened(queue), opened(queue), opened(queue)
    # Somebody clears the folder for temporary files away.
    shutil.rmtree(seen(queue, second).folder)
    queue.forget(first)
    sentence = failed(queue, second)
    assert os.strerror(errno.ENOENT) in sentence
    assert sentence.endswith("try again.")
    assert isinstance(seen(queue, third).state, Running)
