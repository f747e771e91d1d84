"""Clips that are not what they seem: slow motion, a selfie, and a view that was named wrongly."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from command_line import Ended, Terminal, the_one_line
from command_line import ended as ended_run
from conftest import SAMPLES

from formcheck.pose import load_recording, save_recording
from formcheck.records import View
from formcheck.video import Frame, VideoClip, VideoWriter

# It measures a clip in four ways of reading it, with the pose model.
pytestmark = pytest.mark.slow

SAMPLE = "side_30fps.mp4"
SECONDS, RATE_HZ = 7, 30
SIZE_PX = (540, 960)
SLOWDOWN = 4.0
# Real steps are counted again: the pose model sees pictures that were coded anew.
SAME_CADENCE_SPM, SAME_ANGLE_DEG = 0.3, 0.5


@dataclass(frozen=True)
class Run:
    """A clip that was analysed, and what came of it."""

    clip: Path
    folder: Path
    end: Ended

    @property
    def report(self) -> dict[str, Any]:
        return content(self.folder)

    @property
    def landmarks(self) -> Path:
        return self.folder / "a.npz"


@dataclass(frozen=True)
class Runs:
    """The same seven seconds as they were, slowed down, and flipped."""

    plain: Run
    slow: Run
    selfie: Run
    selfie_taken_as_it_is: Run


def content(folder: Path) -> dict[str, Any]:
    report: dict[str, Any] = json.loads((folder / "a.json").read_text("utf-8"))
    return report


def of_metric(report: dict[str, Any], name: str) -> dict[str, Any]:
    (result,) = (r for r in report["results"] if r["metric"] == name)
    found: dict[str, Any] = result
    return found


def first_seconds() -> Iterator[Frame]:
    return islice(VideoClip(SAMPLES / SAMPLE).frames(), SECONDS * RATE_HZ)


def copied(path: Path, slowdown: float = 1.0, *, flipped: bool = False) -> Path:
    """Write the first seconds of the sample, with longer times or left and right exchanged."""
    with VideoWriter(path, *SIZE_PX) as writer:
        for frame in first_seconds():
            rgb = np.ascontiguousarray(frame.rgb[:, ::-1]) if flipped else frame.rgb
            writer.write(slowdown * frame.time_s, rgb)
    return path


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Runs:
    """All that needs the pose model, two at a time."""
    clips = tmp_path_factory.mktemp("clips")
    plain = copied(clips / "plain.mp4")
    slow = copied(clips / "slow.mp4", SLOWDOWN)
    selfie = copied(clips / "selfie.mp4", flipped=True)

    def both(*jobs: tuple[Path, Sequence[str]]) -> list[Run]:
        terminals = [Terminal.inside(tmp_path_factory.mktemp(clip.stem)) for clip, _ in jobs]
        outputs = ("--json", "a.json", "--landmarks", "a.npz")
        running = [
            terminal.start("analyze", clip, *outputs, *words)
            for terminal, (clip, words) in zip(terminals, jobs, strict=True)
        ]
        ends = [ended_run(process) for process in running]
        found = zip(jobs, terminals, ends, strict=True)
        return [Run(clip, terminal.folder, end) for (clip, _), terminal, end in found]

    in_real_seconds = ["--capture-fps", str(RATE_HZ), "--video", "a.mp4"]
    first = both((plain, []), (slow, in_real_seconds))
    return Runs(*first, *both((selfie, ["--mirrored"]), (selfie, [])))


@pytest.mark.parametrize("name", ["plain", "slow", "selfie", "selfie_taken_as_it_is"])
def test_every_way_of_reading_ends_well(runs: Runs, name: str) -> None:
    run: Run = getattr(runs, name)
    assert (run.end.code, run.end.err) == (0, "")


@pytest.mark.parametrize(
    ("slowdown", "reason"), [(SLOWDOWN, "frame_rate"), (1.5, "slow_motion_suspected")]
)
def test_slow_motion_taken_as_it_is_is_refused(
    runs: Runs, terminal: Terminal, tmp_path: Path, slowdown: float, reason: str
) -> None:
    """The landmarks are those of the same pictures at real speed, at the times of the slow clip."""
    clip = copied(tmp_path / "slow.mp4", slowdown)
    pose = load_recording(runs.plain.landmarks, VideoClip(runs.plain.clip).identity)
    slowed = replace(pose, timestamps_s=slowdown * pose.timestamps_s)
    landmarks = tmp_path / "slow.npz"
    save_recording(slowed, VideoClip(clip).identity, landmarks)
    end = terminal.run("analyze", clip, "--recorded", landmarks, "--json", "a.json")
    assert end.code == 0
    report = content(terminal.folder)
    for metric in ("cadence", "shank_angle", "knee_flexion_at_contact"):
        refused = of_metric(report, metric)
        assert (refused["status"], refused["reason"]) == ("not_measured", reason)
        assert "--capture-fps" in refused["advice"]
    assert "--capture-fps" in end.out


def test_slow_motion_in_real_seconds_has_the_real_cadence(runs: Runs) -> None:
    real, slow = (of_metric(run.report, "cadence") for run in (runs.plain, runs.slow))
    assert slow["status"] == "measured"
    assert slow["value"] == pytest.approx(real["value"], abs=SAME_CADENCE_SPM)


def test_slow_motion_in_real_seconds_has_the_real_shank_angle(runs: Runs) -> None:
    real, slow = (of_metric(run.report, "shank_angle") for run in (runs.plain, runs.slow))
    assert slow["side"] == real["side"]
    assert slow["value"] == pytest.approx(real["value"], abs=SAME_ANGLE_DEG)


def test_the_report_of_slow_motion_tells_real_seconds(runs: Runs) -> None:
    real, slow = runs.plain.report, runs.slow.report
    assert slow["settings"]["capture_fps"] == RATE_HZ
    assert real["settings"]["capture_fps"] is None
    assert slow["clip"]["frames"] == real["clip"]["frames"]
    for key in ("duration_s", "frame_interval_s"):
        assert slow["clip"][key] == pytest.approx(real["clip"][key], abs=1e-3)


def test_the_video_of_slow_motion_stays_slow(runs: Runs) -> None:
    drawn = VideoClip(runs.slow.folder / "a.mp4")
    assert drawn.duration_hint_s == pytest.approx(SLOWDOWN * SECONDS, abs=0.01)
    assert drawn.frame_count_hint == SECONDS * RATE_HZ


def test_landmarks_of_slow_motion_give_the_same_report_again(
    runs: Runs, terminal: Terminal
) -> None:
    words = [
        "--recorded",
        str(runs.slow.landmarks),
        "--capture-fps",
        str(RATE_HZ),
        "--json",
        "a.json",
    ]
    assert terminal.run("analyze", runs.slow.clip, *words).code == 0
    assert content(terminal.folder) == runs.slow.report


def test_a_mirrored_clip_shows_the_same_side(runs: Runs) -> None:
    plain, selfie = runs.plain.report, runs.selfie.report
    assert selfie["settings"]["mirrored"] is True
    assert (selfie["view"], selfie["facing"]) == (plain["view"], plain["facing"])
    angles = [of_metric(report, "shank_angle") for report in (plain, selfie)]
    assert angles[0]["side"] == angles[1]["side"] == plain["view"]
    assert angles[1]["value"] == pytest.approx(angles[0]["value"], abs=SAME_ANGLE_DEG)


def test_a_mirrored_clip_taken_as_it_is_shows_the_other_side(runs: Runs) -> None:
    plain, selfie = runs.plain.report, runs.selfie_taken_as_it_is.report
    assert selfie["settings"]["mirrored"] is False
    assert {plain["view"], selfie["view"]} == {"left", "right"}
    assert {plain["facing"], selfie["facing"]} == {"left", "right"}
    sides = [of_metric(report, "shank_angle")["side"] for report in (plain, selfie)]
    assert sides == [plain["view"], selfie["view"]]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("plain", ["--mirrored"]),
        ("plain", ["--capture-fps", "60"]),
        ("selfie", []),
        ("slow", []),
    ],
)
def test_landmarks_of_a_clip_read_in_another_way_are_refused(
    runs: Runs, terminal: Terminal, name: str, words: list[str]
) -> None:
    run: Run = getattr(runs, name)
    recorded = ["--recorded", str(run.landmarks), "--json", "a.json"]
    sentence = the_one_line(terminal.run("analyze", run.clip, *recorded, *words))
    assert "read in another way (mirrored, capture rate)" in sentence
    assert "Record them again" in sentence
    assert terminal.left == []


@pytest.mark.parametrize("named", ["rear", "front"])
def test_a_side_clip_is_not_taken_for_one_from_behind(
    runs: Runs, terminal: Terminal, named: str
) -> None:
    recorded = ["--recorded", str(runs.plain.landmarks), "--json", "a.json"]
    end = terminal.run("analyze", runs.plain.clip, *recorded, "--view", named)
    sentence = the_one_line(end)
    seen = View(runs.plain.report["view"])
    assert f"expected a clip filmed {View(named).say()}, as you chose" in sentence
    assert f"found one filmed {seen.say()}. " in sentence
    assert terminal.left == []


@pytest.mark.parametrize("capture_fps", ["20", "2000"])
def test_a_capture_rate_that_no_phone_has_is_refused(
    runs: Runs, terminal: Terminal, capture_fps: str
) -> None:
    end = terminal.run("analyze", runs.plain.clip, "--capture-fps", capture_fps, "--json", "a.json")
    assert "capture rate between 24 and 1000 frames per second" in the_one_line(end)
    assert terminal.left == []
