"""Write a file that the user asked for, whole or not at all."""

from contextlib import suppress
from pathlib import Path

from formcheck.errors import unwritable


def write_whole(path: Path, content: bytes, what: str = "") -> None:
    """Write a file; if writing fails midway, as on a full disk, an older file stays.

    Parameters
    ----------
    path
        The file's path.
    content
        The file's content.
    what
        Name of the content, e.g. ``the landmarks``, if the path alone may be unclear.

    Raises
    ------
    OutputError
        If the file cannot be written.
    """
    try:
        if is_replaceable(path):
            _replace(path, content)
        else:
            path.write_bytes(content)
    except OSError as error:
        raise unwritable(path, error, what) from error


def is_replaceable(path: Path) -> bool:
    """Whether a new file may replace this path; a link, a device or a pipe is written through."""
    return not path.exists() or (path.is_file() and not path.is_symlink())


def _replace(path: Path, content: bytes) -> None:
    partial = path.with_name(f"{path.name}.part")
    try:
        partial.write_bytes(content)
        partial.replace(path)
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
