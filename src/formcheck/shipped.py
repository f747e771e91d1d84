"""Locate the files shipped with the code: the dashboard's page, its settings, the samples."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from formcheck.records import Settings

_PACKAGED = Path(__file__).parent / "dashboard" / "site"
_CHECKED_OUT = Path(__file__).parents[2]


def site_folder() -> Path:
    """Return the folder with `app.py`, Streamlit's settings and the samples.

    In an installed package it is beside the dashboard's code, in a source tree at its top.
    """
    return _PACKAGED if _PACKAGED.is_dir() else _CHECKED_OUT


@dataclass(frozen=True)
class Sample:
    """A sample clip, with its title and settings from the sidecar."""

    name: str
    title: str
    settings: Settings

    def file(self, suffix: str) -> Path:
        """Return the path of one of the sample's files."""
        return _samples_folder() / f"{self.name}{suffix}"


def all_samples() -> tuple[Sample, ...]:
    """Return the samples in the order of the sidecar; the first one is shown on first visits."""
    sidecar = tomllib.loads((_samples_folder() / "samples.toml").read_text(encoding="utf-8"))
    return tuple(
        Sample(
            name,
            facts["title"],
            Settings(height_cm=facts["height_cm"], speed_kmh=facts["speed_kmh"]),
        )
        for name, facts in sidecar.items()
    )


def _samples_folder() -> Path:
    return site_folder() / "sample_videos"
