"""Rendered rear views, analysed from landmarks, and the tilt of the hips in their pictures."""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from benchmarks.evaluation.hard import good_clips
from benchmarks.evaluation.master import Master
from benchmarks.evaluation.measure import pose_versions
from benchmarks.evaluation.renders import rendered
from benchmarks.evaluation.store import Store, sources
from benchmarks.evaluation.truth import ClipTruth, truth_of
from benchmarks.evaluation.variants import RECORDED, Variant, derive
from benchmarks.runner import edition_of
from formcheck import Settings, analyze, load, save
from formcheck.pelvis.hand_frames import WANTED, HandFrames, choose_frames, spread
from formcheck.pose import save_recording
from formcheck.records import FloatArray, HipLineSource, Report, Side, Trial, View

Clip = tuple[Master, Variant]

# Each run once, at the rate at which most phones film.
# At 60 frames/s, a frame is nearer to its phase.
SHOWN = (RECORDED, "half the frames")
RATE_HZ = 30.0
# What a kept report depends on besides the clip and its landmarks.
_READING = tuple(f"src/formcheck/{part}" for part in ("camera", "gait", "video", "saved_report.py"))


@dataclass(frozen=True)
class RearClip:
    """A rear view as it was analysed, and its truth.

    Attributes
    ----------
    trial
        Its trial; the hips themselves were not looked at.
    truth
        What should come out.
    roll_deg
        What the variant turned the picture, clockwise.
    """

    trial: Trial
    truth: ClipTruth
    roll_deg: float

    def tilt_deg(self, time_s: float) -> float:
        """Return how far the hips are from level, + = right hip higher."""
        return float(np.interp(time_s, self._times_s, self._level_deg))

    def turn_deg(self, time_s: float) -> float:
        """Return what lens, hand and camera add to a tilt in the picture."""
        added_deg = np.interp(time_s, self._times_s, self._shown_deg - self._level_deg)
        return float(added_deg) - self.roll_deg

    def frames_s(self, side: Side) -> list[float]:
        """Return the times of the frames of a leg in which a person lays the line."""
        return [frame.time_s for frame in spread(self._frames.of(side), WANTED)]

    @cached_property
    def true(self) -> dict[str, float]:
        """True value of each metric, by name."""
        return self.truth.values()

    @cached_property
    def _frames(self) -> HandFrames:
        return choose_frames(self.trial)

    @cached_property
    def _times_s(self) -> FloatArray:
        return np.array(self.truth.content["frame_times_s"])

    @cached_property
    def _level_deg(self) -> FloatArray:
        return np.array(self.truth.content["hip_line_tilt_deg"])

    @cached_property
    def _shown_deg(self) -> FloatArray:
        joints = self.truth.content["joints_px"]
        across, down = (np.array(joints["right_hip"]) - np.array(joints["left_hip"])).T
        return np.asarray(np.degrees(np.arctan2(-down, across)))


def rear_clips() -> list[Clip]:
    """Return each run from behind once."""
    return [
        (master, variant)
        for master, variant in good_clips()
        if master.spec.camera.view is View.REAR
        and master.runner == master.name
        and variant.name in SHOWN
        and variant.rate_hz == RATE_HZ
    ]


def is_rendered(clip: Clip, store: Store) -> bool:
    """Whether the run was rendered before."""
    master, _ = clip
    return store.path(f"{master.name}.mp4", edition_of(master.spec)).exists()


def analysed(clip: Clip, store: Store) -> RearClip:
    """Return a clip, analysed now unless it was before."""
    master, variant = clip
    source = rendered(master, store)
    report = _report(clip, source, store)
    return RearClip(report.trial, truth_of(source, variant), variant.roll_deg)


def _report(clip: Clip, source: Path, store: Store) -> Report:
    master, variant = clip
    name = f"{master.name}.{re.sub(r'[^a-z0-9]+', '_', variant.name)}"
    clip_key = f"{edition_of(master.spec)} {variant.key}"
    pose_key = f"{clip_key} {pose_versions()}"

    def make(path: Path) -> None:
        shown = store.kept(f"{name}.mp4", clip_key, lambda made: derive(source, variant, made))
        save(_look(shown, store.path(f"{name}.npz", pose_key)), path)

    return load(store.kept(f"{name}.trial.json", f"{pose_key} {sources(*_READING)}", make))


def _look(clip: Path, recording: Path) -> Report:
    # Looking for tape alone is quick, and the hip line of the pixels is not needed.
    settings = Settings(hip_line=HipLineSource.MARKERS)
    if recording.exists():
        return analyze(clip, settings, landmarks_path=recording)
    report = analyze(clip, settings)
    partial = recording.with_suffix(".part")
    save_recording(report.recorded_pose, report.trial.clip.sha256, partial)
    partial.replace(recording)
    return report
