"""A room of blotches, shifted and turned by known amounts."""

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt
import pytest
from altered import altered
from drawn_back import DrawnBack, Kit, running_tilt_deg
from synthetic_runner import Run, trial_of

from formcheck.analyzers import cadence, pelvic_drop
from formcheck.camera import Room, largest_motion
from formcheck.camera.motion import _is_found
from formcheck.pelvis import find_hip_line
from formcheck.records import (
    CameraMotion,
    HipLine,
    HipLineSource,
    Measurement,
    NotMeasured,
    Reason,
    RoomLost,
    View,
)
from formcheck.video import Frame

Rgb = npt.NDArray[np.uint8]
NOBODY = (0.0, 0.0, 0.0, 0.0)


def blotches(height_px: int = 640, seed: int = 1) -> Rgb:
    noise = np.random.default_rng(seed).standard_normal((height_px, height_px * 9 // 16))
    smooth = cv2.GaussianBlur(noise, (0, 0), 22.0)
    grey = np.clip(128 + 60 * smooth / smooth.std(), 0, 255).astype(np.uint8)
    return np.repeat(grey[..., None], 3, axis=2)


def moved(picture: Rgb, right_px: float = 0.0, clockwise_deg: float = 0.0) -> Rgb:
    height, width = picture.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), -clockwise_deg, 1.0)
    turn[0, 2] += right_px
    return np.asarray(
        cv2.warpAffine(picture, turn, (width, height), borderMode=cv2.BORDER_REFLECT), np.uint8
    )


@pytest.mark.parametrize("right_px", [0.0, 3.2, 12.8])
@pytest.mark.parametrize("clockwise_deg", [-2.0, 0.0, 0.4])
def test_shift_and_turn_are_found(right_px: float, clockwise_deg: float) -> None:
    room = blotches()
    motion = Room(room, NOBODY).motion(moved(room, right_px, clockwise_deg))
    assert motion is not None
    assert motion.shift == pytest.approx(right_px / 640, abs=0.001)
    assert motion.turn_deg == pytest.approx(clockwise_deg, abs=0.05)


def test_the_runner_is_not_the_room() -> None:
    """The middle of the picture moves; only what is around it counts."""
    room, runner = blotches(), (90 / 640, 60 / 640, 270 / 640, 1.0)
    later = room.copy()
    later[60:, 90:270] = moved(room, 14.0, 5.0)[60:, 90:270]
    motion = Room(room, runner).motion(later)
    assert motion is not None
    assert motion.shift < 0.001
    assert abs(motion.turn_deg) < 0.05


@pytest.mark.parametrize("later", [blotches(seed=2), np.zeros((640, 360, 3), np.uint8)])
def test_another_room_tells_nothing(later: Rgb) -> None:
    assert Room(blotches(), NOBODY).motion(later) is None


@pytest.mark.parametrize("right_px", [120.0, 260.0])
def test_a_room_that_is_not_found_again_is_lost_and_tells_no_figure(right_px: float) -> None:
    room = blotches()
    gone = [moved(blotches(seed=s), right_px) for s in range(2, 8)]
    motion = largest_motion(Room(room, NOBODY), [room, *gone])
    assert motion == RoomLost(1 / 7)


def with_people_about(picture: Rgb, place: int) -> Rgb:
    """Grey boxes in the room, elsewhere in each picture."""
    picture = picture.copy()
    for top in (60, 260, 460):
        left = (place * 97 + top) % 250
        picture[top : top + 110, left : left + 65] = 120
    return picture


@pytest.mark.parametrize("right_px", [12.0, 24.0])
@pytest.mark.parametrize("clockwise_deg", [-1.5, 1.0])
def test_a_room_with_others_about_is_found_where_moving_it_explains_much(
    right_px: float, clockwise_deg: float
) -> None:
    room = Room(with_people_about(blotches(), 0), NOBODY)
    motion = room.motion(with_people_about(moved(blotches(), right_px, clockwise_deg), 1))
    assert motion is not None
    assert motion.shift == pytest.approx(right_px / 640, abs=0.01)
    assert motion.turn_deg == pytest.approx(clockwise_deg, abs=0.6)


