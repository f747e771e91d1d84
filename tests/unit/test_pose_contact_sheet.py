"""The picture of who is who, read back and looked at pixel by pixel."""

from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from formcheck.errors import OutputError
from formcheck.pose import Person
from formcheck.pose.contact_sheet import (
    HEIGHT_PX,
    other_moments_s,
    telling_moment_s,
    write_contact_sheet,
)
from formcheck.records import RUNNER_SKELETON
from formcheck.video import Frame

Bgr = npt.NDArray[np.uint8]

ORANGE_RGB = (200, 90, 30)
# The label of a digit on the sheet is at least so large, from its corner on.
LABEL_PX = 44


def frame_of(width_px: int = 1920, height_px: int = 1080, time_s: float = 0.0) -> Frame:
    return Frame(time_s, np.full((height_px, width_px, 3), ORANGE_RGB, np.uint8))


def person(left: float, top: float, height: float = 500.0, time_s: float = 0.0) -> Person:
    """A person whose landmarks fill a frame of a third of the height in width, pixels."""
    spread = np.linspace(0.0, 1.0, len(RUNNER_SKELETON.names))
    return Person(time_s, np.column_stack([left + height / 3 * spread, top + height * spread]))


def sheet_of(frame: Frame, people: Sequence[tuple[Person, ...]], folder: Path) -> Bgr:
    path = folder / "people.jpg"
    write_contact_sheet(frame, people, path)
    assert path.read_bytes()[:3] == b"\xff\xd8\xff"
    picture = cv2.imdecode(np.frombuffer(path.read_bytes(), np.uint8), cv2.IMREAD_COLOR)
    assert picture is not None
    return np.asarray(picture, dtype=np.uint8)


def label_at(picture: Bgr, frame: Frame, one: Person) -> Bgr:
    """The corner of a person's frame, a tenth of the height outside the landmarks."""
    scale = HEIGHT_PX / frame.rgb.shape[0]
    corner = scale * (one.xy_px.min(axis=0) - 0.1 * one.height_px)
    left, top = np.maximum(corner.round().astype(int), 3)
    return picture[top : top + LABEL_PX, left : left + LABEL_PX]


def white_share(label: Bgr) -> float:
    return float((label.min(axis=2) > 200).mean())


def dark_share(label: Bgr) -> float:
    return float((label.max(axis=2) < 80).mean())


def digit_in(label: Bgr) -> str:
    """The digit whose shape is most like the dark pixels of a label."""
    return min("123456789", key=lambda digit: float(np.abs(_shape(label) - _drawn(digit)).mean()))


def _drawn(digit: str) -> npt.NDArray[np.float64]:
    blank = np.full((80, 80, 3), 255, np.uint8)
    cv2.putText(blank, digit, (15, 65), cv2.FONT_HERSHEY_DUPLEX, 2.0, (0, 0, 0), 3)
    return _shape(blank)


