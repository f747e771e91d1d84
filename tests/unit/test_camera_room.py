"""What some pictures tell of the camera: drawn rooms with a runner who is in focus, or is not."""

import cv2
import numpy as np
import numpy.typing as npt
import pytest
from synthetic_runner import Run, pose_of, without_frames

from formcheck.camera import CameraAssessment, RoomPictures, assess_camera
from formcheck.camera.level import ROOM_HEIGHT_PX, shrunk
from formcheck.camera.room import STATED_ROLL_SIGMA_DEG
from formcheck.records import CameraMotion, PoseSequence, View

Rgb = npt.NDArray[np.uint8]

# As large as the pictures that are looked at, so that blur in it is blur in them.
SIZE_PX = (360, 640)
# The stick runner is drawn for pictures of twice this size; here the legs get smaller still.
SHRUNK = 0.4
SHARP, SOFT = 1.5, 5.0
LEAN_DEG = 3.0


def runner(view: View = View.RIGHT) -> PoseSequence:
    """A runner in the middle of the lower part of the picture."""
    pose = pose_of(Run(view=view, duration_s=2.0))
    shift = np.array([SIZE_PX[0] / 2 - SHRUNK * 360.0, 80.0])
    return pose.changed(SHRUNK * pose.xy_px + shift, "smaller")


def reach(pose: PoseSequence) -> tuple[slice, slice]:
    """Rows and columns that the landmarks reach."""
    left, top = np.nanmin(pose.xy_px, axis=(0, 1)).astype(int)
    right, bottom = np.nanmax(pose.xy_px, axis=(0, 1)).astype(int)
    return slice(top, bottom + 1), slice(left, right + 1)


def posts(lean_deg: float = LEAN_DEG) -> Rgb:
    """Dark posts all over a pale wall, whose tops lean to the right, with edges as sharp as drawn.

    They stand so close that some are before the runner and some beside.
    """
    picture = np.full((SIZE_PX[1], SIZE_PX[0], 3), 190, dtype=np.uint8)
    aside = 0.5 * SIZE_PX[1] * np.tan(np.radians(lean_deg))
    for x in range(10, SIZE_PX[0] + 20, 40):
        top, bottom = (round(16 * (x + aside)), 0), (round(16 * (x - aside)), 16 * SIZE_PX[1])
        cv2.line(picture, top, bottom, (70,) * 3, 14, cv2.LINE_AA, 4)
    return picture


def blurred(picture: Rgb, by_px: float) -> Rgb:
    return np.asarray(cv2.GaussianBlur(picture, (0, 0), by_px), dtype=np.uint8)


def room(around_runner: float, elsewhere: float, pose: PoseSequence) -> Rgb:
    """Posts, blurred differently around the runner and in the rest of the picture."""
    rows, columns = reach(pose)
    margin = 60
    rows = slice(max(rows.start - margin, 0), rows.stop + margin)
    columns = slice(max(columns.start - margin, 0), columns.stop + margin)
    picture = blurred(posts(), elsewhere)
    picture[rows, columns] = blurred(posts(), around_runner)[rows, columns]
    return picture


def looked(
    pictures: list[Rgb],
    pose: PoseSequence,
    view: View = View.RIGHT,
    stated_roll_deg: float | None = None,
) -> CameraAssessment:
    room = RoomPictures(0.0)
    room.pictures = [shrunk(picture) for picture in pictures]
    room.height_px = pictures[0].shape[0]
    return assess_camera(room, pose, view, stated_roll_deg)


@pytest.mark.parametrize("view", [View.RIGHT, View.REAR])
@pytest.mark.parametrize("stated_deg", [-7.0, 0.0, 2.5])
def test_the_stated_roll_comes_first(view: View, stated_deg: float) -> None:
    level = looked([posts()], runner(view), view, stated_deg).level
    assert level is not None
    assert (level.roll_deg, level.source) == (stated_deg, "stated")
    assert level.sigma_deg == STATED_ROLL_SIGMA_DEG


def test_else_the_posts_tell_the_roll() -> None:
    level = looked([posts()], runner()).level
    assert level is not None
    assert level.roll_deg == pytest.approx(LEAN_DEG, abs=0.3)
    assert level.lines > 2


