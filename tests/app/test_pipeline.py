"""The steps together, in this process: what goes in, what comes out, and what is told meanwhile."""

import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from clip_maker import numbered_clip
from conftest import CommandRun, WatchedRun
from drawn_run import DrawnRun
from synthetic_runner import PICTURE_PX, Run, pose_of

from formcheck.errors import NoRunnerError, RecordingError, SettingsError, UnreadableVideoError
from formcheck.exporters.json_report import json_text
from formcheck.pipeline import MIN_TRACKED_FRAMES, analyze
from formcheck.pose import save_recording
from formcheck.pose.weights import estimator_name
from formcheck.records import (
    Facing,
    Measurement,
    Pelvis,
    PoseSequence,
    Report,
    Settings,
    Step,
    View,
)
from formcheck.video import VideoClip

WIDTH_PX = 90


def recorded(folder: Path, run: Run, change: Callable[[PoseSequence], PoseSequence]) -> Report:
    """Analyse a small clip with the landmarks of a run, changed beforehand."""
    rate = round(run.frame_s * 600)
    clip = numbered_clip(
        folder / "clip.mp4", len(run.times_s), width=WIDTH_PX, height=160, step=rate
    )
    pose = pose_of(run)
    small = pose.changed(pose.xy_px * WIDTH_PX / PICTURE_PX[0], "as small as the pictures")
    save_recording(change(small), VideoClip(clip).sha256, folder / "pose.npz")
    return analyze(clip, landmarks_path=folder / "pose.npz")


def same(pose: PoseSequence) -> PoseSequence:
    return pose


def seen_in(frames: slice) -> Callable[[PoseSequence], PoseSequence]:
    """Return a change that leaves a runner in these frames only."""

    def change(pose: PoseSequence) -> PoseSequence:
        xy_px = np.full_like(pose.xy_px, np.nan)
        xy_px[frames] = pose.xy_px[frames]
        return pose.changed(xy_px, "lost")

    return change


def texts_in(node: Any) -> list[str]:
    """Every string and path anywhere in a record."""
    if is_dataclass(node):
        return [t for field in fields(node) for t in texts_in(getattr(node, field.name))]
    if isinstance(node, list | tuple):
        return [text for child in node for text in texts_in(child)]
    return [str(node)] if isinstance(node, str | Path) else []


def test_paths_may_be_text(drawn_run: DrawnRun) -> None:
    report = analyze(str(drawn_run.clip), landmarks_path=str(drawn_run.landmarks))
    assert report.trial.clip.name == drawn_run.clip.name
    assert "cadence" in [result.metric.name for result in report.measured]


def test_a_missing_file_named_by_text_is_an_error_of_the_product() -> None:
    with pytest.raises(UnreadableVideoError, match=r"missing\.mp4"):
        analyze("missing.mp4")


def test_a_recorded_run_is_measured(drawn_run: DrawnRun) -> None:
    report = analyze(drawn_run.clip, landmarks_path=drawn_run.landmarks)
    truth = Run()
    cadence = report.results[0]
    assert isinstance(cadence, Measurement)
    assert cadence.value == pytest.approx(truth.cadence_spm, abs=0.5)
    assert (report.trial.view, report.trial.facing) == (View.RIGHT, Facing.RIGHT)
    assert report.settings == Settings()
    assert report.professional_advice
    assert report.trial.gait.tracked_fraction == 1.0
    assert report.trial.frame_interval_s == pytest.approx(1 / 30)


def test_height_and_speed_are_turned_into_metres(drawn_run: DrawnRun) -> None:
    settings = Settings(height_cm=180.0, speed_kmh=9.0)
    report = analyze(drawn_run.clip, settings, landmarks_path=drawn_run.landmarks)
    assert report.settings == settings
    assert report.trial.stated_speed_m_s == pytest.approx(2.5)
    # Thigh and shank are 0.491 of body height.
    scale = report.trial.scale
    assert scale is not None
    assert scale.leg_length_m == pytest.approx(0.884, abs=0.001)


