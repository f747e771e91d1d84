"""The samples: landmarks, video and stills are shipped, so that a first visit shows a report."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from formcheck.dashboard.desk import Finished
from formcheck.dashboard.launch import site_folder
from formcheck.dashboard.player.story import story_of
from formcheck.pipeline import analyze
from formcheck.records import Limits, Settings


@dataclass(frozen=True)
class Sample:
    """One sample clip, and what its sidecar says of it."""

    name: str
    title: str
    settings: Settings

    def file(self, suffix: str) -> Path:
        """Return the path of one of the sample's files."""
        return _folder() / f"{self.name}{suffix}"


def all_samples() -> tuple[Sample, ...]:
    """Return the samples in the order of the sidecar, the one for first visits first."""
    sidecar = tomllib.loads((_folder() / "samples.toml").read_text(encoding="utf-8"))
    return tuple(
        Sample(
            name,
            facts["title"],
            Settings(height_cm=facts["height_cm"], speed_kmh=facts["speed_kmh"]),
        )
        for name, facts in sidecar.items()
    )


@cache
def finished_sample(sample: Sample) -> Finished:
    """Analyse a sample from its shipped landmarks, and add the shipped pictures."""
    report = analyze(
        sample.file(".mp4"),
        sample.settings,
        landmarks_path=sample.file(".landmarks.npz"),
        limits=Limits(),
    )
    stills = sorted(sample.file(".stills").glob("*.jpg"), key=lambda path: int(path.stem))
    return Finished(
        report,
        video=sample.file(".annotated.mp4").read_bytes(),
        # The samples are H.264 already, at their own times.
        clean=sample.file(".mp4").read_bytes(),
        story=story_of(report),
        stills=tuple(path.read_bytes() for path in stills),
    )


def _folder() -> Path:
    return site_folder() / "sample_videos"
