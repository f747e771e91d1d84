"""Each item of a filming check can be good and can fail, by the limits of an analysis."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from clip_maker import numbered_clip, numbered_picture, write_clip
from drawn_back import BLACK, SKY_BLUE, DrawnBack, Kit, Rgb, running_tilt_deg
from drawn_people import person

from formcheck.analyzers.preconditions import (
    MAX_BLUR_LEG_LENGTHS,
    MAX_CAMERA_SHIFT,
    MAX_CAMERA_TURN_DEG,
    MIN_FRAMES_PER_S,
)
from formcheck.camera import CameraAssessment
from formcheck.filming.body_items import runner_item, stands_still, view_item, whole_body_item
from formcheck.filming.camera_items import camera_item, level_item, sharpness_item
from formcheck.filming.clip_items import frame_rate_item, length_item
from formcheck.filming.hips_item import hips_item
from formcheck.filming.light_item import light_item
from formcheck.filming.looks import pose_of
from formcheck.pose import Person, Runner
from formcheck.records import (
    CameraLevel,
    CameraMotion,
    FilmingItem,
    FilmingStatus,
    HipLineSource,
    LevelSource,
    PoseSequence,
    RoomLost,
    View,
)
from formcheck.video import Frame, VideoClip

GOOD, CHANGE, UNKNOWN = FilmingStatus.GOOD, FilmingStatus.CHANGE, FilmingStatus.UNKNOWN
LOOKS = 16
PICTURE_PX = (1000, 1100)
LEVEL = CameraLevel(1.2, 0.4)
STILL = CameraMotion(0.001, 0.1)


def sightings(count: int = LOOKS, spread: float = 0.2, low: int = 0) -> list[Person]:
    """A runner whose feet change places; in the last `low` looks they are below the picture."""
    return [
        person(
            number / 10.0,
            centre=(500.0, 900.0 if number >= count - low else 600.0),
            spread=spread * (-1) ** number,
        )
        for number in range(count)
    ]


def camera(
    level: CameraLevel | None = LEVEL,
    motion: CameraMotion | RoomLost | None = STILL,
    blur: float = 0.003,
) -> CameraAssessment:
    return CameraAssessment(level, motion, None, blur)


def told(item: FilmingItem) -> tuple[FilmingStatus, bool]:
    return item.status, item.stops


# --- the file ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fps", "status"),
    [(60, (GOOD, False)), (30, (GOOD, False)), (20, (GOOD, False)), (12, (CHANGE, True))],
)
def test_frames_per_second(tmp_path: Path, fps: int, status: tuple[FilmingStatus, bool]) -> None:
    clip = VideoClip(numbered_clip(tmp_path / "run.mp4", 30, step=600 // fps))
    item = frame_rate_item(clip)
    assert told(item) == status
    assert str(fps) in item.sentence
    assert (f"{MIN_FRAMES_PER_S:.0f} are needed" in item.sentence) == (status[0] is CHANGE)


def test_one_picture_has_no_frame_rate(tmp_path: Path) -> None:
    clip = VideoClip(write_clip(tmp_path / "run.mp4", [numbered_picture(0, 96, 64)], [0]))
    assert told(frame_rate_item(clip)) == (CHANGE, True)


@pytest.mark.parametrize(
    ("seconds", "status"),
    [(2.7, (CHANGE, True)), (3.0, (CHANGE, False)), (5.3, (CHANGE, False)), (5.6, (GOOD, False))],
)
def test_length(tmp_path: Path, seconds: float, status: tuple[FilmingStatus, bool]) -> None:
    """10 steps at 210 steps/min take 2.9 s; 7 steps of each leg at 155 steps/min take 5.4 s."""
    clip = VideoClip(numbered_clip(tmp_path / "run.mp4", round(10 * seconds) + 1, step=60))
    assert told(length_item(clip)) == status


# --- the body ------------------------------------------------------------------------------------


def test_nobody_stops_all() -> None:
    assert told(runner_item([], None, None)) == (CHANGE, True)


def test_several_people_ask_for_a_choice() -> None:
    people = [sightings(), sightings()]
    item = runner_item(people, None, None)
    assert told(item) == (CHANGE, False)
    assert "Choose your number" in item.sentence


def test_a_number_that_nobody_has_asks_for_another() -> None:
    item = runner_item([sightings()], None, 3)
    assert told(item) == (CHANGE, False)
    assert "number 3" in item.sentence


def test_the_runner_among_several_is_named() -> None:
    runner = Runner(tuple(sightings()), number=2, people=3)
    item = runner_item([sightings()] * 3, runner, None)
    assert item.status is GOOD
    assert "number 2 of 3" in item.sentence


@pytest.mark.parametrize(("spread", "stands"), [(0.004, True), (0.05, False), (0.3, False)])
def test_legs_that_do_not_move_stand(spread: float, stands: bool) -> None:
    people = sightings(spread=spread)
    assert stands_still(pose_of(people)) == stands
    item = runner_item([people], Runner(tuple(people), number=1, people=1), None, stands=stands)
    assert told(item) == (CHANGE if stands else GOOD, False)


def test_a_runner_from_behind_lifts_the_feet_and_does_not_stand() -> None:
    """Across the picture the ankles hardly move against each other."""
    pose = pose_of(sightings(spread=0.0))
    xy_px = pose.xy_px.copy()
    left = pose.skeleton.index("left_ankle")
    xy_px[::2, left, 1] -= 0.05 * 500.0
    assert not stands_still(pose.changed(xy_px, "one foot lifted"))


@pytest.mark.parametrize(
    ("low", "status"),
    [
        (0, (GOOD, False)),
        # By chance in a clip with 5 % of such frames: one look in 56 % of cases, two in 19 %, three
        # in 4 %.
        (1, (UNKNOWN, False)),
        (2, (UNKNOWN, False)),
        (3, (CHANGE, True)),
        (LOOKS, (CHANGE, True)),
    ],
)
def test_feet_below_the_picture(low: int, status: tuple[FilmingStatus, bool]) -> None:
    assert told(whole_body_item(pose_of(sightings(low=low)), PICTURE_PX)) == status


def test_a_head_above_the_picture_stops_nothing() -> None:
    heads_up = [person(number / 10.0, centre=(500.0, 200.0)) for number in range(LOOKS)]
    item = whole_body_item(pose_of(heads_up), PICTURE_PX)
    assert item.status is GOOD
    assert "head" in item.sentence


def test_landmarks_as_an_analysis_reads_them_count() -> None:
    """The finder keeps the feet inside the picture; the landmark network does not."""
    inside = sightings()
    below = [Person(p.time_s, p.xy_px, settled_px=p.xy_px + np.array([0.0, 300.0])) for p in inside]
    assert whole_body_item(pose_of(inside), PICTURE_PX).status is GOOD
    assert whole_body_item(pose_of(below), PICTURE_PX).stops


def of_view(view: View, turn: float = 1.0, yaw: float = 0.0) -> PoseSequence:
    """A body of some breadth, seen from a side; `yaw` shifts the toes across, in trunk lengths."""
    pose = pose_of(sightings(spread=0.0))
    xy_px = pose.xy_px.copy()
    trunk_px = 165.0
    breadth = {View.REAR: -0.6, View.FRONT: 0.6}.get(view, 0.1) * turn
    ahead = {View.LEFT: -0.3, View.RIGHT: 0.3}.get(view, yaw)
    for number, name in enumerate(pose.skeleton.names):
        sign = {"l": 1.0, "r": -1.0}.get(name[0], 0.0) if "_" in name else 0.0
        xy_px[:, number, 0] += sign * breadth * trunk_px / 2.0
        if name == "nose" or name.endswith("foot_index"):
            xy_px[:, number, 0] += ahead * trunk_px
    return pose.changed(xy_px, "seen from a side")


@pytest.mark.parametrize(
    ("view", "status"),
    [
        (View.REAR, (GOOD, False)),
        (View.LEFT, (GOOD, False)),
        (View.RIGHT, (GOOD, False)),
        (View.FRONT, (CHANGE, False)),
    ],
)
def test_views(view: View, status: tuple[FilmingStatus, bool]) -> None:
    found, item = view_item(of_view(view), None)
    assert found is view
    assert told(item) == status


def test_a_view_between_two_stops_all_unless_it_is_named() -> None:
    between = of_view(View.REAR, turn=0.6)
    view, item = view_item(between, None)
    assert view is View.UNKNOWN
    assert told(item) == (CHANGE, True)
    assert view_item(between, View.REAR)[0] is View.REAR


def test_a_view_that_the_clip_contradicts_stops_all() -> None:
    view, item = view_item(of_view(View.REAR), View.LEFT)
    assert view is View.REAR
    assert told(item) == (CHANGE, True)
    assert "left view" in item.sentence
    assert "rear view" in item.sentence


@pytest.mark.parametrize(("yaw", "where"), [(0.2, "right"), (-0.2, "left")])
def test_from_too_far_aside_hip_drop_is_lost(yaw: float, where: str) -> None:
    _, item = view_item(of_view(View.REAR, yaw=yaw), None)
    assert told(item) == (CHANGE, False)
    assert f"to the {where}" in item.sentence


# --- the camera ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("level", "view", "status"),
    [
        (LEVEL, View.REAR, GOOD),
        (CameraLevel(0.0, 0.5, LevelSource.STATED), View.LEFT, GOOD),
        (None, View.REAR, CHANGE),
        (None, View.LEFT, UNKNOWN),
    ],
)
def test_level(level: CameraLevel | None, view: View, status: FilmingStatus) -> None:
    assert told(level_item(camera(level=level), view)) == (status, False)


@pytest.mark.parametrize(
    ("motion", "status"),
    [
        (STILL, GOOD),
        (CameraMotion(MAX_CAMERA_SHIFT, MAX_CAMERA_TURN_DEG), GOOD),
        (CameraMotion(1.01 * MAX_CAMERA_SHIFT, 0.0), UNKNOWN),
        (CameraMotion(1.31 * MAX_CAMERA_SHIFT, 0.0), CHANGE),
        (CameraMotion(0.0, 1.31 * MAX_CAMERA_TURN_DEG), CHANGE),
        (RoomLost(0.6), UNKNOWN),
        (RoomLost(0.5), CHANGE),
        (RoomLost(0.0), CHANGE),
        (None, UNKNOWN),
    ],
)
def test_the_camera_moves(motion: CameraMotion | RoomLost | None, status: FilmingStatus) -> None:
    assert told(camera_item(camera(motion=motion))) == (status, False)


@pytest.mark.parametrize(
    ("blur_legs", "status"),
    [
        (0.99 * MAX_BLUR_LEG_LENGTHS, (GOOD, False)),
        (1.01 * MAX_BLUR_LEG_LENGTHS, (CHANGE, True)),
        (np.inf, (UNKNOWN, False)),
    ],
)
def test_blur(blur_legs: float, status: tuple[FilmingStatus, bool]) -> None:
    leg_heights = 0.3
    assert told(sharpness_item(camera(blur=blur_legs * leg_heights), leg_heights)) == status


@pytest.mark.parametrize(("level", "status"), [(160, GOOD), (74, GOOD), (36, CHANGE)])
@pytest.mark.parametrize("people", [sightings(), []], ids=["a runner", "nobody"])
def test_light(level: int, status: FilmingStatus, people: Sequence[Person]) -> None:
    picture = np.full((1100, 1000, 3), level, np.uint8)
    frames = [Frame(number / 10.0, picture) for number in range(LOOKS)]
    assert told(light_item(frames, people)) == (status, False)


# --- the hips ------------------------------------------------------------------------------------


def lopsided(rgb: Rgb) -> Rgb:
    """The picture with a slanted edge over its left half, which moves with nothing."""
    height, width = rgb.shape[:2]
    changed = rgb.copy()
    for across in range(width // 2):
        low = round(0.42 * height + 0.3 * across)
        changed[low : low + 6, across] = 240
    return changed


def of_back(
    kit: Kit,
    wanted: HipLineSource | None = None,
    count: int = 24,
    *,
    is_dark: bool = False,
    is_lopsided: bool = False,
) -> FilmingItem:
    back = DrawnBack(running_tilt_deg(), kit)
    pose = back.pose()
    frames = [frame for number, frame in enumerate(back) if number % (120 // count) == 0]
    if is_lopsided:
        frames = [Frame(frame.time_s, lopsided(frame.rgb)) for frame in frames]
    near = [int(np.argmin(np.abs(pose.timestamps_s - frame.time_s))) for frame in frames]
    looks = [Person(frames[i].time_s, pose.xy_px[at]) for i, at in enumerate(near)]
    return hips_item(frames, pose_of(looks), wanted, is_dark=is_dark)


def test_clothes_show_the_hips() -> None:
    assert told(of_back(Kit())) == (GOOD, False)


def test_tape_shows_the_hips() -> None:
    item = of_back(Kit(dots=(255, 60, 190)))
    assert item.status is GOOD
    assert "tape" in item.sentence


@pytest.mark.parametrize(
    "kit",
    [
        pytest.param(Kit(shirt=BLACK, shorts=BLACK, shirt_print=0.0, shorts_print=0.0), id="black"),
        pytest.param(Kit(tucked=False, edge_above=-0.03), id="over the waistband"),
    ],
)
def test_clothes_hide_the_hips(kit: Kit) -> None:
    item = of_back(kit)
    assert told(item) == (CHANGE, False)
    assert "Tuck the shirt in" in item.sentence


def test_clothes_may_show_the_hips_but_no_level() -> None:
    """One leg of the shorts has another colour, so the back is not its own mirror image."""
    item = of_back(Kit(), is_lopsided=True)
    assert told(item) == (CHANGE, False)
    assert "left and right" in item.sentence


def test_tape_that_is_wanted_is_missed() -> None:
    item = of_back(Kit(shirt=SKY_BLUE), HipLineSource.MARKERS)
    assert told(item) == (CHANGE, False)
    assert "Put them on" in item.sentence


def test_too_few_pictures_or_too_little_light_tell_nothing() -> None:
    assert told(of_back(Kit(), count=6)) == (UNKNOWN, False)
    assert told(of_back(Kit(), is_dark=True)) == (UNKNOWN, False)