def test_the_recorded_landmarks_are_handed_on_untouched(drawn_run: DrawnRun) -> None:
    report = analyze(drawn_run.clip, landmarks_path=drawn_run.landmarks)
    with np.load(drawn_run.landmarks) as stored:
        assert np.array_equal(report.recorded_pose.xy_px, stored["xy_px"])


def test_a_recording_made_from_a_report_gives_the_report_again(
    side_run: WatchedRun,
) -> None:
    again = analyze(side_run.clip, landmarks_path=side_run.landmarks)
    assert json_text(again) == json_text(side_run.report)


def test_the_same_input_gives_the_same_report_and_no_path_in_it(drawn_run: DrawnRun) -> None:
    reports = [analyze(drawn_run.clip, landmarks_path=drawn_run.landmarks) for _ in range(2)]
    assert json_text(reports[0]) == json_text(reports[1])
    texts = texts_in(reports[0])
    assert drawn_run.clip.name in texts
    assert not any(str(drawn_run.clip.parent) in text for text in texts)


def test_versions_of_all_that_numbers_depend_on(drawn_run: DrawnRun) -> None:
    report = analyze(drawn_run.clip, landmarks_path=drawn_run.landmarks)
    names = [name for name, _ in report.versions]
    libraries = ["ai-edge-litert", "av", "mediapipe", "numpy", "opencv-python", "scipy"]
    assert names == ["formcheck", "pictures", "pose", *libraries]
    assert dict(report.versions)["pose"] == estimator_name()
    assert dict(report.versions)["numpy"] == np.__version__


@pytest.mark.parametrize(
    ("named", "facing", "hip_line"),
    [
        (View.RIGHT, Facing.RIGHT, type(None)),
    ],
)
def test_the_view_that_the_user_names_comes_first(
    drawn_run: DrawnRun, named: View, facing: Facing | None, hip_line: type
) -> None:
    report = analyze(drawn_run.clip, Settings(view=named), landmarks_path=drawn_run.landmarks)
    assert (report.trial.view, report.trial.facing) == (named, facing)
    assert isinstance(report.trial.pelvis, hip_line)


def test_a_rear_clip_is_read_at_the_waist_and_its_progress_told(rear_run: CommandRun) -> None:
    told: list[tuple[str, int, int]] = []
    report = analyze(
        rear_run.clip,
        landmarks_path=rear_run.landmarks,
        progress=lambda *now: told.append(now),
    )
    assert isinstance(report.trial.pelvis, Pelvis)
    steps = {step: list(parts) for step, parts in groupby(told, key=lambda now: now[0])}
    assert list(steps) == [Step.LOOKING_AT_ROOM, Step.FOLLOWING_HIPS]
    for parts in steps.values():
        done = [part[1] for part in parts]
        assert done == sorted(done)
        assert parts[-1][1] == parts[-1][2]
    assert len(steps[Step.FOLLOWING_HIPS]) == 1 + len(report.trial.clip.timestamps_s)


@pytest.mark.parametrize(
    ("frames", "found"), [(slice(0, 0), 0), (slice(50, 50 + MIN_TRACKED_FRAMES - 1), 9)]
)
def test_a_runner_in_hardly_any_frame_is_nobody(tmp_path: Path, frames: slice, found: int) -> None:
    with pytest.raises(
        NoRunnerError, match=f"found one in {found} pictures of it. Film the whole body"
    ):
        recorded(tmp_path, Run(duration_s=4.0, frame_s=1 / 30), seen_in(frames))


@pytest.mark.parametrize("view", [View.RIGHT, View.REAR])
@pytest.mark.parametrize(
    "frames", [slice(50, 50 + MIN_TRACKED_FRAMES), slice(None, None, 10)], ids=["short", "torn"]
)
def test_a_runner_in_few_frames_gives_reasons_not_errors(
    tmp_path: Path, view: View, frames: slice
) -> None:
    """No track is left after cleaning, and still every metric says why it was not measured."""
    run = Run(view=view, duration_s=4.0, frame_s=1 / 30)
    report = recorded(tmp_path, run, seen_in(frames))
    assert not any(isinstance(result, Measurement) for result in report.results)


