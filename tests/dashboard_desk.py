"""A desk whose clock is set by hand, and what its pages do with it."""

import io
import multiprocessing
from multiprocessing.process import BaseProcess

from command_line import wait_until

from formcheck.dashboard.desk import Check, Desk, Finished
from formcheck.records import Settings

ANY = Settings()
NO_VIDEO = b"Not a video."


class Clock:
    """Seconds that pass when told to."""

    now_s = 1000.0

    def __call__(self) -> float:
        return self.now_s


def opened(desk: Desk, content: bytes = NO_VIDEO, name: str = "run.mp4") -> str:
    """Upload something and return its token."""
    return desk.open(name, io.BytesIO(content), ANY)


def seen(desk: Desk, token: str) -> Check:
    """Look at a check that must be there."""
    check = desk.look(token)
    assert check is not None
    return check


def ended(desk: Desk, token: str) -> Finished | str:
    """Wait for a check's outcome as its page does."""
    wait_until(lambda: seen(desk, token).outcome is not None)
    outcome = seen(desk, token).outcome
    assert outcome is not None
    return outcome


def child_of(desk: Desk, content: bytes) -> tuple[str, BaseProcess]:
    """Upload something and return its token and the process that works on it."""
    before = multiprocessing.active_children()
    token = opened(desk, content)
    (child,) = [child for child in multiprocessing.active_children() if child not in before]
    assert child.is_alive()
    return token, child
