"""Two runners side by side: the right moments, mid-hip in one place, legs of one length."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import cv2
import numpy as np
import pytest
from altered import altered
from clip_maker import write_clip
from synthetic_report import report_on_clip
from synthetic_runner import Run

from formcheck import compare
from formcheck.errors import OutputError
from formcheck.exporters.aligned import (
    HEIGHT_PX,
    LEG_PX,
    MID_HIP_PX,
    WIDTH_PX,
    aligned_pictures,
    aligned_trial,
    typical_stride,
)
from formcheck.exporters.moment import MomentKind
from formcheck.exporters.overlay.colours import AFTER, BEFORE
from formcheck.exporters.side_by_side import (
    PHASES,
    REPEATS,
    STRIP_PX,
    Clips,
    write_comparison_stills,
    write_comparison_video,
)
from formcheck.gait import leg_length_px
from formcheck.records import Report, Side, View
from formcheck.video import VideoClip

# It encodes and decodes videos: 6 s of processor time.
pytestmark = pytest.mark.slow

FRAMES = 240
FRAME_S = 1.0 / 30.0
SIZES = ((360, 640), (180, 320))
RUNS = {view: Run(view=view, frame_s=FRAME_S) for view in (View.LEFT, View.REAR)}


@pytest.fixture(scope="module")
def clips(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two clips of other sizes in which the picture grows brighter: it tells when it was taken."""
    folder = tmp_path_factory.mktemp("side_by_side")
    paths = []
    for width, height in SIZES:
        pictures = [np.full((height, width, 3), number, np.uint8) for number in range(FRAMES)]
        paths.append(write_clip(folder / f"{width}.mp4", pictures, range(0, 20 * FRAMES, 20)))
    return paths[0], paths[1]


def report_of(view: View, clip: Path, cadence_spm: float = 170.0) -> Report:
    run = replace(RUNS[view], cadence_spm=cadence_spm)
    report = report_on_clip(run, clip, np.arange(FRAMES, dtype=np.float64) * FRAME_S)
    # The helper scales the landmarks to the picture, and not what was read from them before.
    length_px = leg_length_px(report.trial.gait.pose, view.near_side or Side.LEFT)
    return replace(report, trial=altered(report.trial, leg_length_px=length_px))


def pair_of(view: View, clips: tuple[Path, Path]) -> tuple[Report, Report]:
    return report_of(view, clips[0], 160.0), report_of(view, clips[1], 175.0)


def opened(clips: tuple[Path, Path]) -> Clips:
    return VideoClip(clips[0]), VideoClip(clips[1])


@pytest.mark.parametrize("view", list(RUNS))
def test_mid_hip_is_in_one_place_and_legs_are_of_one_length(
    clips: tuple[Path, Path], view: View
) -> None:
    for report in pair_of(view, clips):
        trial = aligned_trial(report.trial)
        assert np.nanmax(np.abs(trial.gait.pose.middle("hip") - MID_HIP_PX)) < 1e-9
        length_px = leg_length_px(trial.gait.pose, view.near_side or Side.LEFT)
        assert length_px == pytest.approx(LEG_PX)


def test_pictures_are_moved_as_the_landmarks_are(tmp_path: Path) -> None:
    """A bright dot on the mid-hip of every frame stays where mid-hip is shown."""
    run = RUNS[View.LEFT]
    empty = write_clip(
        tmp_path / "size.mp4", [np.zeros((640, 360, 3), np.uint8)] * 2, range(0, 40, 20)
    )
    report = report_on_clip(run, empty, np.arange(FRAMES, dtype=np.float64) * FRAME_S)
    pose = report.trial.gait.pose
    pictures = []
    for time_s in report.trial.clip.timestamps_s:
        picture = np.zeros((640, 360, 3), np.uint8)
        i = min(int(np.searchsorted(pose.timestamps_s, time_s)), len(pose.xy_px) - 1)
        x, y = np.round(pose.middle("hip")[i]).astype(int)
        cv2.circle(picture, (int(x), int(y)), 6, (255, 255, 255), -1)
        pictures.append(picture)
    clip = write_clip(tmp_path / "dots.mp4", pictures, range(0, 20 * FRAMES, 20))
    trial = replace(report.trial, clip=VideoClip(clip).info(report.trial.clip.timestamps_s))
    found = aligned_pictures(replace(report, trial=trial), VideoClip(clip), [1.0, 2.5, 4.1])
    for _, picture in found:
        assert picture.shape == (HEIGHT_PX, WIDTH_PX, 3)
        rows, columns = np.nonzero((picture > 128).all(axis=2))
        assert (columns.mean(), rows.mean()) == pytest.approx(MID_HIP_PX, abs=2.5)


def test_the_nearest_frame_is_taken_in_any_order(clips: tuple[Path, Path]) -> None:
    report = report_of(View.LEFT, clips[0])
    found = aligned_pictures(report, VideoClip(clips[0]), [2.0, 1.01, 2.0])
    assert [time_s for time_s, _ in found] == pytest.approx([2.0, 1.0, 2.0])
    x, y = (round(place) for place in MID_HIP_PX)
    shown = [float(picture[y, x].mean()) for _, picture in found]
    assert shown == pytest.approx([60.0, 30.0, 60.0], abs=1.5)