@pytest.mark.parametrize("view", list(View)[:4])
def test_every_view_goes_through(tmp_path: Path, view: View) -> None:
    report = recorded(tmp_path, Run(view=view, frame_s=1 / 30), same)
    assert report.trial.view is view
    assert isinstance(report.results[0], Measurement)


def test_a_file_that_is_no_clip(tmp_path: Path) -> None:
    with pytest.raises(UnreadableVideoError, match=r"^gone\.mp4: .* no file of this name"):
        analyze(tmp_path / "gone.mp4")


def test_landmarks_of_another_clip(drawn_run: DrawnRun, tmp_path: Path) -> None:
    other = numbered_clip(tmp_path / "other.mp4", 5)
    with pytest.raises(RecordingError, match="belong to another clip"):
        analyze(other, landmarks_path=drawn_run.landmarks)


@pytest.mark.parametrize(("from_s", "start_s"), [(-90.0, 0.0), (-5.0, 3.0)])
def test_a_start_below_zero_counts_from_the_end(
    tmp_path: Path, from_s: float, start_s: float
) -> None:
    run = Run(view=View.RIGHT, frame_s=1.0 / 30.0)
    clip = numbered_clip(tmp_path / "a.mp4", len(run.times_s), width=WIDTH_PX, height=160)
    duration_s = VideoClip(clip).duration_hint_s
    part_s = (duration_s + from_s if start_s else 0.0, duration_s)
    assert part_s[0] == pytest.approx(start_s, abs=0.05)
    pose = pose_of(run).between(*part_s)
    small = pose.changed(pose.xy_px * WIDTH_PX / PICTURE_PX[0], "as small as the pictures")
    save_recording(small, VideoClip(clip, part_s=part_s).identity, tmp_path / "a.npz")
    report = analyze(clip, Settings(from_s=from_s), landmarks_path=tmp_path / "a.npz")
    assert report.trial.clip.part_s == pytest.approx(part_s)


@pytest.mark.parametrize(
    ("asked", "part_s"),
    [
        (Settings(from_s=8.0, to_s=24.0), (8.0, 24.0)),
        (Settings(from_s=-16.0), (16.0, 32.0)),
        (Settings(to_s=16.0), (0.0, 16.0)),
    ],
)
def test_a_part_of_slow_motion_is_asked_for_as_a_player_shows_it(
    tmp_path: Path, asked: Settings, part_s: tuple[float, float]
) -> None:
    run = Run(view=View.RIGHT, frame_s=1.0 / 120.0)
    clip = numbered_clip(tmp_path / "a.mp4", len(run.times_s), width=WIDTH_PX, height=160)
    assert VideoClip(clip).duration_hint_s == pytest.approx(32.0, abs=0.1)
    pose = pose_of(run).between(part_s[0] / 4.0, part_s[1] / 4.0)
    small = pose.changed(pose.xy_px * WIDTH_PX / PICTURE_PX[0], "as small as the pictures")
    times_s = small.timestamps_s - small.timestamps_s[0]
    small = replace(small, timestamps_s=times_s)
    identity = VideoClip(clip, capture_fps=120.0, part_s=part_s).identity
    save_recording(small, identity, tmp_path / "a.npz")
    asked = replace(asked, capture_fps=120.0)
    report = analyze(clip, asked, landmarks_path=tmp_path / "a.npz")
    assert report.trial.clip.part_s == pytest.approx(part_s, abs=0.04)
    assert report.trial.clip.duration_s == pytest.approx((part_s[1] - part_s[0]) / 4.0, abs=0.05)


def test_a_part_that_is_none_is_told(tmp_path: Path) -> None:
    clip = numbered_clip(tmp_path / "a.mp4", 60, width=WIDTH_PX, height=160)
    for settings, told in (
        (Settings(from_s=-0.5, to_s=0.1), "found one from 1.5 to 0.1 s. Choose other seconds."),
        (Settings(from_s=90.0), "found one from 90 to 2 s. Choose other seconds."),
    ):
        with pytest.raises(SettingsError, match=re.escape(told)):
            analyze(clip, settings)
