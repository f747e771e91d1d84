"""A queue whose clock is set by hand, and what its pages do with it."""

import io
from typing import Any

from command_line import wait_until

from formcheck.jobs import (
    Asking,
    Checked,
    Done,
    Failed,
    JobProcess,
    JobQueue,
    Pending,
    QueuedJob,
    Running,
)
from formcheck.records import FilmingCheck, Settings

ANY = Settings()
NO_VIDEO = b"Not a video."


class Clock:
    """Seconds that pass when told to."""

    now_s = 1000.0

    def __call__(self) -> float:
        return self.now_s


def opened(queue: JobQueue, content: bytes = NO_VIDEO, name: str = "run.mp4") -> str:
    """Upload something and return its token."""
    return queue.open(name, io.BytesIO(content), ANY)


def seen(queue: JobQueue, token: str) -> QueuedJob:
    """Look at a check that must be there."""
    check = queue.look(token)
    assert check is not None
    return check


def ended(queue: JobQueue, token: str) -> Asking | Failed | Done:
    """Wait for a check's last state as its page does, and go on however the clip was filmed."""
    state = stopped(queue, token)
    if isinstance(state, Checked):
        queue.go_on(token)
        state = stopped(queue, token)
    assert not isinstance(state, Checked)
    return state


def stopped(queue: JobQueue, token: str) -> Checked | Asking | Failed | Done:
    """Wait until the work on a check is over, or waits for the user."""
    wait_until(lambda: not isinstance(seen(queue, token).state, Pending))
    state = seen(queue, token).state
    assert not isinstance(state, Pending)
    return state


def checked(queue: JobQueue, token: str) -> FilmingCheck:
    """Wait for a check whose filming is not all good, and return how the clip was filmed."""
    state = stopped(queue, token)
    assert isinstance(state, Checked)
    return state.filming


def failed(queue: JobQueue, token: str) -> str:
    """Wait for a check that must fail, and return the sentence that says why."""
    state = ended(queue, token)
    assert isinstance(state, Failed)
    return state.sentence


def done(queue: JobQueue, token: str) -> Done:
    """Wait for a check that must succeed."""
    state = ended(queue, token)
    assert isinstance(state, Done)
    return state


def running(check: QueuedJob) -> JobProcess[Any]:
    """Return the process that works on a check."""
    assert isinstance(check.state, Running)
    return check.state.process


def child_of(queue: JobQueue, content: bytes) -> tuple[str, int]:
    """Upload something and return its token and the process that works on it."""
    token = opened(queue, content)
    return token, running(seen(queue, token)).pid
