"""The server's folder: nobody else's eyes, and nothing left of servers that were killed."""

import os
import stat
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import pytest
from other_system import without_posix

from formcheck.errors import OutputError
from formcheck.jobs.private_folder import server_folder

START = "from formcheck.jobs.private_folder import server_folder; f = server_folder()"
# Takes an upload in, and then waits to be stopped or killed.
WORK = "(f / 'clip').write_text('a run'); print(f, flush=True); input()"


@dataclass(frozen=True)
class Server:
    """A process with a folder of its own."""

    process: "subprocess.Popen[str]"
    uploads: Path

    @classmethod
    def start(cls, scratch: Path, *, before: str = "pass", **environment: str) -> Self:
        process = subprocess.Popen(
            [sys.executable, "-c", f"{before}; {START}; {WORK}"],
            env={**os.environ, "TMPDIR": str(scratch), **environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        assert process.stdout is not None
        return cls(process, Path(process.stdout.readline().rstrip("\n")))

    @property
    def folder(self) -> Path:
        return self.uploads.parent

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate()

    def stop(self) -> None:
        self.process.communicate("\n")
        assert self.process.returncode == 0


def killed(scratch: Path) -> Path:
    """Return the folder of a server that was killed."""
    server = Server.start(scratch)
    server.kill()
    assert (server.uploads / "clip").exists()
    return server.folder


def test_only_its_owner_can_look_into_it(tmp_path: Path) -> None:
    server = Server.start(tmp_path, before="import os; os.umask(0)")
    assert server.folder.parent == tmp_path
    assert stat.S_IMODE(server.folder.stat().st_mode) == 0o700
    assert server.folder.stat().st_uid == os.getuid()
    server.stop()


def test_a_server_has_one_folder_for_all_its_life(tmp_path: Path) -> None:
    again = f"{START}; (f / 'clip').touch(); assert server_folder() == f; assert any(f.iterdir())"
    server = Server.start(tmp_path, before=again)
    assert list(tmp_path.iterdir()) == [server.folder]
    server.stop()


@pytest.fixture(params=["with POSIX", "without"])
def environment(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, str]:
    """What a server starts with: on this system, and on one that lacks what only POSIX has."""
    bare = request.param == "without"
    return without_posix(tmp_path_factory.mktemp("bare")) if bare else {}


def test_the_life_of_a_folder(tmp_path: Path, environment: dict[str, str]) -> None:
    """Made, swept, kept while its server lives, removed at the end."""
    left = Server.start(tmp_path, **environment)
    left.kill()
    assert (left.uploads / "clip").exists()
    running = Server.start(tmp_path, **environment)
    assert list(tmp_path.iterdir()) == [running.folder]
    following = Server.start(tmp_path, **environment)
    assert running.folder != following.folder
    assert (running.uploads / "clip").read_text() == "a run"
    following.stop()
    assert list(tmp_path.iterdir()) == [running.folder]
    running.stop()
    assert list(tmp_path.iterdir()) == []


def test_servers_that_start_at_once_leave_each_other_alone(tmp_path: Path) -> None:
    for _ in range(3):
        killed(tmp_path)
    with ThreadPoolExecutor(4) as threads:
        servers = list(threads.map(lambda _: Server.start(tmp_path), range(4)))
    assert sorted(tmp_path.iterdir()) == sorted(server.folder for server in servers)
    for server in servers:
        assert (server.uploads / "clip").read_text() == "a run"
        server.stop()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_the_making_stays(tmp_path: Path) -> None:
    """Its server is about to lock it: whoever takes the lock before does not own it."""
    making = tmp_path / "formcheck-uploads-making"
    making.mkdir()
    (making / "lock").touch()
    Server.start(tmp_path).stop()
    assert list(tmp_path.iterdir()) == [making]


def test_an_upload_that_is_still_open_is_swept_later(tmp_path: Path) -> None:
    """Windows removes no open file; the lock must then stay, by which the folder is known."""
    left = killed(tmp_path)
    held = (
        "import os, shutil; unlink = os.unlink; "
        "os.unlink = lambda name, **at: unlink('missing' if name == 'clip' else name, **at)"
    )
    Server.start(tmp_path, before=held).kill()
    assert (left / "uploads" / "clip").exists()
    following = Server.start(tmp_path)
    assert list(tmp_path.iterdir()) == [following.folder]
    following.stop()


def test_nothing_is_removed_through_a_link(tmp_path: Path) -> None:
    """Somebody else of the computer may put a link where a server's folder could be."""
    home, scratch = killed(tmp_path), tmp_path / "scratch"
    scratch.mkdir()
    (scratch / "formcheck-uploads-link").symlink_to(home)
    Server.start(scratch).stop()
    assert (home / "lock").exists()
    assert (home / "uploads" / "clip").exists()


@pytest.mark.skipif(os.geteuid() != 0, reason="only the superuser can give a folder away")
def test_the_folder_of_somebody_else_stays(tmp_path: Path) -> None:
    left = killed(tmp_path)
    os.chown(left, 1, 1)
    Server.start(tmp_path).stop()
    assert (left / "uploads" / "clip").exists()


def test_other_folders_stay(tmp_path: Path) -> None:
    others = ["formcheck-report.json", "formcheck-uploads", "formcheck-uploads-notes", "else"]
    for name in others:
        (tmp_path / name / "uploads").mkdir(parents=True)
    Server.start(tmp_path).stop()
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(others)


def test_no_place_for_uploads_is_told_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "missing"))
    with pytest.raises(OutputError, match=r"^Expected a folder for temporary .* \(No such file"):
        server_folder.__wrapped__()
