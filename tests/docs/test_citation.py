"""The file that says how to cite formcheck."""

from pathlib import Path

import pytest

import formcheck

yaml = pytest.importorskip("yaml", reason="PyYAML is not installed")

PROJECT = Path(__file__).parents[2]


def test_the_citation_is_of_this_version() -> None:
    """The required keys of the Citation File Format 1.2, and an author."""
    cited = yaml.safe_load((PROJECT / "CITATION.cff").read_text(encoding="utf-8"))
    assert {"cff-version", "message", "title", "authors"} <= set(cited)
    assert cited["cff-version"] == "1.2.0"
    assert cited["authors"] == [{"name": "The formcheck developers"}]
    assert cited["version"] == formcheck.__version__
