"""Write a text file, or say in one sentence why not."""

from pathlib import Path

from formcheck.errors import unwritable


def write_text(path: Path, text: str) -> None:
    """Write `text` as UTF-8.

    Raises
    ------
    OutputError
        If the file cannot be written.
    """
    try:
        path.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise unwritable(path, error) from error