def test_a_bare_wall_tells_no_roll_but_the_user_may() -> None:
    bare = np.full((SIZE_PX[1], SIZE_PX[0], 3), 150, dtype=np.uint8)
    assert looked([bare], runner()).level is None
    assert looked([bare], runner(), stated_roll_deg=1.0).level is not None


@pytest.mark.parametrize("view", [View.RIGHT, View.REAR])
@pytest.mark.parametrize(("runner_px", "room_px"), [(SOFT, SHARP), (SHARP, SOFT)])
def test_only_the_blur_around_the_runner_counts(
    view: View, runner_px: float, room_px: float
) -> None:
    pose = runner(view)
    found = looked([room(runner_px, room_px, pose)], pose, view)
    assert SIZE_PX[1] * found.blur == pytest.approx(runner_px, rel=0.2)


def test_a_runner_who_is_nowhere_may_be_anywhere() -> None:
    pose = runner()
    picture = room(SOFT, SHARP, pose)
    lost = without_frames(pose, slice(None))
    assert SIZE_PX[1] * looked([picture], lost).blur == pytest.approx(SHARP, rel=0.2)


def test_a_runner_beyond_the_picture_leaves_the_whole_of_it() -> None:
    pose = runner()
    away = pose.changed(pose.xy_px + 10.0 * SIZE_PX[1], "away")
    found = looked([room(SOFT, SHARP, pose)], away)
    assert SIZE_PX[1] * found.blur == pytest.approx(SHARP, rel=0.2)


def test_one_picture_out_of_focus_is_no_blurred_clip() -> None:
    pose = runner()
    pictures = [room(SHARP, SHARP, pose)] * 4 + [room(SOFT, SOFT, pose)]
    assert SIZE_PX[1] * looked(pictures, pose).blur == pytest.approx(SHARP, rel=0.2)


def test_blur_is_told_in_picture_heights() -> None:
    """A larger picture of the same scene is as blurred; it is looked at in a smaller one."""
    pose = runner()
    picture = room(SOFT, SOFT, pose)
    larger = np.asarray(cv2.resize(picture, None, fx=2.0, fy=2.0), dtype=np.uint8)
    enlarged = pose.changed(2.0 * pose.xy_px, "larger")
    small, large = looked([picture], pose), looked([larger], enlarged)
    assert large.blur == pytest.approx(small.blur, rel=0.1)


def test_a_picture_without_edges_around_the_runner_is_infinitely_blurred() -> None:
    bare = np.full((SIZE_PX[1], SIZE_PX[0], 3), 150, dtype=np.uint8)
    assert looked([bare], runner()).blur == np.inf


@pytest.mark.parametrize("turn_deg", [0.0, 2.0])
def test_a_room_is_handed_on_where_the_camera_shakes(turn_deg: float) -> None:
    pose = runner()
    still = blotches()
    middle = (SIZE_PX[0] / 2, SIZE_PX[1] / 2)
    turn = cv2.getRotationMatrix2D(middle, turn_deg, 1.0)
    turned = cv2.warpAffine(still, turn, SIZE_PX, borderMode=cv2.BORDER_REPLICATE)
    found = looked([still, np.asarray(turned, dtype=np.uint8)], pose)
    assert isinstance(found.motion, CameraMotion)
    assert found.motion.turn_deg == pytest.approx(turn_deg, abs=0.2)
    assert (found.shaking_room is not None) == (turn_deg > 0.0)


def test_one_picture_tells_no_motion() -> None:
    found = looked([blotches()], runner())
    assert (found.motion, found.shaking_room) == (None, None)


def blotches() -> Rgb:
    """Large soft spots, which have no edges that may slide along themselves."""
    grain = np.random.default_rng(1).standard_normal(SIZE_PX[::-1]).astype(np.float32)
    soft = cv2.GaussianBlur(grain, (0, 0), 20.0)
    grey = 128.0 + 40.0 * soft / soft.std()
    return np.repeat(np.clip(grey, 0.0, 255.0).astype(np.uint8)[:, :, None], 3, axis=2)


def test_the_drawings_are_of_the_size_that_is_looked_at() -> None:
    assert SIZE_PX[1] == ROOM_HEIGHT_PX
