"""A body that leaves the picture by a number of pixels, in a number of frames."""

import pytest
from synthetic_runner import PICTURE_PX, Run, pose_of, without_frames

from formcheck.gait.framing import outside_fraction
from formcheck.records import PoseSequence, View

WIDTH_PX, HEIGHT_PX = (int(size_px) for size_px in PICTURE_PX)
RUN = pose_of(Run(duration_s=2.0))
FRAMES = len(RUN.timestamps_s)
PARTS = [f"{side}_{part}" for side in ("left", "right") for part in ("hip", "knee", "ankle")]


def fraction(pose: PoseSequence) -> float:
    return outside_fraction(pose, WIDTH_PX, HEIGHT_PX)


def placed(name: str, xy_px: tuple[float, float], frames: slice) -> PoseSequence:
    moved_px = RUN.xy_px.copy()
    moved_px[frames, RUN.skeleton.index(name)] = xy_px
    return RUN.changed(moved_px, "placed")


@pytest.mark.parametrize("view", [View.REAR, View.LEFT])
def test_a_body_inside_the_picture_is_never_outside(view: View) -> None:
    assert fraction(pose_of(Run(view=view))) == 0.0


@pytest.mark.parametrize("name", PARTS)
@pytest.mark.parametrize(
    "xy_px", [(-1.0, 500.0), (721.0, 500.0), (300.0, -1.0), (300.0, 1281.0), (-9.0, 1300.0)]
)
def test_one_part_beyond_any_edge_is_outside(name: str, xy_px: tuple[float, float]) -> None:
    assert fraction(placed(name, xy_px, slice(0, 30))) == pytest.approx(30 / FRAMES)


@pytest.mark.parametrize("xy_px", [(0.0, 0.0), (720.0, 1280.0), (360.0, 1279.5)])
def test_the_edge_itself_is_inside(xy_px: tuple[float, float]) -> None:
    assert fraction(placed("left_ankle", xy_px, slice(0, 30))) == 0.0


@pytest.mark.parametrize("name", ["nose", "left_wrist", "right_elbow", "left_heel"])
def test_what_is_not_measured_may_leave_the_picture(name: str) -> None:
    assert fraction(placed(name, (-50.0, -50.0), slice(None))) == 0.0


def test_a_frame_counts_once_however_much_is_outside() -> None:
    shifted = RUN.xy_px.copy()
    shifted[:40] += (0.0, 2000.0)
    assert fraction(RUN.changed(shifted, "shifted")) == pytest.approx(40 / FRAMES)


def test_width_and_height_are_not_exchanged() -> None:
    assert outside_fraction(RUN, HEIGHT_PX, WIDTH_PX) == 1.0


def test_lost_frames_do_not_count() -> None:
    pose = without_frames(placed("left_ankle", (-1.0, 500.0), slice(0, 30)), slice(20, 60))
    assert fraction(pose) == pytest.approx(20 / (FRAMES - 40))


@pytest.mark.parametrize("nobody", [without_frames(RUN, slice(None)), RUN.between(-2.0, -1.0)])
def test_nobody_is_not_outside(nobody: PoseSequence) -> None:
    assert fraction(nobody) == 0.0
