"""The queue: who may see which check, when it ends, and that nothing of it stays on disk."""

import errno
import io
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from child_process import workers
from command_line import kill, wait_until
from dashboard_clips import BadUpload, bad_uploads, short_clip
from queued_jobs import ANY, Clock, child_of, done, failed, opened, running, seen

from formcheck.errors import SettingsError
from formcheck.exporters.annotated_video import write_annotated_video
from formcheck.exporters.player_data import player_data
from formcheck.jobs import Done, Failed, JobQueue, Pending, QueuedJob
from formcheck.jobs import queue as queue_module
from formcheck.records import Settings, View

BAD = {upload.name: upload for upload in bad_uploads()}
# 128 random bits, as they are written in an address.
TOKEN_LETTERS = 22


class FullDisk(io.BytesIO):
    """An upload that cannot be copied to its end."""

    def read(self, size: int | None = -1) -> bytes:
        if self.tell():
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return super().read(size if size is not None and size < 0 else 4)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where uploads lie."""
    path = tmp_path / "server"
    path.mkdir()
    return path


@pytest.fixture
def queue(folder: Path, clock: Clock) -> Iterator[JobQueue]:
    open_queue = JobQueue(folder, clock)
    yield open_queue
    open_queue.close()


@pytest.fixture
def no_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every check waits: no child process is started."""
    monkeypatch.setattr(queue_module, "AT_ONCE", 0)


@pytest.mark.usefixtures("no_place")
@pytest.mark.parametrize("token", ["", "check", "A" * TOKEN_LETTERS, "../run", "\0"])
def test_an_unknown_token_shows_nothing(queue: JobQueue, token: str) -> None:
    opened(queue)
    assert queue.look(token) is None
    queue.forget(token)


@pytest.mark.usefixtures("no_place")
def test_two_users_never_see_each_other(queue: JobQueue, folder: Path) -> None:
    tokens = {name: opened(queue, name.encode(), name) for name in ("one.mp4", "two.mp4")}
    assert len(set(tokens.values())) == 2
    for name, token in tokens.items():
        check = seen(queue, token)
        assert check.job.name == name
        assert (check.folder / "clip").read_bytes() == name.encode()
    # Who can list the folder still cannot make up an address.
    assert all(token not in str(path) for token in tokens.values() for path in folder.rglob("*"))
    queue.forget(tokens["one.mp4"])
    assert queue.look(tokens["one.mp4"]) is None
    assert seen(queue, tokens["two.mp4"]).job.name == "two.mp4"
    assert len(list(folder.iterdir())) == 1


@pytest.mark.usefixtures("no_place")
def test_tokens_cannot_be_guessed(queue: JobQueue) -> None:
    tokens = [opened(queue) for _ in range(50)]
    assert all(len(token) >= TOKEN_LETTERS for token in tokens)
    # Nothing in a token is the same for everybody; its last letter holds the last two bits.
    *letters, _last = zip(*tokens, strict=True)
    assert all(len(set(letter)) > 5 for letter in letters)


@pytest.mark.usefixtures("no_place")
def test_only_the_owner_can_read_an_upload(queue: JobQueue, folder: Path) -> None:
    old_mask = os.umask(0)
    try:
        opened(queue)
    finally:
        os.umask(old_mask)
    (upload,) = folder.iterdir()
    assert stat.S_IMODE(upload.stat().st_mode) == 0o700


@pytest.mark.usefixtures("no_place")
@pytest.mark.parametrize(
    "name",
    ["../../out.mp4", "/etc/passwd", "x" * 5000, "a\0b.mp4", "a\nb.mp4", "", ".", "..", "é/"],
)
def test_an_uploads_name_never_reaches_the_file_system(
    queue: JobQueue, folder: Path, name: str
) -> None:
    check = seen(queue, opened(queue, name=name))
    assert check.job.name == (name or "clip")
    assert sorted(path.name for path in check.folder.iterdir()) == ["clip", "kept"]
    assert [path.name for path in folder.parent.iterdir()] == ["server"]
    assert check.folder.parent == folder


def test_a_strange_name_comes_back_in_the_sentence(queue: JobQueue, folder: Path) -> None:
    name = "../a\0b\n" + "x" * 5000
    sentence = failed(queue, opened(queue, name=name))
    assert sentence.startswith(f"{name}: expected a video")
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("upload", [pytest.param(u, id=n) for n, u in BAD.items()])
def test_a_bad_upload_becomes_one_sentence(
    queue: JobQueue, folder: Path, upload: BadUpload
) -> None:
    sentence = failed(queue, opened(queue, upload.content, upload.name))
    assert upload.found in sentence
    assert upload.remedy in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert str(folder) not in sentence
    assert upload.name in sentence or "the clip" in sentence
    assert list(folder.iterdir()) == []


def test_a_finished_check_is_in_memory_alone(queue: JobQueue, folder: Path) -> None:
    settings = Settings(view=View.LEFT, height_cm=181.0, speed_kmh=9.5)
    token = queue.open("my run.mp4", io.BytesIO(short_clip()), settings)
    assert seen(queue, token).job.settings == settings
    finished = done(queue, token)
    assert list(folder.iterdir()) == []
    assert finished.report.settings == settings
    assert finished.report.trial.clip.name == "my run.mp4"
    assert finished.clean[4:8] == b"ftyp"
    assert finished.player == player_data(finished.report)
    assert finished.video is None
    # Too short for a number, so there is nothing to prove.
    assert finished.stills == {}


