"""Freeze frames as files: the nearest frame, one file per piece of evidence, errors."""

from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from clip_maker import Rgb, write_clip
from synthetic_report import report_on_clip
from synthetic_runner import Run

from formcheck.errors import OutputError
from formcheck.exporters.evidence import evidence_of
from formcheck.exporters.overlay.colours import OF_SIDE
from formcheck.exporters.stills import write_stills
from formcheck.records import Question, Report, Side, View
from formcheck.video import VideoClip

FRAMES = 240
FRAME_S = 1.0 / 30.0
REAR = Run(view=View.REAR, frame_s=FRAME_S)
SIDE = Run(view=View.LEFT, frame_s=FRAME_S)
SIZE = (360, 640)


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Eight seconds in which the picture grows brighter: a still tells when it was taken."""
    width, height = SIZE
    pictures = [np.full((height, width, 3), number, np.uint8) for number in range(FRAMES)]
    path = tmp_path_factory.mktemp("stills") / "clip.mp4"
    return write_clip(path, pictures, range(0, 20 * FRAMES, 20))


def report_of(run: Run, clip: Path) -> Report:
    return report_on_clip(run, clip, np.arange(FRAMES, dtype=np.float64) * FRAME_S)


def stills_of(report: Report, clip: Path, folder: Path) -> dict[str, Rgb]:
    write_stills(report, clip, folder)
    return {path.name: read(path) for path in sorted(folder.iterdir())}


def read(path: Path) -> Rgb:
    return np.asarray(cv2.imread(str(path)), dtype=np.uint8)[..., ::-1]


def test_every_question_and_leg_has_its_file(clip: Path, tmp_path: Path) -> None:
    rear = stills_of(report_of(REAR, clip), clip, tmp_path / "rear")
    assert list(rear) == ["cadence.jpg", "hip_drop_left.jpg", "hip_drop_right.jpg"]
    side = stills_of(report_of(SIDE, clip), clip, tmp_path / "side")
    assert list(side) == ["cadence.jpg", "overstriding_left.jpg"]


def test_without_steps_there_is_nothing_to_show(clip: Path, tmp_path: Path) -> None:
    without = report_of(replace(SIDE, duration_s=1.5), clip)
    assert without.measured == ()
    assert evidence_of(without) == ()
    assert stills_of(without, clip, tmp_path) == {}


@pytest.mark.parametrize("run", [REAR, SIDE], ids=["rear", "side"])
def test_a_still_is_the_frame_nearest_to_its_moment(clip: Path, tmp_path: Path, run: Run) -> None:
    report = report_of(run, clip)
    stills = stills_of(report, clip, tmp_path)
    brightness = [np.median(frame.rgb) for frame in VideoClip(clip).frames()]
    for evidence in evidence_of(report):
        picture = stills[evidence.file_name]
        if evidence.question is Question.CADENCE:
            # The first landing alone, below its words.
            picture = picture[100:240, :176]
        shown = brightness[round(evidence.moment.time_s / FRAME_S)]
        assert np.median(picture) == pytest.approx(shown, abs=1.5)


def test_the_measured_line_has_the_colour_of_its_leg(clip: Path, tmp_path: Path) -> None:
    stills = stills_of(report_of(REAR, clip), clip, tmp_path)
    for side in (Side.LEFT, Side.RIGHT):
        picture = stills[f"hip_drop_{side}.jpg"].astype(int)
        own, other = (
            (np.abs(picture - OF_SIDE[leg]).sum(axis=2) < 60).sum() for leg in (side, side.other)
        )
        assert own > 500
        assert other < 50


def test_a_folder_is_made_if_need_be(clip: Path, tmp_path: Path) -> None:
    assert len(stills_of(report_of(SIDE, clip), clip, tmp_path / "new")) == 2


def test_a_still_that_cannot_be_written(clip: Path, tmp_path: Path) -> None:
    (tmp_path / "cadence.jpg").mkdir()
    with pytest.raises(OutputError, match=r"^Could not write .*cadence\.jpg: Is a directory\. Cho"):
        write_stills(report_of(SIDE, clip), clip, tmp_path)


@pytest.mark.parametrize("place", ["missing/folder", "file"])
def test_a_place_that_cannot_be_written_to(clip: Path, tmp_path: Path, place: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match=r"^Could not make the folder .*: .+\. Choose a folder"):
        write_stills(report_of(SIDE, clip), clip, tmp_path / place)
    assert [path.name for path in tmp_path.rglob("*")] == ["file"]
