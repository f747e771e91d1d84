"""Removing a folder while somebody else still holds a file in it, as Windows forbids."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from formcheck import removal
from formcheck.removal import remove


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "folder"
    (path / "inner").mkdir(parents=True)
    (path / "inner" / "clip").touch()
    return path


def held_for(tries: int) -> Callable[..., None]:
    """Return an `unlink` that fails so many times, as it does for an open file on Windows."""
    unlink = os.unlink
    failed: list[Any] = []

    def held(name: Any, **at: Any) -> None:
        if len(failed) < tries:
            failed.append(name)
            raise PermissionError(13, "The file is used by another process")
        unlink(name, **at)

    return held


def test_a_folder_goes_with_all_that_is_in_it(folder: Path) -> None:
    assert remove(folder)
    assert list(folder.parent.iterdir()) == []


def test_a_folder_that_is_gone_is_no_error(tmp_path: Path) -> None:
    assert remove(tmp_path / "missing")


def test_a_file_held_for_a_moment(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "unlink", held_for(2))
    assert remove(folder)
    assert list(folder.parent.iterdir()) == []


def test_a_file_held_for_long(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "unlink", held_for(1_000_000))
    monkeypatch.setattr(removal, "PATIENCE_S", 0.1)
    assert not remove(folder)
    assert (folder / "inner" / "clip").exists()
