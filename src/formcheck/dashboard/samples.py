"""The samples' reports, made from shipped landmarks and pictures for the first visit."""

from functools import cache

from formcheck.exporters.player_data import player_data
from formcheck.jobs import Done
from formcheck.jobs.state import CLEAN, PLAYER, STILLS, VIDEO
from formcheck.pipeline import analyze
from formcheck.records import Limits
from formcheck.shipped import Sample


@cache
def finished_sample(sample: Sample) -> Done:
    """Analyse a sample from its shipped landmarks, and add the shipped pictures."""
    report = analyze(
        sample.file(".mp4"),
        sample.settings,
        landmarks_path=sample.file(".landmarks.npz"),
        limits=Limits(),
    )
    files = {
        VIDEO: sample.file(".annotated.mp4").read_bytes(),
        # The samples are H.264 already, at their own times.
        CLEAN: sample.file(".mp4").read_bytes(),
        PLAYER: player_data(report),
    }
    stills = sample.file(".stills").glob("*.jpg")
    return Done(report, files | {f"{STILLS}/{path.name}": path.read_bytes() for path in stills})
