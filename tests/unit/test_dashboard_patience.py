"""How long the desk waits for a user, and how uploads wait for each other."""

import errno
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from command_line import wait_until
from dashboard_clips import short_clip
from dashboard_desk import Clock, child_of, ended, opened, seen

from formcheck.dashboard import desk as desk_module
from formcheck.dashboard.desk import AT_ONCE, REPORT_UNSEEN_S, WORK_UNSEEN_S, Desk


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    open_desk = Desk(tmp_path, clock)
    yield open_desk
    open_desk.close()


@pytest.fixture
def one_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk_module, "AT_ONCE", 1)


def test_work_that_nobody_looks_at_is_ended(desk: Desk, clock: Clock, tmp_path: Path) -> None:
    token, child = child_of(desk, short_clip())
    clock.now_s += WORK_UNSEEN_S
    desk.sweep()
    assert child.is_alive()
    clock.now_s += 1.0
    desk.sweep()
    assert not child.is_alive()
    assert desk.look(token) is None
    assert list(tmp_path.iterdir()) == []


def test_work_that_is_looked_at_goes_on(desk: Desk, clock: Clock) -> None:
    token, child = child_of(desk, short_clip())
    for _ in range(3):
        clock.now_s += WORK_UNSEEN_S
        seen(desk, token)
        desk.sweep()
    assert child.is_alive()


def test_looking_at_one_check_does_not_keep_another(desk: Desk, clock: Clock) -> None:
    mine, other = opened(desk), opened(desk)
    clock.now_s += WORK_UNSEEN_S
    seen(desk, mine)
    clock.now_s += 1.0
    desk.sweep()
    assert desk.look(other) is None
    assert desk.look(mine) is not None


def test_an_outcome_waits_longer_than_work_and_is_then_forgotten(desk: Desk, clock: Clock) -> None:
    token = opened(desk)
    ended(desk, token)
    clock.now_s += REPORT_UNSEEN_S
    desk.sweep()
    # Looking at it starts the hour anew.
    seen(desk, token)
    clock.now_s += REPORT_UNSEEN_S
    desk.sweep()
    clock.now_s += 1.0
    desk.sweep()
    assert desk.look(token) is None


def test_a_page_that_a_browser_slows_down_keeps_its_work() -> None:
    # Hidden pages look once a minute.
    assert WORK_UNSEEN_S > 60.0
    assert REPORT_UNSEEN_S > WORK_UNSEEN_S
    assert AT_ONCE >= 1


@pytest.mark.usefixtures("one_place")
def test_more_uploads_than_places_wait_and_then_run_in_order(desk: Desk, clock: Clock) -> None:
    first, second, third = (opened(desk, name=name) for name in ("1.mp4", "2.mp4", "3.mp4"))
    assert seen(desk, first).process is not None
    for waiting in (seen(desk, second), seen(desk, third)):
        assert waiting.process is None
        assert waiting.started_s is None
        assert waiting.work_done.step == "waiting for a free place"
    clock.now_s += 5.0
    assert str(ended(desk, first)).startswith("1.mp4: ")
    assert seen(desk, second).started_s == clock.now_s
    assert seen(desk, third).process is None
    assert str(ended(desk, second)).startswith("2.mp4: ")
    assert str(ended(desk, third)).startswith("3.mp4: ")


@pytest.mark.usefixtures("one_place")
def test_a_cancelled_check_makes_room(desk: Desk) -> None:
    first, child = child_of(desk, short_clip())
    second = opened(desk)
    desk.forget(first)
    assert not child.is_alive()
    assert seen(desk, second).process is not None


@pytest.mark.usefixtures("one_place")
def test_who_leaves_the_queue_is_not_waited_for(desk: Desk, tmp_path: Path) -> None:
    first, second, third = opened(desk), opened(desk), opened(desk)
    desk.forget(second)
    assert len(list(tmp_path.iterdir())) == 2
    ended(desk, first)
    assert seen(desk, third).process is not None


@pytest.mark.usefixtures("one_place")
def test_sweeping_alone_moves_the_queue_on(desk: Desk) -> None:
    opened(desk)
    waiting = seen(desk, opened(desk))
    assert waiting.process is None

    def started() -> bool:
        desk.sweep()
        return waiting.process is not None

    # Nobody looks; the watch does it all.
    wait_until(started)


@pytest.mark.usefixtures("one_place")
def test_a_check_that_cannot_start_ends_alone(desk: Desk) -> None:
    first, second, third = opened(desk), opened(desk), opened(desk)
    # Somebody clears the folder for temporary files away.
    shutil.rmtree(seen(desk, second).folder)
    desk.forget(first)
    outcome = seen(desk, second).outcome
    assert isinstance(outcome, str)
    assert os.strerror(errno.ENOENT) in outcome
    assert outcome.endswith("try again.")
    assert seen(desk, third).process is not None
