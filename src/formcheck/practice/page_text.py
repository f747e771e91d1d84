"""Words around the exercises on a page: ``page.toml`` as a record."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from formcheck.records.plain import CONVERTER


@dataclass(frozen=True, kw_only=True)
class PageText:
    """Headings, labels and notes; the fields are the keys of ``page.toml``."""

    title: str
    intro: str
    professional: str
    change_title: str
    dose: str
    progression: str
    stop: str
    more: str
    known: str
    unknown: str
    sources: str
    metronome_title: str
    metronome_note: str
    metronome_measured: str
    plan_more: str
    download: str
    download_note: str


@cache
def page_text() -> PageText:
    """Read the words that come with the package, once."""
    text = files("formcheck.practice").joinpath("page.toml").read_text("utf-8")
    return CONVERTER.structure(tomllib.loads(text), PageText)
