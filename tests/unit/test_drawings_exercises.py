"""Drawings of exercises: bodies that hold together, and SVG that a page can take as it is."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

import numpy as np
import pytest

from formcheck.drawings.exercises import body, drawings, exercise_svg
from formcheck.drawings.exercises.library import parse_drawings
from formcheck.drawings.exercises.outline import Circle, outline
from formcheck.drawings.exercises.pose import Pose
from formcheck.drawings.exercises.skeleton import skeleton_of
from formcheck.drawings.exercises.svg import ACCENT
from formcheck.drawings.exercises.view import View

KEYS = sorted(drawings())
SVG = "{http://www.w3.org/2000/svg}"
# A joint may be this far below the floor, in percent of body height: soles and floors are soft.
SOFT = 0.5


def poses(key: str) -> Iterator[Pose]:
    drawing = drawings()[key]
    yield from (pose for pose in (drawing.pose, drawing.start) if pose is not None)


@pytest.mark.parametrize("key", KEYS)
def test_bones_keep_their_length(key: str) -> None:
    for bones in map(skeleton_of, poses(key)):
        for leg in bones.legs:
            assert np.linalg.norm(leg.middle - leg.root) == pytest.approx(body.THIGH, rel=0.01)
            assert np.linalg.norm(leg.end - leg.middle) == pytest.approx(body.SHANK, rel=0.01)
        for arm in bones.arms:
            assert np.linalg.norm(arm.middle - arm.root) == pytest.approx(body.UPPER_ARM, rel=0.01)
            assert np.linalg.norm(arm.end - arm.middle) == pytest.approx(body.FOREARM, rel=0.01)
        assert np.linalg.norm(bones.neck - bones.pelvis) == pytest.approx(body.TRUNK)


@pytest.mark.parametrize("key", KEYS)
def test_knees_bend_as_knees_do(key: str) -> None:
    for bones in map(skeleton_of, poses(key)):
        for leg in bones.legs:
            bent = leg.middle - (leg.root + leg.end) / 2.0
            assert bent @ bones.front > -0.5, "the knee is not behind the line from hip to ankle"


@pytest.mark.parametrize("key", KEYS)
def test_nobody_sinks_into_the_floor(key: str) -> None:
    for bones in map(skeleton_of, poses(key)):
        limbs = (*bones.legs, *bones.arms)
        joints = [joint for limb in limbs for joint in (limb.root, limb.middle, limb.end)]
        assert min(joint[1] for joint in (*joints, bones.head)) > -SOFT


@pytest.mark.parametrize("key", KEYS)
def test_a_drawing_is_svg_with_words_for_those_who_cannot_see_it(key: str) -> None:
    root = ET.fromstring(exercise_svg(key, "A <name> & more"))
    title, shows = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert title.text == "A <name> & more"
    assert shows is not None
    assert len(str(shows.text)) > 40
    assert root.attrib["aria-labelledby"].split() == [title.attrib["id"], shows.attrib["id"]]
    assert root.attrib["role"] == "img"


def test_a_drawing_takes_the_colour_of_the_text_and_one_accent() -> None:
    for key in KEYS:
        colours = set(re.findall(r'(?:fill|stroke)="([^"]*)"', exercise_svg(key, key)))
        assert colours <= {"currentColor", "none", ACCENT, "#fff", "#000"}
        # Black and white are those of masks, which are never seen.
        unmasked = re.sub(r"<mask.*?</mask>", "", exercise_svg(key, key))
        assert not {"#fff", "#000"} & set(re.findall(r'="(#[^"]*)"', unmasked))


@pytest.mark.parametrize(("page", "least"), [("#ffffff", 3.0), ("#0e141b", 3.0)])
def test_the_accent_stands_out_on_both_themes(page: str, least: float) -> None:
    lighter, darker = sorted((luminance(ACCENT), luminance(page)), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= least


def luminance(colour: str) -> float:
    """Relative luminance, as WCAG defines it."""
    parts = [int(colour[i : i + 2], 16) / 255.0 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return float(np.dot(linear, [0.2126, 0.7152, 0.0722]))


def test_drawings_can_stand_on_one_page() -> None:
    ids = [name for key in KEYS for name in re.findall(r' id="([^"]*)"', exercise_svg(key, key))]
    assert len(ids) == len(set(ids))


def test_no_drawing_asks_for_anything_from_elsewhere() -> None:
    for key in KEYS:
        told = exercise_svg(key, key)
        assert "href" not in told
        assert re.findall(r"https?:[^\"]*", told) == ["http://www.w3.org/2000/svg"]


def test_an_outline_is_pulled_tight() -> None:
    inside = outline(Circle(0.0, 0.0, 5.0), Circle(1.0, 0.0, 1.0))
    assert inside == outline(Circle(0.0, 0.0, 5.0))
    two = outline(Circle(0.0, 0.0, 2.0), Circle(10.0, 0.0, 2.0))
    assert len(re.findall("A", two)) == 2
    assert [abs(float(y)) for y in re.findall(r"(-?\d+\.\d)(?=[ALZ])", two)] == [2.0] * 4


def test_the_reader_can_walk_around_and_look_down() -> None:
    assert View(yaw_deg=90.0).seen((0.0, 0.0, -1.0)) == pytest.approx([1.0, 0.0, 0.0])
    assert View(pitch_deg=90.0).seen((0.0, 5.0, 1.0)) == pytest.approx([0.0, 1.0, 5.0])


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("pelvis = [0, 0, 0]", "pelvis = [0, 0]", r"'sit' in test\.toml"),
        ("front = [1, 0, 0]", "fore = [1, 0, 0]", r"'sit' in test\.toml"),
    ],
)
def test_a_broken_drawing_is_named(old: str, new: str, complaint: str) -> None:
    assert old in SITTING
    parse_drawings(SITTING, "test.toml")
    with pytest.raises(ValueError, match=complaint):
        parse_drawings(SITTING.replace(old, new), "test.toml")


def test_a_limb_that_is_too_short_is_named() -> None:
    (drawing,) = parse_drawings(SITTING.replace("[40, 0, 0]", "[60, 0, 0]"), "test.toml").values()
    with pytest.raises(ValueError, match=r"within 49\.0, found"):
        skeleton_of(drawing.pose)


SITTING = """
[sit]
shows = "Somebody sits on the floor."
[sit.pose]
pelvis = [0, 0, 0]
trunk = [0, 1, 0]
front = [1, 0, 0]
left_leg = { end = [40, 0, 0], bend = [0, 1, 0] }
right_leg = { end = [40, 0, 0], bend = [0, 1, 0] }
left_arm = { end = [10, 10, 0], bend = [-1, 0, 0] }
right_arm = { end = [10, 10, 0], bend = [-1, 0, 0] }
"""
