"""Another model's landmarks, from arrays to the report and back from a file."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from clip_maker import numbered_clip
from drawn_run import DrawnRun
from repacked import repacked
from synthetic_runner import PICTURE_PX, Run, pose_of

from formcheck import analyze, from_dict, pose_from_coco17, pose_from_halpe26, to_dict
from formcheck.errors import RecordingError, SettingsError
from formcheck.exporters.annotated_video import write_annotated_video
from formcheck.exporters.json_report import json_text
from formcheck.pose import ERRORS_AT_CONTACT, load_recording, save_recording
from formcheck.pose.adapters import COCO17, HALPE26
from formcheck.records import (
    RUNNER_SKELETON,
    ErrorAtContact,
    Measurement,
    NotMeasured,
    PoseSequence,
    Reason,
    Report,
    Settings,
    Step,
    View,
)
from formcheck.video import VideoClip

SAMPLES = Path(__file__).parents[2] / "sample_videos"
WIDTH_PX = 90
RUN = Run(view=View.RIGHT, frame_s=1.0 / 30.0)


def small(run: Run = RUN) -> PoseSequence:
    pose = pose_of(run)
    return pose.changed(pose.xy_px * WIDTH_PX / PICTURE_PX[0], "as small as the pictures")


def as_halpe(pose: PoseSequence, **more: Any) -> PoseSequence:
    return pose_from_halpe26(*repacked(pose, HALPE26).arrays, name="Model 1.0", **more)


def as_coco(pose: PoseSequence) -> PoseSequence:
    return pose_from_coco17(*repacked(pose, COCO17).arrays, name="Model 1.0")


def reasons(report: Report) -> dict[str, Reason]:
    return {r.metric.name: r.reason for r in report.results if isinstance(r, NotMeasured)}


@pytest.mark.parametrize("name", ["side_before", "rear_before"])
def test_blazepose_as_halpe_is_measured_to_the_last_digit(name: str) -> None:
    clip = SAMPLES / f"{name}.mp4"
    direct = analyze(clip, landmarks_path=SAMPLES / f"{name}.landmarks.npz")
    given = as_halpe(direct.recorded_pose, errors_at_contact=ERRORS_AT_CONTACT)
    np.testing.assert_array_equal(given.xy_px, direct.recorded_pose.xy_px)
    again = analyze(clip, pose=given)
    assert again.trial.gait.events == direct.trial.gait.events
    assert again.trial.clip.losses == direct.trial.clip.losses
    for one, other in zip(direct.results, again.results, strict=True):
        assert repr(one) == repr(other)
        if isinstance(one, Measurement) and isinstance(other, Measurement):
            np.testing.assert_array_equal(one.values, other.values)
    assert dict(again.versions)["pose"] == "Model 1.0"


def test_exact_joints_are_measured_as_they_are() -> None:
    """Of a rendered runner, without ears: the legs alone tell where the runner faces."""
    truth = json.loads((SAMPLES / "side_before.truth.json").read_text(encoding="utf-8"))
    times_s = np.array(truth["frame_times_s"])
    xy_px = np.full((len(times_s), len(HALPE26), 2), np.nan)
    for number, point in enumerate(HALPE26):
        if (joint := point.replace("foot_index", "toe")) in truth["joints_px"]:
            xy_px[:, number] = truth["joints_px"][joint]
    exact = [
        ErrorAtContact(metric=name, half_width=half_width, caveat="exact")
        for name, half_width in (("shank_angle", 0.1), ("knee_flexion_at_contact", 0.1))
    ]
    scores = np.ones(xy_px.shape[:2])
    pose = pose_from_halpe26(times_s, xy_px, scores, name="Exact 1", errors_at_contact=exact)
    assert not pose.skeleton.both("ear")
    report = analyze(SAMPLES / "side_before.mp4", pose=pose)
    steps = [step for step in truth["steps"] if step["stance_side"] == report.trial.view.near_side]
    true = {
        "cadence": truth["cadence_steps_per_min"],
        "shank_angle": np.median([step["shank_angle_deg"] for step in steps]),
        "knee_flexion_at_contact": np.median([step["knee_flexion_deg"] for step in steps]),
    }
    assert {result.metric.name for result in report.measured} == set(true)
    for result in report.measured:
        assert result.low <= true[result.metric.name] <= result.high


def test_without_stated_errors_only_what_rests_on_times_is_measured(drawn_run: DrawnRun) -> None:
    report = analyze(drawn_run.clip, pose=as_halpe(small()))
    assert [result.metric.name for result in report.measured] == ["cadence"]
    assert reasons(report)["shank_angle"] is Reason.ACCURACY_UNKNOWN


def test_without_feet_it_is_their_lack_that_is_told(drawn_run: DrawnRun, tmp_path: Path) -> None:
    report = analyze(drawn_run.clip, pose=as_coco(small()))
    assert [result.metric.name for result in report.measured] == ["cadence"]
    assert reasons(report)["shank_angle"] is Reason.LANDMARKS_MISSING
    json_text(report)
    write_annotated_video(report, drawn_run.clip, tmp_path / "a.mp4")


@pytest.mark.parametrize("layout", [as_halpe, as_coco])
def test_a_recording_of_it_gives_the_report_again(
    drawn_run: DrawnRun, tmp_path: Path, layout: Callable[[PoseSequence], PoseSequence]
) -> None:
    pose = replace(layout(small()), errors_at_contact=ERRORS_AT_CONTACT[:2])
    report = analyze(drawn_run.clip, pose=pose)
    path = tmp_path / "kept.npz"
    save_recording(report.recorded_pose, report.trial.clip.identity, path)
    again = analyze(drawn_run.clip, landmarks_path=path)
    assert json_text(again) == json_text(report)
    assert json_text(from_dict(to_dict(report))) == json_text(report)
    assert again.recorded_pose.errors_at_contact == ERRORS_AT_CONTACT[:2]


@pytest.mark.parametrize(
    "errors", ['{"metric": 1}', "[1]", "x", '[{"metric": "a", "half_width": "x"}]']
)
def test_a_recording_with_other_errors_is_none(tmp_path: Path, errors: str) -> None:
    path = tmp_path / "kept.npz"
    save_recording(as_halpe(small()), "a", path)
    with np.load(path) as stored:
        kept = {name: stored[name] for name in stored.files}
    np.savez_compressed(path, **(kept | {"errors_at_contact": np.array(errors)}))
    with pytest.raises(RecordingError, match="Expected recorded landmarks"):
        load_recording(path, "a")


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (lambda t: t[:-1], "found 239 frames from 0.000 to 7.933 s"),
        (lambda t: t + 1 / 30, "found 240 frames from 0.033 to 8.000 s"),
        (lambda t: np.arange(len(t)) / 29.97 * 30 / 29.0, "found 240 frames from 0.000 to"),
    ],
    ids=["a frame less", "a frame late", "another frame rate"],
)
def test_times_must_be_those_of_the_frames(
    drawn_run: DrawnRun, change: Callable[[Any], Any], found: str
) -> None:
    pose = small()
    times_s = change(pose.timestamps_s)
    shown = slice(0, len(times_s))
    given = replace(
        as_halpe(pose),
        timestamps_s=times_s,
        xy_px=pose.xy_px[shown],
        visibility=pose.visibility[shown],
    )
    expected = r"^drawn\.mp4: expected the landmarks of Model 1\.0 at the times of the clip's 240 "
    with pytest.raises(RecordingError, match=expected + f"frames from 0.000 to .* s, {found}"):
        analyze(drawn_run.clip, pose=given)


def test_the_decoders_times_come_first(drawn_run: DrawnRun) -> None:
    pose = as_halpe(small())
    rounded = replace(pose, timestamps_s=np.round(pose.timestamps_s, 3))
    report = analyze(drawn_run.clip, pose=rounded)
    expected_s = [frame.time_s for frame in VideoClip(drawn_run.clip).frames()]
    np.testing.assert_array_equal(report.trial.clip.timestamps_s, expected_s)


@pytest.mark.parametrize("off_frames", [-0.2, 0.0, 0.2, 0.5])
def test_a_part_takes_its_own_frames(drawn_run: DrawnRun, off_frames: float) -> None:
    """Wherever between two frames it begins and ends."""
    part_s = (1.0 + off_frames / 30.0, 7.0 - off_frames / 30.0)
    settings = Settings(from_s=part_s[0], to_s=part_s[1])
    report = analyze(drawn_run.clip, settings, pose=as_halpe(small()))
    assert report.trial.clip.part_s == part_s
    inside = small().between(part_s[0] - 1e-3, part_s[1] + 1e-3)
    assert report.recorded_pose.xy_px == pytest.approx(inside.xy_px, abs=0.01)
    assert isinstance(report["cadence"], Measurement)


def test_times_are_those_that_a_player_shows(tmp_path: Path) -> None:
    run = Run(view=View.RIGHT, frame_s=1.0 / 120.0)
    clip = numbered_clip(tmp_path / "a.mp4", len(run.times_s), width=WIDTH_PX, height=160)
    pose = as_halpe(small(run))
    pose = replace(pose, timestamps_s=4.0 * pose.timestamps_s)
    report = analyze(clip, Settings(capture_fps=120.0), pose=pose)
    cadence = report["cadence"]
    assert isinstance(cadence, Measurement)
    assert cadence.value == pytest.approx(run.cadence_spm, abs=0.5)


@dataclass(frozen=True)
class Model:
    """A source that looks at the frames that there are."""

    pose: PoseSequence

    def follow_runner(self, clip: Any, look: Any, number: Any = None, people: Any = None) -> Any:
        del clip, number, people
        times_s = np.array([frame.time_s for frame in look(Step.FOLLOWING_RUNNER)])
        rows = np.abs(times_s[:, None] - self.pose.timestamps_s).argmin(axis=1)
        xy_px, visibility = self.pose.xy_px[rows], self.pose.visibility[rows]
        return replace(self.pose, timestamps_s=times_s, xy_px=xy_px, visibility=visibility)


def test_a_source_is_asked_for_the_runner_and_what_the_clip_lost_is_told(
    drawn_run: DrawnRun, tmp_path: Path
) -> None:
    contents = bytearray(drawn_run.clip.read_bytes())
    late = contents.index(b"mdat") + (contents.index(b"moov") - contents.index(b"mdat")) * 3 // 4
    contents[late : late + 300] = np.random.default_rng(1).bytes(300)
    (tmp_path / "damaged.mp4").write_bytes(contents)
    report = analyze(tmp_path / "damaged.mp4", pose=Model(as_halpe(small())))
    assert isinstance(report["cadence"], Measurement)
    assert report.trial.clip.losses.packets > 0


def test_a_source_without_knees_is_told_what_is_missing(drawn_run: DrawnRun) -> None:
    pose = as_halpe(small())
    hips = ["left_hip", "right_hip"]
    kept = [pose.skeleton.index(name) for name in hips]
    only = replace(
        pose,
        skeleton=RUNNER_SKELETON.only(hips),
        xy_px=pose.xy_px[:, kept],
        visibility=pose.visibility[:, kept],
    )
    with pytest.raises(
        RecordingError, match=r"knees and ankles .* Model 1\.0, found left_hip, right_hip"
    ):
        analyze(drawn_run.clip, pose=only)


def test_one_or_the_other(drawn_run: DrawnRun) -> None:
    with pytest.raises(SettingsError, match=r"found both\. Choose one"):
        analyze(drawn_run.clip, pose=as_halpe(small()), landmarks_path=drawn_run.landmarks)


def test_another_runner_than_the_one_that_was_found(drawn_run: DrawnRun) -> None:
    with pytest.raises(SettingsError, match="landmarks of runner 2, found those of runner 1"):
        analyze(drawn_run.clip, Settings(runner=2), pose=as_halpe(small()))
