"""Files that the user asked for: whole, or not there."""

import errno
import os
from pathlib import Path
from typing import NoReturn

import pytest

from formcheck.errors import OutputError
from formcheck.output_file import write_whole


class Full:
    """A file on a disk that has room for three bytes."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> "Full":
        self._path.write_bytes(b"")
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def write(self, content: bytes) -> NoReturn:
        self._path.write_bytes(content[:3])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_file_is_written_over_an_older_one(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"an older and longer one")
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize("older", [None, b"older"])
def test_a_disk_that_fills_up_leaves_no_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, older: bytes | None
) -> None:
    path = tmp_path / "a.npz"
    if older is not None:
        path.write_bytes(older)
    monkeypatch.setattr(Path, "open", lambda self, _mode: Full(tmp_path / self.name))
    monkeypatch.setattr(Path, "write_bytes", _written)
    told = r"^Could not write the landmarks to .*\. Free some space there, or choose another folder"
    with pytest.raises(OutputError, match=told):
        write_whole(path, b"content", "the landmarks")
    assert list(tmp_path.iterdir()) == []


def _written(path: Path, content: bytes) -> int:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    try:
        return os.write(descriptor, content)
    finally:
        os.close(descriptor)


def test_what_could_not_be_opened_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    with pytest.raises(OutputError, match="that you may write to"):
        write_whole(tmp_path / "a", b"content")
    assert (tmp_path / "a").is_dir()
