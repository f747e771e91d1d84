"""Pictures of the waist for a person: five a side, sharp, in place, in a hidden order."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from clip_maker import write_clip
from synthetic_report import report_on_clip
from synthetic_runner import Run

from formcheck.exporters.hand_orders import MAX_IN_A_ROW, hand_orders
from formcheck.exporters.hand_pictures import SIZE_PX, HandPicture, hand_pictures
from formcheck.pelvis.hand_frames import choose_frames, waist_px
from formcheck.records import Report, Side, View
from formcheck.video import VideoClip

FRAMES, FRAME_S = 240, 1.0 / 30.0
SIZE = (360, 640)
REAR = Run(view=View.REAR, frame_s=FRAME_S, roll_deg=2.0)
TIMES_S = np.arange(FRAMES, dtype=np.float64) * FRAME_S
DOT_PX = 4


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> tuple[Report, VideoClip]:
    """A dot moves with the waist over a room of squares; every frame is sharp."""
    return filmed(tmp_path_factory.mktemp("plain"), lambda _: set())


def filmed(folder: Path, blurred_s: Callable[[Report], set[float]]) -> tuple[Report, VideoClip]:
    path = folder / "clip.mp4"
    squares = np.random.default_rng(0).integers(60, 160, (SIZE[1] // 8, SIZE[0] // 8, 1), np.uint8)
    room = np.repeat(np.kron(squares, np.ones((8, 8, 1), np.uint8)), 3, axis=2)
    ticks = range(0, 20 * FRAMES, 20)
    write_clip(path, [room] * FRAMES, ticks)
    report = report_on_clip(REAR, path, TIMES_S)
    pictures = []
    for time_s in TIMES_S.tolist():
        picture = room.copy()
        centre = waist_px(report.trial.gait.pose, time_s)
        if np.isfinite(centre).all():
            cv2.circle(picture, centre.round().astype(int).tolist(), DOT_PX, (255, 255, 255), -1)
        if time_s in blurred_s(report):
            picture = np.asarray(cv2.GaussianBlur(picture, (0, 0), 3.0), dtype=np.uint8)
        pictures.append(picture)
    write_clip(path, pictures, ticks)
    return report, VideoClip(path)


def sides(pictures: tuple[HandPicture, ...]) -> list[Side | None]:
    return [picture.side for picture in pictures]


def test_five_pictures_of_each_side_in_order_of_time(plain: tuple[Report, VideoClip]) -> None:
    pictures = hand_pictures(*plain)
    assert sides(pictures).count(Side.LEFT) == sides(pictures).count(Side.RIGHT) == 5
    assert len(pictures) == 10
    times_s = [picture.time_s for picture in pictures]
    assert times_s == sorted(times_s)
    for side in (Side.LEFT, Side.RIGHT):
        candidates_s = [frame.time_s for frame in choose_frames(plain[0].trial).of(side)]
        own_s = [picture.time_s for picture in pictures if picture.side is side]
        assert (own_s[0], own_s[-1]) == (candidates_s[0], candidates_s[-1])


def test_a_place_in_the_picture_is_found_in_the_clip(plain: tuple[Report, VideoClip]) -> None:
    report, copy = plain
    for picture in hand_pictures(report, copy):
        shown = cv2.imdecode(np.frombuffer(picture.jpeg, np.uint8), cv2.IMREAD_GRAYSCALE)
        assert shown is not None
        assert shown.shape == (SIZE_PX, SIZE_PX)
        y, x = np.argwhere(shown > 220).mean(axis=0)
        in_clip = np.array([picture.left + x / picture.scale, picture.top + y / picture.scale])
        assert in_clip == pytest.approx(waist_px(report.trial.gait.pose, picture.time_s), abs=1.0)


def test_the_level_is_that_of_the_room(plain: tuple[Report, VideoClip]) -> None:
    report, copy = plain
    # The picture is turned anticlockwise, so what is level has its right end higher.
    assert {picture.level_deg for picture in hand_pictures(report, copy)} == {2.0}
    trial = replace(report.trial, camera=replace(report.trial.camera, level=None))
    without = hand_pictures(replace(report, trial=trial), copy)
    assert {picture.level_deg for picture in without} == {None}


def every_third(report: Report) -> set[float]:
    """Times of every third candidate of each side."""
    frames = choose_frames(report.trial)
    return {f.time_s for side in (Side.LEFT, Side.RIGHT) for f in frames.of(side)[::3]}


def test_blurred_frames_are_dropped(tmp_path: Path) -> None:
    report, copy = filmed(tmp_path, every_third)
    pictures = hand_pictures(report, copy)
    assert sides(pictures).count(Side.LEFT) == sides(pictures).count(Side.RIGHT) == 5
    assert not {picture.time_s for picture in pictures} & every_third(report)


def test_a_stand_gives_two_pictures_which_come_first(plain: tuple[Report, VideoClip]) -> None:
    report, copy = plain
    gait = replace(report.trial.gait, standing_s=(0.1, 1.6))
    trial = replace(report.trial, gait=gait)
    pictures = hand_pictures(replace(report, trial=trial), copy)
    stands = [picture.id for picture in pictures if picture.is_stand]
    assert len(stands) == 2
    assert all(list(order[:2]) == stands for order in hand_orders(pictures, "clip"))


def runs(text: str) -> tuple[HandPicture, ...]:
    """Pictures of the sides that the letters name."""
    of = {"l": Side.LEFT, "r": Side.RIGHT}
    return tuple(HandPicture(0.35 * i, of[c], b"", 0.0, 0.0, 1.0, None) for i, c in enumerate(text))


def test_orders_hold_every_picture_and_are_the_same_after_a_reload() -> None:
    pictures = runs("lrlrlrlrlr")
    first, second = hand_orders(pictures, "clip")
    assert sorted(first) == sorted(second) == sorted(picture.id for picture in pictures)
    assert (first, second) == hand_orders(runs("lrlrlrlrlr"), "clip")
    assert first != second
    assert (first, second) != hand_orders(pictures, "another clip")


def test_orders_do_not_tell_the_side() -> None:
    pictures = runs("lrlrlrlrlr")
    side_of = {picture.id: picture.side for picture in pictures}
    firsts = set()
    for clip in range(40):
        for order in hand_orders(pictures, f"clip {clip}"):
            shown = [side_of[name] for name in order]
            firsts.add(tuple(shown[:4]))
            repeated = [len(set(shown[i : i + MAX_IN_A_ROW + 1])) for i in range(7)]
            assert 1 not in repeated
    # Of 14 ways to begin that are allowed, most occur: nobody can guess the next one.
    assert len(firsts) > 10


def test_pictures_of_one_side_alone_have_orders_as_well() -> None:
    first, second = hand_orders(runs("lllll"), "clip")
    assert len(first) == len(second) == 5
    assert hand_orders((), "clip") == ((), ())
