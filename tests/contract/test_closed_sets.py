"""What is data is an enum: its values are typed in where it is declared, and nowhere else."""

import ast
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import pytest

from formcheck.exporters.moment import MomentKind
from formcheck.records import BandName, HipLineSource, Step

SOURCE = Path(__file__).parents[2] / "src" / "formcheck"
HOMES = (SOURCE / "records", SOURCE / "exporters" / "moment.py")


def texts_in(code: str) -> Iterator[tuple[int, str]]:
    """Yield every text that stands in a piece of code, whole, with its line."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value


@pytest.mark.parametrize("closed", [BandName, HipLineSource, MomentKind, Step])
def test_no_value_is_typed_in_elsewhere(closed: type[StrEnum]) -> None:
    found = [
        f"{path.relative_to(SOURCE)}:{line} has {text!r}"
        for path in sorted(SOURCE.rglob("*.py"))
        if not any(home in (path, *path.parents) for home in HOMES)
        for line, text in texts_in(path.read_text(encoding="utf-8"))
        if text in set(closed)
    ]
    assert found == [], f"take the member of {closed.__name__} instead"


def test_the_search_finds_a_value() -> None:
    assert (2, "marked") in texts_in("words = {\n    'marked': 'red'}")
