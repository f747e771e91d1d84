"""A private folder for uploads; removes the folders that killed servers left behind."""

import atexit
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import BinaryIO

from filelock import lock_descriptor

from formcheck.errors import OutputError
from formcheck.removal import remove

_PREFIX = "formcheck-uploads-"
# In a server's folder: the file that it keeps locked until it ends (in any way), and the folder
# for uploads, which is made last.
_LOCK, _UPLOADS = "lock", "uploads"


@cache
def server_folder() -> Path:
    """Return this server's own folder, readable by its owner only.

    It is made at the first call and removed when the server ends. Folders of servers that no longer
    run are removed first: a killed server could not tidy up.

    Raises
    ------
    OutputError
        If there is no place for temporary files that can be written to and locked.
    """
    try:
        # An unpredictable name: other users can write to the folder for temporary files.
        own = Path(tempfile.mkdtemp(prefix=_PREFIX))
        _sweep(own)
        return _kept(own)
    except OSError as error:
        raise OutputError(
            f"Expected a folder for temporary files that can be written to and locked, found none "
            f"({error.strerror or error}). Free some space, or set TMPDIR to another folder."
        ) from error


def _kept(own: Path) -> Path:
    """Keep a new folder as long as this process lives, and return the place for uploads in it."""
    lock = (own / _LOCK).open("xb")
    atexit.register(_leave, own, lock)
    lock_descriptor(lock.fileno())
    # Other servers only check folders that have this one: without that rule, one of them could
    # have taken the lock first.
    (own / _UPLOADS).mkdir()
    return own / _UPLOADS


def _leave(own: Path, lock: BinaryIO) -> None:
    # Closed first: Windows removes no file that is open.
    lock.close()
    _clear(own)


def _sweep(own: Path) -> None:
    for folder in own.parent.glob(f"{_PREFIX}*"):
        if _is_left_over(folder, own.stat().st_uid):
            _clear(folder)


def _is_left_over(folder: Path, user: int) -> bool:
    """Whether a folder belongs to this user, and its server no longer runs."""
    try:
        found = folder.lstat()
        # A link does not count. Windows gives all users number 0, but each their own folder.
        is_own = stat.S_ISDIR(found.st_mode) and found.st_uid == user
        if not is_own or not (folder / _UPLOADS).is_dir():
            return False
        with (folder / _LOCK).open("r+b") as lock:
            return lock_descriptor(lock.fileno(), blocking=False)
    except OSError:
        # It is just being removed, or has no lock and so belongs to no server of ours.
        return False


def _clear(folder: Path) -> None:
    # The lock goes last: while an upload cannot be removed, the folder must be seen as left over.
    if remove(folder / _UPLOADS):
        remove(folder)


@contextmanager
def copy_opened(clean: bytes) -> Iterator[Path]:
    """Give a clean copy as a file for a while.

    Parameters
    ----------
    clean
        The copy, MP4.
    """
    # Files that Windows cannot remove yet are removed with the server's folder.
    with tempfile.TemporaryDirectory(dir=server_folder(), ignore_cleanup_errors=True) as name:
        path = Path(name, "copy.mp4")
        path.write_bytes(clean)
        yield path
