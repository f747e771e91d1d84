"""The server's folder: nobody else's eyes, and nothing left of servers that were killed."""

import os
import stat
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import pytest

START = "from formcheck.dashboard.private_folder import server_folder; f = server_folder()"
# Takes an upload in, and then waits to be stopped or killed.
WORK = "(f / 'clip').write_text('a run'); print(f, flush=True); input()"


@dataclass(frozen=True)
class Server:
    """A process with a folder of its own."""

    process: "subprocess.Popen[str]"
    folder: Path

    @classmethod
    def start(cls, scratch: Path, *, before: str = "pass") -> Self:
        process = subprocess.Popen(
            [sys.executable, "-c", f"{before}; {START}; {WORK}"],
            env={**os.environ, "TMPDIR": str(scratch)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        assert process.stdout is not None
        return cls(process, Path(process.stdout.readline().rstrip("\n")))

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate()

    def stop(self) -> None:
        self.process.communicate("\n")
        assert self.process.returncode == 0


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


def test_a_stopped_server_leaves_nothing(tmp_path: Path) -> None:
    server = Server.start(tmp_path)
    assert (server.folder / "clip").exists()
    server.stop()
    assert list(tmp_path.iterdir()) == []


def test_a_killed_servers_folder_is_swept_at_the_next_start(tmp_path: Path) -> None:
    killed = Server.start(tmp_path)
    killed.kill()
    assert (killed.folder / "clip").exists()
    following = Server.start(tmp_path)
    assert list(tmp_path.iterdir()) == [following.folder]
    following.stop()


def test_a_running_servers_folder_stays(tmp_path: Path) -> None:
    running, following = Server.start(tmp_path), Server.start(tmp_path)
    assert running.folder != following.folder
    assert (running.folder / "clip").read_text() == "a run"
    following.stop()
    running.stop()


def test_a_killed_server_with_the_same_number_is_swept_too(tmp_path: Path) -> None:
    """In a container every start may have the same number."""
    killed = Server.start(tmp_path)
    killed.kill()
    renumbered = (
        f"import os, pathlib; old = {str(killed.folder)!r}; "
        f"pathlib.Path(old).rename(old.replace('{killed.process.pid}', str(os.getpid())))"
    )
    following = Server.start(tmp_path, before=renumbered)
    assert list(tmp_path.iterdir()) == [following.folder]
    following.stop()


@pytest.mark.parametrize("name", ["formcheck-uploads-{uid}", "formcheck-uploads-{pid}-x"])
def test_nothing_is_removed_through_a_link(tmp_path: Path, name: str) -> None:
    """Somebody else of the computer may put a link where a server's folder could be."""
    killed = Server.start(tmp_path)
    killed.kill()
    home, scratch = tmp_path / "home", tmp_path / "scratch"
    (home / "letters").mkdir(parents=True)
    scratch.mkdir()
    (scratch / name.format(uid=os.getuid(), pid=killed.process.pid)).symlink_to(home)
    mode = home.stat().st_mode
    Server.start(scratch).stop()
    assert [path.name for path in home.iterdir()] == ["letters"]
    assert home.stat().st_mode == mode


def test_other_folders_stay(tmp_path: Path) -> None:
    others = ["formcheck-report.json", "formcheck-uploads", "formcheck-uploads-notes", "else"]
    for name in others:
        (tmp_path / name).mkdir()
    Server.start(tmp_path).stop()
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(others)