def test_a_cancelled_check_ends_its_process_and_leaves_nothing(
    queue: JobQueue, folder: Path
) -> None:
    token, child = child_of(queue, short_clip())
    queue.forget(token)
    assert child not in workers()
    assert list(folder.iterdir()) == []
    assert queue.look(token) is None


def test_a_process_that_dies_is_told_of(queue: JobQueue, folder: Path) -> None:
    token, child = child_of(queue, short_clip())
    kill(child)
    assert failed(queue, token).startswith("The analysis of run.mp4 ended without a result")
    assert list(folder.iterdir()) == []


@pytest.mark.usefixtures("no_place")
def test_an_upload_that_finds_no_room_is_told_of(queue: JobQueue, folder: Path) -> None:
    sentence = failed(queue, queue.open("run.mp4", FullDisk(bytes(100)), ANY))
    assert sentence.startswith("run.mp4: expected ")
    assert os.strerror(errno.ENOSPC) in sentence
    assert list(folder.iterdir()) == []


def test_a_closed_queue_leaves_nothing(queue: JobQueue, folder: Path) -> None:
    token, child = child_of(queue, short_clip())
    opened(queue)
    queue.close()
    assert child not in workers()
    assert queue.look(token) is None
    assert list(folder.iterdir()) == []


@pytest.fixture(scope="module")
def checked() -> Done:
    """A check that is done; its clip is gone."""
    with tempfile.TemporaryDirectory() as name:
        made = JobQueue(Path(name))
        state = done(made, opened(made, short_clip()))
        made.close()
    return state


@pytest.fixture
def token(queue: JobQueue, checked: Done, monkeypatch: pytest.MonkeyPatch) -> str:
    """Of a check that is done, in the queue of this test."""
    with monkeypatch.context() as patch:
        patch.setattr(queue_module, "AT_ONCE", 0)
        token = opened(queue)
        check = seen(queue, token)
        shutil.rmtree(check.folder)
        check.state = checked
    return token


def drawing_of(queue: JobQueue, token: str) -> QueuedJob:
    drawing = seen(queue, token).drawing
    assert drawing is not None
    return drawing


def is_drawn(queue: JobQueue, token: str) -> bool:
    state = seen(queue, token).state
    assert isinstance(state, Done)
    return state.video is not None


def test_the_video_is_drawn_when_asked_for_from_the_clean_copy(
    queue: JobQueue, token: str, checked: Done, folder: Path, tmp_path: Path
) -> None:
    queue.draw(token)
    assert isinstance(drawing_of(queue, token).state, Pending)
    # A second press changes nothing.
    queue.draw(token)
    assert len(list(folder.iterdir())) == 1
    wait_until(lambda: is_drawn(queue, token))
    drawn = done(queue, token)
    assert seen(queue, token).drawing is None
    assert list(folder.iterdir()) == []
    assert drawn.report is checked.report
    assert {**drawn.files, **checked.files} == drawn.files
    (tmp_path / "clean.mp4").write_bytes(checked.clean)
    write_annotated_video(
        checked.report, tmp_path / "clean.mp4", tmp_path / "out.mp4", is_copy=True
    )
    assert drawn.video == (tmp_path / "out.mp4").read_bytes()
    queue.draw(token)
    assert seen(queue, token).drawing is None


def test_a_drawing_that_fails_can_be_asked_for_again(
    queue: JobQueue, token: str, checked: Done, folder: Path
) -> None:
    queue.draw(token)
    kill(running(drawing_of(queue, token)).pid)
    wait_until(lambda: isinstance(drawing_of(queue, token).state, Failed))
    assert list(folder.iterdir()) == []
    assert seen(queue, token).state is checked
    queue.draw(token)
    wait_until(lambda: is_drawn(queue, token))


def test_who_forgets_a_check_ends_its_drawing(queue: JobQueue, token: str, folder: Path) -> None:
    queue.draw(token)
    child = running(drawing_of(queue, token)).pid
    queue.forget(token)
    assert child not in workers()
    assert list(folder.iterdir()) == []


def test_a_finished_check_counts_with_another_speed_at_once(
    queue: JobQueue, token: str, checked: Done
) -> None:
    before = checked.report
    queue.restate(token, speed_kmh=9.5, height_cm=181.0)
    state = seen(queue, token).state
    assert isinstance(state, Done)
    assert (state.report.settings.speed_kmh, state.report.settings.height_cm) == (9.5, 181.0)
    assert state.report.trial.speed is not None
    assert state.report.trial.speed.is_stated
    assert seen(queue, token).job.settings == state.report.settings
    assert state.report.trial.gait is before.trial.gait
    # The pictures are those of before; a video with the values of before is gone.
    assert state.clean == checked.clean
    assert state.video is None


def test_a_speed_that_nobody_runs_leaves_the_report_as_it_is(queue: JobQueue, token: str) -> None:
    before = seen(queue, token).state
    with pytest.raises(SettingsError, match="between 4 km/h and 30 km/h, found 95"):
        queue.restate(token, speed_kmh=95.0)
    assert seen(queue, token).state is before
    queue.restate("nobody's", speed_kmh=9.5)


def test_nothing_is_drawn_of_a_check_that_is_not_done(queue: JobQueue) -> None:
    queue.draw("nobody's")
    token = opened(queue)
    failed(queue, token)
    queue.draw(token)
    assert seen(queue, token).drawing is None
