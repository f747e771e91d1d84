"""Write a file that the user asked for: whole, or say in one sentence why not."""

from contextlib import suppress
from pathlib import Path

from formcheck.errors import unwritable


def write_whole(path: Path, content: bytes, what: str = "") -> None:
    """Write a file; where that ends in the middle, as on a full disk, no part of it is left.

    Parameters
    ----------
    path
        Where it goes.
    content
        What is in it.
    what
        What it is, e.g. ``the landmarks``, where the user may wonder.

    Raises
    ------
    OutputError
        If the file cannot be written.
    """
    is_begun = False
    try:
        with path.open("wb") as file:
            is_begun = path.is_file()
            file.write(content)
    except OSError as error:
        if is_begun:
            with suppress(OSError):
                path.unlink()
        raise unwritable(path, error, what) from error
