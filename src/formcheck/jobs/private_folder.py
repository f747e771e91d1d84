"""A private place for uploads, swept of what killed servers left behind."""

import atexit
import stat
import tempfile
from functools import cache
from pathlib import Path
from typing import BinaryIO

from filelock import lock_descriptor

from formcheck.errors import OutputError
from formcheck.removal import remove

_PREFIX = "formcheck-uploads-"
# In a server's folder: the file that it holds locked while it lives, however it ends, and the
# folder for uploads, which is made last.
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
        # A name that nobody can foresee: others may write to the folder for temporary files.
        own = Path(tempfile.mkdtemp(prefix=_PREFIX))
        _sweep(own)
        return _kept(own)
    except OSError as error:
        raise OutputError(
            f"Expected a folder for temporary files that can be written to and locked, found none "
            f"({error.strerror or error}). Free some space, or let TMPDIR name another folder."
        ) from error


def _kept(own: Path) -> Path:
    """Keep a new folder as long as this process lives, and return the place for uploads in it."""
    lock = (own / _LOCK).open("xb")
    atexit.register(_leave, own, lock)
    lock_descriptor(lock.fileno())
    # Only from now on may another server ask whether this folder is left over: before, it could
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
    """Whether a folder belongs to this user, and its server runs no more."""
    try:
        found = folder.lstat()
        # A link is no folder here, and Windows gives everybody the number 0 and a place of his own.
        is_own = stat.S_ISDIR(found.st_mode) and found.st_uid == user
        if not is_own or not (folder / _UPLOADS).is_dir():
            return False
        with (folder / _LOCK).open("r+b") as lock:
            return lock_descriptor(lock.fileno(), blocking=False)
    except OSError:
        # It goes just now, or has no lock: nothing of a server of ours.
        return False


def _clear(folder: Path) -> None:
    # The lock last: while an upload cannot be removed, the folder must be known as left over.
    if remove(folder / _UPLOADS):
        remove(folder)
