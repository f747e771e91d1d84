"""Freeze frames of a typical step: the right moments, the whole runner, one file each."""

from dataclasses import replace
from itertools import product
from pathlib import Path

import cv2
import numpy as np
import pytest
from altered import altered
from clip_maker import Rgb, write_clip
from synthetic_report import report_on_clip
from synthetic_runner import Run

from formcheck.errors import OutputError
from formcheck.exporters import MomentKind, moments, write_stills
from formcheck.exporters.overlay.colours import OF_SIDE
from formcheck.exporters.wording import value_with_unit
from formcheck.records import Measurement, Report, Side, View

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


def stills_of(report: Report, clip: Path, folder: Path) -> list[Rgb]:
    write_stills(report, clip, folder)
    paths = sorted(folder.iterdir())
    assert [path.name for path in paths] == [f"{number}.jpg" for number in range(len(paths))]
    stills = [cv2.imread(str(path)) for path in paths]
    return [np.asarray(still, dtype=np.uint8)[..., ::-1] for still in stills]


def test_a_side_view_shows_the_leg_that_is_measured(clip: Path) -> None:
    captions = [moment.caption for moment in moments(report_of(SIDE, clip))]
    assert captions == ["Initial contact, left leg", "Mid-stance, left leg"]


def test_a_rear_view_shows_both_legs_in_order_of_time(clip: Path) -> None:
    found = moments(report_of(REAR, clip))
    assert len(found) == 4
    assert sorted(found, key=lambda moment: moment.time_s) == list(found)
    kinds = MomentKind.INITIAL_CONTACT, MomentKind.PEAK_OF_DROP
    shown = {(moment.kind, moment.side) for moment in found}
    assert shown == set(product(kinds, (Side.LEFT, Side.RIGHT)))


def test_the_caption_of_a_peak_tells_the_drop_of_its_side(clip: Path) -> None:
    report = report_of(REAR, clip)
    (peak,) = (m for m in moments(report) if m.shows_hips and m.side is Side.LEFT)
    drop = report["pelvic_drop_left"]
    assert isinstance(drop, Measurement)
    assert peak.caption == f"Peak of the hip drop, left leg: {value_with_unit(drop)}"


def test_the_step_is_the_one_nearest_to_the_result(clip: Path) -> None:
    report = report_of(SIDE, clip)
    contact, mid_stance = moments(report)
    stances = {s.initial_contact_s: s for s in report.trial.gait.events.stances(Side.LEFT)}
    stance = stances[contact.time_s]
    assert mid_stance.time_s == pytest.approx((stance.initial_contact_s + stance.toe_off_s) / 2)
    shank = next(r for r in report.results if isinstance(r, Measurement) and r.side is Side.LEFT)
    typical_s = shank.times_s[np.abs(shank.values - shank.value).argmin()]
    assert abs(stance.initial_contact_s - typical_s) < FRAME_S


def test_without_steps_there_are_no_moments_and_no_files(clip: Path, tmp_path: Path) -> None:
    report = report_of(SIDE, clip)
    events = replace(report.trial.gait.events, events=())
    without = replace(report, trial=altered(report.trial, events=events))
    assert moments(without) == ()
    assert stills_of(without, clip, tmp_path) == []


@pytest.mark.parametrize("run", [REAR, SIDE], ids=["rear", "side"])
def test_each_still_is_the_first_frame_of_its_moment(clip: Path, tmp_path: Path, run: Run) -> None:
    report = report_of(run, clip)
    stills = stills_of(report, clip, tmp_path)
    found = moments(report)
    assert len(stills) == len(found)
    for still, moment in zip(stills, found, strict=True):
        number = np.ceil(moment.time_s / FRAME_S - 1e-6)
        assert np.median(still) == pytest.approx(number, abs=1.5)


@pytest.mark.parametrize("run", [REAR, SIDE], ids=["rear", "side"])
def test_the_whole_runner_is_in_the_picture(clip: Path, tmp_path: Path, run: Run) -> None:
    report = report_of(run, clip)
    for still, moment in zip(stills_of(report, clip, tmp_path), moments(report), strict=True):
        assert still.shape[0] == 720
        if moment.shows_hips:
            continue
        floor = np.median(still)
        drawn = np.abs(still.astype(int) - floor).max(axis=2) > 60
        rows, columns = np.flatnonzero(drawn.any(axis=1)), np.flatnonzero(drawn.any(axis=0))
        # From the shoulders to the feet, and nothing cut off at the edges.
        assert rows[-1] - rows[0] > 0.5 * still.shape[0]
        assert 0 < rows[0] < rows[-1] < still.shape[0] - 1
        assert 0 < columns[0] < columns[-1] < still.shape[1] - 1


def test_the_near_leg_has_its_colour(clip: Path, tmp_path: Path) -> None:
    still = stills_of(report_of(SIDE, clip), clip, tmp_path)[0].astype(int)
    near = np.abs(still - OF_SIDE[Side.LEFT]).sum(axis=2) < 60
    far = np.abs(still - OF_SIDE[Side.RIGHT]).sum(axis=2) < 60
    assert near.sum() > 2 * far.sum() > 0


def test_a_folder_is_made_if_need_be(clip: Path, tmp_path: Path) -> None:
    assert len(stills_of(report_of(SIDE, clip), clip, tmp_path / "new")) == 2


def test_a_still_that_cannot_be_written(clip: Path, tmp_path: Path) -> None:
    (tmp_path / "0.jpg").mkdir()
    with pytest.raises(OutputError, match=r"^Could not write .*0\.jpg: Is a directory\. Choose"):
        write_stills(report_of(SIDE, clip), clip, tmp_path)


@pytest.mark.parametrize("place", ["missing/folder", "file"])
def test_a_place_that_cannot_be_written_to(clip: Path, tmp_path: Path, place: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match=r"^Could not make the folder .*: .+\. Choose a folder"):
        write_stills(report_of(SIDE, clip), clip, tmp_path / place)
    assert [path.name for path in tmp_path.rglob("*")] == ["file"]