def test_a_smaller_copy_that_begins_later_shows_the_same(
    clips: tuple[Path, Path], tmp_path: Path
) -> None:
    """A part's first picture comes a little after the part begins; its copy begins with it."""
    whole = report_of(View.LEFT, clips[0])
    late_s, first = 0.011, 12
    clip = replace(
        whole.trial.clip, timestamps_s=late_s + whole.trial.clip.timestamps_s[: FRAMES - first]
    )
    report = replace(whole, trial=replace(whole.trial, clip=clip))
    pictures = [np.full((160, 90, 3), number, np.uint8) for number in range(first, FRAMES)]
    copy = write_clip(tmp_path / "copy.mp4", pictures, range(0, 20 * len(pictures), 20))
    found = aligned_pictures(report, VideoClip(copy), [2.0 + late_s, 1.0 + late_s])
    assert [time_s for time_s, _ in found] == pytest.approx([2.0 + late_s, 1.0 + late_s])
    x, y = (round(place) for place in MID_HIP_PX)
    shown = [float(picture[y, x].mean()) for _, picture in found]
    assert shown == pytest.approx([60.0 + first, 30.0 + first], abs=1.5)


@pytest.mark.parametrize(("view", "files"), [(View.LEFT, 3), (View.REAR, 6)])
def test_stills_show_three_moments_of_each_leg_that_is_seen(
    clips: tuple[Path, Path], tmp_path: Path, view: View, files: int
) -> None:
    shown = write_comparison_stills(compare(*pair_of(view, clips)), opened(clips), tmp_path / "new")
    legs = [Side.LEFT] if view is View.LEFT else [Side.LEFT, Side.RIGHT]
    kinds = (MomentKind.INITIAL_CONTACT, MomentKind.MID_STANCE, MomentKind.TOE_OFF)
    assert [(moment.kind, moment.side) for moment in shown] == [(k, s) for s in legs for k in kinds]
    assert shown[1].caption == "Mid-stance, left leg"
    assert all(a.time_s < b.time_s for a, b in pairwise(shown[:3]))
    paths = sorted((tmp_path / "new").iterdir())
    assert [path.name for path in paths] == [f"{number}.jpg" for number in range(files)]
    for path in paths:
        picture = cv2.imread(str(path))
        assert picture is not None
        assert picture.shape == (HEIGHT_PX + STRIP_PX, 3 * WIDTH_PX, 3)
        overlay = picture[..., ::-1].astype(int)[100:HEIGHT_PX, 2 * WIDTH_PX :]
        # From behind the stick runners of both cadences cover each other.
        for ink in (BEFORE, AFTER) if view.is_side else (AFTER,):
            assert (np.abs(overlay - ink).sum(axis=2) < 90).sum() > 100


def test_the_video_shows_one_stride_three_times(clips: tuple[Path, Path], tmp_path: Path) -> None:
    write_comparison_video(compare(*pair_of(View.LEFT, clips)), opened(clips), tmp_path / "a.mp4")
    video = VideoClip(tmp_path / "a.mp4")
    frames = [frame.rgb for frame in video.frames()]
    assert video.codec == "h264"
    assert len(frames) == REPEATS * PHASES
    assert frames[0].shape == (HEIGHT_PX + STRIP_PX, 3 * WIDTH_PX, 3)
    again = np.abs(frames[5].astype(int) - frames[5 + PHASES]).mean()
    other = np.abs(frames[5].astype(int) - frames[5 + PHASES // 2]).mean()
    assert again < 1.0 < other
    assert [path.name for path in tmp_path.iterdir()] == ["a.mp4"]


def test_a_stride_goes_from_contact_to_the_next_one(clips: tuple[Path, Path]) -> None:
    report = report_of(View.LEFT, clips[0], 160.0)
    stride = typical_stride(report, Side.LEFT)
    assert stride is not None
    assert stride.duration_s == pytest.approx(120.0 / 160.0, abs=0.01)
    contacts = report.trial.gait.events.contacts_s(Side.LEFT)
    assert stride.stance.initial_contact_s in contacts
    assert np.abs(contacts - stride.end_s).min() < 1e-9


def test_two_views_cannot_be_shown(clips: tuple[Path, Path], tmp_path: Path) -> None:
    pair = report_of(View.LEFT, clips[0]), report_of(View.REAR, clips[1])
    with pytest.raises(OutputError, match="found one filmed from the left and one"):
        write_comparison_video(compare(*pair), opened(clips), tmp_path / "a.mp4")
    assert list(tmp_path.iterdir()) == []


def test_a_clip_without_steps_cannot_be_shown(clips: tuple[Path, Path], tmp_path: Path) -> None:
    before, after = pair_of(View.LEFT, clips)
    events = replace(after.trial.gait.events, events=())
    without = replace(after, trial=altered(after.trial, events=events))
    with pytest.raises(OutputError, match="expected a whole stride of the left leg"):
        write_comparison_stills(compare(before, without), opened(clips), tmp_path / "new")
    assert list(tmp_path.iterdir()) == []