def _shape(label: Bgr) -> npt.NDArray[np.float64]:
    dark = (label.max(axis=2) < 128).astype(np.float64)
    rows, columns = np.nonzero(dark)
    cropped = dark[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    return np.asarray(cv2.resize(cropped, (24, 32), interpolation=cv2.INTER_AREA), dtype=np.float64)


@pytest.mark.parametrize(
    ("width_px", "height_px"), [(1920, 1080), (720, 1280), (640, 360), (3840, 2160)]
)
def test_the_picture_is_720_pixels_high_and_keeps_its_shape(
    width_px: int, height_px: int, tmp_path: Path
) -> None:
    frame = frame_of(width_px, height_px)
    picture = sheet_of(frame, [(person(0.3 * width_px, 0.3 * height_px, 100.0),)], tmp_path)
    assert picture.shape == (720, round(720 * width_px / height_px), 3)


def test_colours_stay_what_they_are(tmp_path: Path) -> None:
    picture = sheet_of(frame_of(), [(person(200.0, 300.0),)], tmp_path)
    assert picture[-40:, -40:].reshape(-1, 3).mean(axis=0) == pytest.approx(ORANGE_RGB[::-1], abs=4)


@pytest.mark.parametrize("height_px", [540, 1080, 2160])
def test_everybody_has_a_number_at_the_corner(height_px: int, tmp_path: Path) -> None:
    part = height_px / 1080
    frame = frame_of(round(1920 * part), height_px)
    places = [(200, 300), (800, 250), (1400, 400)]
    people = [(person(x * part, y * part, 500 * part),) for x, y in places]
    picture = sheet_of(frame, people, tmp_path)
    for (one,) in people:
        label = label_at(picture, frame, one)
        assert white_share(label) > 0.5
        assert dark_share(label) > 0.02
        assert (label[:8, :8].min(axis=2) > 200).all()


def test_people_are_numbered_in_their_order(tmp_path: Path) -> None:
    frame = frame_of()
    people = [(person(left, 300.0),) for left in (100.0, 550.0, 1000.0, 1450.0)]
    for order in (people, people[::-1]):
        picture = sheet_of(frame, order, tmp_path)
        assert [digit_in(label_at(picture, frame, one)) for (one,) in order] == ["1", "2", "3", "4"]


def test_a_frame_surrounds_each_person(tmp_path: Path) -> None:
    picture = sheet_of(frame_of(), [(person(600.0, 300.0),)], tmp_path)
    scale = HEIGHT_PX / 1080
    middle_y = round(scale * 550.0)
    for x in (600.0 - 50.0, 600.0 + 500.0 / 3 + 50.0):
        across = picture[middle_y, round(scale * x) - 4 : round(scale * x) + 5].astype(int)
        assert across.min(axis=1).max() > 180
        assert across.max(axis=1).min() < 80


def test_only_people_are_marked(tmp_path: Path) -> None:
    one = person(600.0, 300.0)
    picture = sheet_of(frame_of(), [(one,)], tmp_path).astype(int)
    away = np.abs(picture - np.array(ORANGE_RGB[::-1])).max(axis=2) > 40
    rows, columns = np.nonzero(away)
    assert rows.min() == pytest.approx((300.0 - 50.0) / 1.5, abs=5)
    assert rows.max() == pytest.approx((800.0 + 50.0) / 1.5, abs=5)
    assert columns.min() == pytest.approx((600.0 - 50.0) / 1.5, abs=5)
    assert columns.max() == pytest.approx((600.0 + 500.0 / 3 + 50.0) / 1.5, abs=5)


@pytest.mark.parametrize(("left", "top"), [(-100.0, 300.0), (600.0, -200.0), (-100.0, -200.0)])
def test_the_number_of_a_person_at_the_edge_stays_in_the_picture(
    left: float, top: float, tmp_path: Path
) -> None:
    frame, one = frame_of(), person(left, top)
    label = label_at(sheet_of(frame, [(one,)], tmp_path), frame, one)
    assert white_share(label) > 0.5
    assert dark_share(label) > 0.02


@pytest.mark.parametrize(("time_s", "nearest"), [(0.4, 0), (2.6, 1), (9.0, 2)])
def test_the_sighting_nearest_in_time_is_drawn(time_s: float, nearest: int, tmp_path: Path) -> None:
    track = (
        person(100.0, 300.0, time_s=0.0),
        person(700.0, 300.0, time_s=2.0),
        person(1400.0, 300.0, time_s=4.0),
    )
    frame = frame_of(time_s=time_s)
    picture = sheet_of(frame, [track], tmp_path)
    shares = [white_share(label_at(picture, frame, one)) for one in track]
    assert int(np.argmax(shares)) == nearest
    assert sorted(shares)[1] < 0.05


def test_who_is_not_in_the_picture_is_cut_out_of_another(tmp_path: Path) -> None:
    """Two who pass one after the other: no number stands before an empty room."""
    first = tuple(person(200.0, 300.0, time_s=time_s) for time_s in (1.0, 1.5))
    second = (person(1200.0, 300.0, time_s=4.0),)
    assert telling_moment_s([first, second]) in (1.0, 1.5, 4.0)
    moments_s = other_moments_s([first, second])
    frame, blue = frame_of(time_s=1.0), np.full((1080, 1920, 3), (20, 40, 220), np.uint8)
    path = tmp_path / "people.jpg"
    write_contact_sheet(frame, [first, second], path, [Frame(4.0, blue)])
    picture = cv2.imread(str(path))
    assert picture is not None
    assert len(moments_s) == 1
    middle = [(round((p.xy_px[:, 0].mean() + 30) / 1.5), 400) for p in (first[0], second[0])]
    told = [picture[y - 3 : y + 3, x - 3 : x + 3].reshape(-1, 3).mean(axis=0) for x, y in middle]
    assert told[0] == pytest.approx(ORANGE_RGB[::-1], abs=8)
    assert told[1] == pytest.approx((220, 40, 20), abs=8)
    assert picture[-40:, -40:].reshape(-1, 3).mean(axis=0) == pytest.approx(ORANGE_RGB[::-1], abs=4)


def test_those_who_are_all_in_one_picture_need_no_other() -> None:
    people = [tuple(person(left, 300.0, time_s=t) for t in (0.0, 2.0)) for left in (100.0, 900.0)]
    assert other_moments_s(people) == []


def test_the_clips_own_picture_is_left_alone(tmp_path: Path) -> None:
    frame = frame_of(1280, 720)
    sheet_of(frame, [(person(200.0, 200.0, 300.0),)], tmp_path)
    assert (frame.rgb == np.array(ORANGE_RGB, np.uint8)).all()


@pytest.mark.parametrize("place", ["missing/people.jpg", "."])
def test_a_place_that_cannot_be_written_is_said(place: str, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"Could not write .*Choose a folder that exists"):
        write_contact_sheet(frame_of(), [(person(200.0, 300.0),)], tmp_path / place)


def test_the_telling_moment_shows_most_people() -> None:
    people = [
        tuple(person(100.0, 300.0, time_s=time_s) for time_s in (0.0, 1.0, 2.0)),
        tuple(person(700.0, 300.0, time_s=time_s) for time_s in (1.0, 2.0)),
        tuple(person(1300.0, 300.0, time_s=time_s) for time_s in (2.0, 3.0)),
    ]
    assert telling_moment_s(people) == 2.0


def test_of_one_person_any_sighting_tells() -> None:
    track = tuple(person(100.0, 300.0, time_s=time_s) for time_s in (0.5, 1.5))
    assert telling_moment_s([track]) in (0.5, 1.5)
