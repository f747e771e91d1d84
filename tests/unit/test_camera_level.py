"""Roll from drawn rooms whose uprights stand as a pinhole shows them."""

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from formcheck.camera import find_level
from formcheck.records import LevelSource

Rgb = npt.NDArray[np.uint8]
UPRIGHTS = (-0.24, -0.13, -0.05, 0.09, 0.16, 0.25)


def room(
    roll_deg: float,
    pitch_deg: float = 0.0,
    uprights: tuple[float, ...] = UPRIGHTS,
    slanted: int = 0,
    height_px: int = 640,
) -> Rgb:
    """Dark posts before a pale wall; a picture turned clockwise shows their tops further right."""
    width_px = height_px * 9 // 16
    picture = np.full((height_px, width_px, 3), 190, dtype=np.uint8)
    middle = np.array([width_px / 2, height_px / 2])
    turn = np.radians(roll_deg)
    turned = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    for i, across in enumerate(uprights):
        # A camera that looks down shows the foot of a post nearer to the middle than its top.
        lean = np.tan(np.radians(pitch_deg)) * across
        ends = np.array([[across + lean * 0.3, -0.3], [across - lean * 0.3, 0.3]]) * height_px
        ends = ends @ turned.T + middle
        first, last = (tuple(np.round(end * 16).astype(int).tolist()) for end in ends)
        shade = (60 + 10 * i,) * 3
        cv2.line(picture, first, last, shade, max(2, height_px // 90), cv2.LINE_AA, 4)
    for i in range(slanted):
        x = width_px * (i + 1) // (slanted + 1)
        cv2.line(picture, (x, height_px), (x + height_px // 8, height_px // 2), (20, 20, 20), 4)
    return picture


@pytest.mark.parametrize("roll_deg", [-7.5, -4.0, -1.0, 0.0, 0.5, 2.5, 6.5])
@pytest.mark.parametrize("pitch_deg", [-12.0, 0.0, 8.0])
def test_the_roll_is_what_uprights_lean_in_the_middle(roll_deg: float, pitch_deg: float) -> None:
    level = find_level([room(roll_deg, pitch_deg)])
    assert level is not None
    assert level.roll_deg == pytest.approx(roll_deg, abs=0.3)
    assert 0.4 <= level.sigma_deg < 0.8
    assert level.lines >= 4
    assert level.source is LevelSource.ROOM


@pytest.mark.parametrize("height_px", [480, 1280, 1920])
def test_the_size_of_the_picture_changes_nothing(height_px: int) -> None:
    level = find_level([room(3.0, height_px=height_px)])
    assert level is not None
    assert level.roll_deg == pytest.approx(3.0, abs=0.3)


def test_slanted_things_are_outvoted() -> None:
    level = find_level([room(2.0, slanted=2)])
    assert level is not None
    assert level.roll_deg == pytest.approx(2.0, abs=0.3)


@pytest.mark.parametrize(
    "picture",
    [
        pytest.param(np.full((640, 360, 3), 150, dtype=np.uint8), id="empty wall"),
        pytest.param(room(0.0, uprights=(0.1,)), id="one post"),
        pytest.param(room(0.0, uprights=(), slanted=3), id="slanted lines only"),
    ],
)
def test_too_few_uprights_tell_nothing(picture: Rgb) -> None:
    level = find_level([picture])
    # Slanted lines may obey a law of their own, but never that of a level camera by chance.
    assert level is None or abs(level.roll_deg) > 5.0


@pytest.mark.parametrize("roll_deg", [-10.0, 12.0])
def test_posts_that_slant_alike_are_not_a_tilted_camera(roll_deg: float) -> None:
    """Nobody sets up a phone so askew; treadmill posts often slant forward."""
    assert find_level([room(roll_deg)]) is None


def test_two_posts_do_from_behind_and_are_too_few_from_the_side() -> None:
    """However many edges they have: two posts of one treadmill may slant alike."""
    picture = room(3.0, uprights=(-0.15, -0.14, 0.15, 0.16))
    assert find_level([picture]) is None
    level = find_level([picture], least_places=2)
    assert level is not None
    assert level.roll_deg == pytest.approx(3.0, abs=0.3)


def test_what_moves_is_not_part_of_the_room() -> None:
    pictures = []
    for i in range(9):
        picture = room(1.5)
        cv2.line(picture, (20 + 35 * i, 600), (90 + 30 * i, 60), (0, 0, 0), 12)
        pictures.append(picture)
    level = find_level(pictures)
    assert level is not None
    assert level.roll_deg == pytest.approx(1.5, abs=0.3)
