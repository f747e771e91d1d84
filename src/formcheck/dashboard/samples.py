"""The samples' reports: landmarks and pictures are shipped, so that a first visit shows one."""

from functools import cache

from formcheck.dashboard.desk import Finished
from formcheck.dashboard.player.story import story_of
from formcheck.pipeline import analyze
from formcheck.records import Limits
from formcheck.shipped import Sample


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
