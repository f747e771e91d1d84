"""Reads what texts of functions and pages of the documentation say."""

import inspect
import re
from collections.abc import Iterator


def sections(text: str) -> dict[str, str]:
    """Return the sections of a numpydoc text by their titles."""
    parts = re.split(r"^(\w[\w ]+)\n-{3,}\n", inspect.cleandoc(text), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def entries(section: str) -> set[str]:
    """Return the names that a section explains."""
    lines = [line for line in section.splitlines() if line and not line.startswith(" ")]
    return {name.strip().lstrip("*") for line in lines for name in line.split(",")}


def chapter(page: str, title: str) -> str:
    """Return a page's text from a heading of the second rank to the next one."""
    (text,) = (part for part in re.split(r"^## ", page, flags=re.M) if part.startswith(title))
    return text


def rows(text: str) -> Iterator[tuple[str, ...]]:
    """Yield the cells of each row of each table, the first row of a table too."""
    for line in text.splitlines():
        if line.startswith("|") and not re.match(r"\|[-:| ]+\|$", line):
            yield tuple(cell.strip() for cell in line.strip("|").split("|"))


def code(cell: str) -> list[str]:
    """Return what a cell gives as code."""
    return re.findall(r"`([^`]+)`", cell)
