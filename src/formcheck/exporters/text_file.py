"""Writes a text file; failure raises an `OutputError` of one sentence."""

from pathlib import Path

from formcheck.output_file import write_whole


def write_text(path: Path, text: str) -> None:
    """Write `text` as UTF-8.

    Raises
    ------
    OutputError
        If the file cannot be written.
    """
    write_whole(path, text.encode())
