"""The desk: who may see which check, when it ends, and that nothing of it stays on disk."""

import errno
import io
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from command_line import kill
from dashboard_clips import BadUpload, bad_uploads, short_clip
from dashboard_desk import ANY, Clock, child_of, ended, opened, seen

from formcheck.dashboard import desk as desk_module
from formcheck.dashboard.desk import Desk, Finished
from formcheck.exporters import moments, write_stills
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
def desk(folder: Path, clock: Clock) -> Iterator[Desk]:
    open_desk = Desk(folder, clock)
    yield open_desk
    open_desk.close()


@pytest.fixture
def no_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every check waits: no child process is started."""
    monkeypatch.setattr(desk_module, "AT_ONCE", 0)


@pytest.mark.usefixtures("no_place")
@pytest.mark.parametrize("token", ["", "check", "A" * TOKEN_LETTERS, "../run", "\0"])
def test_an_unknown_token_shows_nothing(desk: Desk, token: str) -> None:
    opened(desk)
    assert desk.look(token) is None
    desk.forget(token)


@pytest.mark.usefixtures("no_place")
def test_two_users_never_see_each_other(desk: Desk, folder: Path) -> None:
    tokens = {name: opened(desk, name.encode(), name) for name in ("one.mp4", "two.mp4")}
    assert len(set(tokens.values())) == 2
    for name, token in tokens.items():
        check = seen(desk, token)
        assert check.name == name
        assert (check.folder / "clip").read_bytes() == name.encode()
    # Who can list the folder still cannot make up an address.
    assert all(token not in str(path) for token in tokens.values() for path in folder.rglob("*"))
    desk.forget(tokens["one.mp4"])
    assert desk.look(tokens["one.mp4"]) is None
    assert seen(desk, tokens["two.mp4"]).name == "two.mp4"
    assert len(list(folder.iterdir())) == 1


@pytest.mark.usefixtures("no_place")
def test_tokens_cannot_be_guessed(desk: Desk) -> None:
    tokens = [opened(desk) for _ in range(50)]
    assert all(len(token) >= TOKEN_LETTERS for token in tokens)
    # Nothing in a token is the same for everybody; its last letter holds the last two bits.
    *letters, _last = zip(*tokens, strict=True)
    assert all(len(set(letter)) > 5 for letter in letters)


@pytest.mark.usefixtures("no_place")
def test_only_the_owner_can_read_an_upload(desk: Desk, folder: Path) -> None:
    old_mask = os.umask(0)
    try:
        opened(desk)
    finally:
        os.umask(old_mask)
    (upload,) = folder.iterdir()
    assert stat.S_IMODE(upload.stat().st_mode) == 0o700


@pytest.mark.usefixtures("no_place")
@pytest.mark.parametrize(
    "name",
    ["../../out.mp4", "/etc/passwd", "x" * 5000, "a\0b.mp4", "a\nb.mp4", "", ".", "..", "é/"],
)
def test_an_uploads_name_never_reaches_the_file_system(desk: Desk, folder: Path, name: str) -> None:
    check = seen(desk, opened(desk, name=name))
    assert check.name == name
    assert sorted(path.name for path in check.folder.iterdir()) == ["clip", "stills"]
    assert [path.name for path in folder.parent.iterdir()] == ["server"]
    assert check.folder.parent == folder


def test_a_strange_name_comes_back_in_the_sentence(desk: Desk, folder: Path) -> None:
    name = "../a\0b\n" + "x" * 5000
    outcome = ended(desk, opened(desk, name=name))
    assert isinstance(outcome, str)
    assert outcome.startswith(f"{name}: expected a video")
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("upload", [pytest.param(u, id=n) for n, u in BAD.items()])
def test_a_bad_upload_becomes_one_sentence(desk: Desk, folder: Path, upload: BadUpload) -> None:
    outcome = ended(desk, opened(desk, upload.content, upload.name))
    assert isinstance(outcome, str)
    assert upload.found in outcome
    assert upload.remedy in outcome
    assert outcome.endswith(".")
    assert "\n" not in outcome
    assert str(folder) not in outcome
    assert upload.name in outcome or "the clip" in outcome
    assert list(folder.iterdir()) == []


def test_a_finished_check_is_in_memory_alone(desk: Desk, folder: Path, tmp_path: Path) -> None:
    settings = Settings(view=View.LEFT, height_cm=181.0, speed_kmh=9.5)
    token = desk.open("my run.mp4", io.BytesIO(short_clip()), settings)
    assert seen(desk, token).settings == settings
    finished = ended(desk, token)
    assert isinstance(finished, Finished)
    assert list(folder.iterdir()) == []
    assert finished.report.settings == settings
    assert finished.report.trial.clip.name == "my run.mp4"
    assert finished.video[4:8] == b"ftyp"
    clip = tmp_path / "short.mp4"
    clip.write_bytes(short_clip())
    write_stills(finished.report, clip, tmp_path)
    wanted = [tmp_path / f"{number}.jpg" for number in range(len(moments(finished.report)))]
    assert len(wanted) >= 2
    assert finished.stills == tuple(path.read_bytes() for path in wanted)


def test_a_cancelled_check_ends_its_process_and_leaves_nothing(desk: Desk, folder: Path) -> None:
    token, child = child_of(desk, short_clip())
    desk.forget(token)
    assert not child.is_alive()
    assert list(folder.iterdir()) == []
    assert desk.look(token) is None


def test_a_process_that_dies_is_told_of(desk: Desk, folder: Path) -> None:
    token, child = child_of(desk, short_clip())
    assert child.pid is not None
    kill(child.pid)
    outcome = ended(desk, token)
    assert isinstance(outcome, str)
    assert outcome.startswith("The analysis of run.mp4 ended without a result")
    assert list(folder.iterdir()) == []


@pytest.mark.usefixtures("no_place")
def test_an_upload_that_finds_no_room_is_told_of(desk: Desk, folder: Path) -> None:
    outcome = ended(desk, desk.open("run.mp4", FullDisk(bytes(100)), ANY))
    assert isinstance(outcome, str)
    assert outcome.startswith("run.mp4: expected ")
    assert os.strerror(errno.ENOSPC) in outcome
    assert list(folder.iterdir()) == []


def test_a_closed_desk_leaves_nothing(desk: Desk, folder: Path) -> None:
    token, child = child_of(desk, short_clip())
    opened(desk)
    desk.close()
    assert not child.is_alive()
    assert desk.look(token) is None
    assert list(folder.iterdir()) == []
