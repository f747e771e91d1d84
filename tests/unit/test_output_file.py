"""Files that the user asked for: whole, or not there."""

import errno
import os
from pathlib import Path
from typing import NoReturn

import pytest
from command_line import no_file_larger_than

from formcheck.errors import OutputError
from formcheck.output_file import write_whole


def test_a_file_is_written_over_an_older_one(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"an older and longer one")
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize("older", [None, b"older"])
def test_a_disk_that_fills_up_leaves_what_was_there(tmp_path: Path, older: bytes | None) -> None:
    path = tmp_path / "a.npz"
    if older is not None:
        path.write_bytes(older)
    told = r"^Could not write the landmarks to .*: File too large\. Choose a folder"
    with no_file_larger_than(3), pytest.raises(OutputError, match=told):
        write_whole(path, b"content", "the landmarks")
    assert [file.read_bytes() for file in tmp_path.iterdir()] == ([] if older is None else [older])


def test_a_full_disk_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_path: Path, _content: bytes) -> NoReturn:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OutputError, match=r"Free some space there, or choose another folder\.$"):
        write_whole(tmp_path / "a.json", b"content")


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "real")
    (tmp_path / "real").write_bytes(b"older")
    write_whole(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="no such device")
def test_a_device_stays_a_device() -> None:
    write_whole(Path("/dev/null"), b"new")
    assert Path("/dev/null").is_char_device()


def test_what_could_not_be_opened_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    with pytest.raises(OutputError, match="that you may write to"):
        write_whole(tmp_path / "a", b"content")
    assert (tmp_path / "a").is_dir()
