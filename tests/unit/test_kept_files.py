"""Files that the computer may lose: damage, a full disk and a closed folder are never an error."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from command_line import no_file_larger_than

from formcheck.errors import SettingsError
from formcheck.kept_files import FOLDER, MOST_MB, KeptFiles, kept_files


@pytest.fixture
def kept(tmp_path: Path) -> KeptFiles:
    return KeptFiles(tmp_path / "cache")


def test_a_content_comes_back(kept: KeptFiles) -> None:
    assert kept.get("a") is None
    kept.put("a", b"one")
    kept.put("a", b"two")
    assert kept.get("a") == b"two"
    assert len(kept.files()) == 1


@pytest.mark.skipif(os.name == "nt", reason="another way of rights")
def test_nobody_else_can_read_it(kept: KeptFiles) -> None:
    kept.put("a", b"one")
    assert kept.folder.stat().st_mode & 0o077 == 0
    assert all(path.stat().st_mode & 0o077 == 0 for path in kept.files())


@pytest.mark.parametrize(
    "damage",
    [
        lambda whole: whole[:0],
        lambda whole: whole[:-9],
        lambda whole: whole[:12] + bytes([whole[12] ^ 1]) + whole[13:],
        lambda whole: b"something else" + whole,
    ],
)
def test_what_is_damaged_is_none(damage: Callable[[bytes], bytes], kept: KeptFiles) -> None:
    kept.put("a", bytes(range(200)))
    (path,) = kept.files()
    path.write_bytes(damage(path.read_bytes()))
    assert kept.get("a") is None


def test_the_oldest_goes_first(tmp_path: Path) -> None:
    kept = KeptFiles(tmp_path, most_mb=0.0032)
    for age, name in enumerate("abc"):
        kept.put(name, os.urandom(1000))
        os.utime(kept._path(name), ns=(age, age))
    # What was used is as good as new.
    assert kept.get("a") is not None
    kept.put("d", os.urandom(1000))
    assert [name for name in "abcd" if kept.get(name) is not None] == ["a", "c", "d"]
    assert kept.size_mb() <= kept.most_mb


def test_a_full_disk_keeps_nothing_and_leaves_nothing(kept: KeptFiles) -> None:
    kept.put("a", b"one")
    with no_file_larger_than(100):
        kept.put("a", os.urandom(5000))
        kept.put("b", os.urandom(5000))
    assert kept.get("a") == b"one"
    assert len(kept.files()) == 1


def test_a_folder_that_cannot_be_made_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    kept = KeptFiles(tmp_path / "file" / "cache")
    kept.put("a", b"one")
    assert kept.get("a") is None
    assert kept.files() == []
    assert kept.clear() == 0


def test_two_that_write_at_once_leave_one_whole_file(kept: KeptFiles) -> None:
    contents = [bytes([number]) * 20_000 for number in range(20)]
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda content: kept.put("a", content), contents))
    assert kept.get("a") in contents
    assert len(kept.files()) == 1


def test_clearing_removes_own_files_only(kept: KeptFiles) -> None:
    kept.put("a", b"one")
    other = kept.folder / "other.txt"
    other.write_bytes(b"")
    assert kept.clear() == 1
    assert list(kept.folder.iterdir()) == [other]
    other.unlink()
    kept.put("a", b"one")
    kept.clear()
    assert not kept.folder.exists()


def test_the_environment_says_where_and_how_much(tmp_path: Path) -> None:
    assert kept_files({FOLDER: str(tmp_path), MOST_MB: "5"}) == KeptFiles(tmp_path, 5.0)
    assert kept_files({MOST_MB: "0"}) is None
    usual = kept_files({})
    assert usual is not None
    assert "formcheck" in usual.folder.parts


@pytest.mark.parametrize("said", ["much", "-1", "nan", "inf"])
def test_no_size_is_one_sentence(said: str) -> None:
    with pytest.raises(SettingsError, match=f"megabytes in {MOST_MB}, found '{said}'"):
        kept_files({MOST_MB: said})
