"""A private place for uploads, swept of what killed servers left behind."""

import atexit
import os
import shutil
import tempfile
from functools import cache
from pathlib import Path

_PREFIX = "formcheck-uploads-"


@cache
def server_folder() -> Path:
    """Return this server's own folder, readable by its owner only.

    It is made at the first call and removed when the server ends. Folders of servers that no longer
    run are removed first: a killed server could not tidy up.
    """
    for left in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        if _is_left_over(left):
            shutil.rmtree(left, ignore_errors=True)
    # A name that nobody can foresee: others may write to the folder for temporary files.
    own = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-"))
    atexit.register(shutil.rmtree, own, ignore_errors=True)
    return own


def _is_left_over(folder: Path) -> bool:
    """Whether a folder belongs to this user, and its server runs no more."""
    number = folder.name.removeprefix(_PREFIX).partition("-")[0]
    if not number.isdecimal() or folder.lstat().st_uid != os.getuid():
        return False
    # In a container every server may have the same number; this one has no folder yet.
    return int(number) == os.getpid() or not _is_running(int(number))


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        # It runs, as another user.
        return True
    return True