@pytest.mark.parametrize(
    ("correlation", "unmoved", "is_found"),
    [
        (0.96, 0.959, True),
        (0.94, 0.86, True),
        (0.906, 0.84, True),
        (0.91, 0.905, False),
        (0.907, 0.878, False),
        (0.88, 0.2, False),
    ],
)
def test_below_a_sure_fit_moving_the_room_must_explain_much(
    correlation: float, unmoved: float, is_found: bool
) -> None:
    assert _is_found(correlation, unmoved) is is_found


def test_an_empty_wall_tells_nothing() -> None:
    wall = np.full((640, 360, 3), 150, np.uint8)
    assert largest_motion(Room(wall, NOBODY), [wall, wall]) is None


def test_the_largest_of_all_pictures_counts() -> None:
    room = blotches()
    others = [moved(room, 2.0), moved(room, 0.0, -1.0), room]
    motion = largest_motion(Room(room, NOBODY), others)
    assert isinstance(motion, CameraMotion)
    assert motion.shift == pytest.approx(2.0 / 640, abs=0.001)
    assert motion.turn_deg == pytest.approx(1.0, abs=0.05)


@pytest.mark.parametrize(
    "motion", [CameraMotion(0.2, 0.1), CameraMotion(0.0, 6.0)], ids=["shifted", "turned"]
)
def test_a_camera_that_moved_gives_no_hip_drop_but_a_cadence(motion: CameraMotion) -> None:

    trial = altered(trial_of(Run(view=View.REAR)), motion=motion)
    drop = pelvic_drop.measure(trial)
    assert isinstance(drop, NotMeasured)
    assert drop.reason is Reason.CAMERA_MOVING
    assert "the camera moved" in drop.seen
    assert isinstance(cadence.measure(trial), Measurement)


def test_a_lost_room_is_told_without_a_shift_or_a_turn() -> None:
    trial = altered(trial_of(Run(view=View.REAR)), motion=RoomLost(0.25))
    drop = pelvic_drop.measure(trial)
    assert isinstance(drop, NotMeasured)
    assert drop.reason is Reason.CAMERA_MOVING
    assert drop.seen == (
        "the room around the runner is not found again in 75% of the pictures, as when the camera "
        "moves"
    )
    assert "°" not in drop.seen
    assert isinstance(cadence.measure(trial), Measurement)


@dataclass(frozen=True)
class Shaken:
    """A drawn back before a room of blotches, all turned by the hand that holds the camera."""

    back: DrawnBack
    room: Rgb
    shake_deg: npt.NDArray[np.float64]

    def picture(self, number: int) -> Rgb:
        picture = self.room.copy()
        drawn = self.back.picture(number)
        top, left = ((a - b) // 2 for a, b in zip(picture.shape[:2], drawn.shape[:2], strict=True))
        picture[top : top + drawn.shape[0], left : left + drawn.shape[1]] = drawn
        return moved(picture, clockwise_deg=float(self.shake_deg[number]))

    def __iter__(self) -> Iterator[Frame]:
        for frame in self.back:
            yield Frame(frame.time_s, self.picture(round(frame.time_s / self.back.frame_s)))


@pytest.mark.slow  # 6 s of processor time
def test_a_hands_shake_is_taken_out_of_the_tilt() -> None:
    tilt_deg = running_tilt_deg(90)
    shake_deg = 1.5 * np.sin(2.0 * np.pi * 0.9 * np.arange(90) / 30.0)
    back = DrawnBack(tilt_deg, kit=Kit(), body_px=600.0)
    size = 0.4 * 600.0
    clip = Shaken(back, blotches(640), shake_deg)
    pose = back.pose()
    offset = np.array([(360 - size) / 2, (640 - size) / 2])
    pose = pose.changed(pose.xy_px + offset, "in the room")
    box = tuple(edge / 640 for edge in (*offset, *(offset + size)))
    room = Room(clip.picture(0), box)
    with_shake = find_hip_line(clip, pose, HipLineSource.WAISTLINE)
    without = find_hip_line(clip, pose, HipLineSource.WAISTLINE, room)
    assert isinstance(with_shake, HipLine)
    assert isinstance(without, HipLine)
    assert np.std(with_shake.tilt_deg - tilt_deg) > 0.9
    assert np.std(without.tilt_deg - tilt_deg) < 0.35
