"""Dots of tape: found in any colour, followed to parts of a pixel, not seen where none are."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import cv2
import numpy as np
import pytest
from drawn_back import BLACK, DARK_GREY, DrawnBack, Kit, running_tilt_deg

from formcheck.pelvis import find_hip_line
from formcheck.records import HipLine, HipLineRefusal, HipLineSource
from formcheck.video import Frame

# A minute of drawn backs; reports of the samples hold the method in the quick tests.
pytestmark = pytest.mark.slow

YELLOW, ORANGE, WHITE, GREEN, PINK = (
    (240, 235, 60), (250, 120, 30), (245, 245, 245), (60, 230, 80), (240, 70, 160),
)  # fmt: skip
TILT_DEG = running_tilt_deg()
DOTTED = DrawnBack(TILT_DEG, kit=Kit(dots=YELLOW))


def found(
    back: DrawnBack, wanted: HipLineSource | None = HipLineSource.MARKERS
) -> HipLine | HipLineRefusal:
    return find_hip_line(back, back.pose(), wanted)


def line_of(back: DrawnBack, wanted: HipLineSource | None = HipLineSource.MARKERS) -> HipLine:
    line = found(back, wanted)
    assert isinstance(line, HipLine), line
    return line


@pytest.mark.parametrize(
    "back",
    [
        pytest.param(DOTTED, id="yellow"),
        pytest.param(replace(DOTTED, kit=Kit(dots=ORANGE)), id="orange"),
        pytest.param(replace(DOTTED, kit=Kit(dots=WHITE)), id="white"),
        pytest.param(replace(DOTTED, kit=Kit(dots=PINK, shirt=BLACK, shorts=BLACK)), id="on black"),
        pytest.param(replace(DOTTED, kit=Kit(dots=GREEN, shirt=(240, 240, 240))), id="on white"),
        pytest.param(replace(DOTTED, kit=Kit(dots=BLACK, shorts=(230, 220, 60))), id="black tape"),
        pytest.param(replace(DOTTED, body_px=330.0), id="small picture"),
        pytest.param(replace(DOTTED, body_px=1100.0), id="large picture"),
        pytest.param(replace(DOTTED, noise=10.0), id="noisy camera"),
    ],
)
def test_the_line_through_the_dots_is_the_tilt(back: DrawnBack) -> None:
    line = line_of(back)
    off_deg = line.tilt_deg - back.tilt_deg
    assert line.coverage >= 0.99
    assert abs(np.nanmean(off_deg)) < 0.15
    assert np.nanstd(off_deg) < 0.8
    slope = np.polyfit(back.tilt_deg, np.nan_to_num(line.tilt_deg), 1)[0]
    assert slope == pytest.approx(1.0, abs=0.04)


def test_dots_come_before_the_clothes_and_the_clothes_can_be_asked_for() -> None:
    assert line_of(DOTTED, None).method is HipLineSource.MARKERS
    assert line_of(DOTTED, HipLineSource.WAISTLINE).method is HipLineSource.WAISTLINE
    assert line_of(replace(DOTTED, kit=Kit()), None).method is HipLineSource.WAISTLINE


@pytest.mark.parametrize(
    "kit",
    [
        pytest.param(Kit(), id="plain"),
        pytest.param(Kit(shirt_print=24.0, shorts_print=24.0), id="printed"),
        pytest.param(Kit(DARK_GREY, (200, 190, 60)), id="strong edge"),
        pytest.param(Kit(shirt=(230, 30, 30), shorts=(20, 20, 200)), id="strong colours"),
    ],
)
def test_where_there_are_no_dots_none_are_seen(kit: Kit) -> None:
    refusal = found(replace(DOTTED, kit=kit))
    assert isinstance(refusal, HipLineRefusal)
    assert "no two dots" in refusal.seen
    assert "bright tape" in refusal.advice


@pytest.mark.parametrize(
    ("dots_above", "apart", "count"),
    [
        pytest.param(0.115, 0.046, 2, id="a print between the shoulder blades"),
        pytest.param(0.085, 0.046, 2, id="a print on the shirt"),
        pytest.param(-0.03, 0.07, 2, id="buttons of back pockets"),
        pytest.param(0.04, 0.03, 4, id="a studded belt"),
        pytest.param(0.07, 0.03, 5, id="lettering"),
    ],
)
def test_other_spots_of_one_colour_are_no_tape(dots_above: float, apart: float, count: int) -> None:
    kit = Kit(dots=YELLOW, dots_above=dots_above, dots_apart=apart, dot_count=count)
    refusal = found(replace(DOTTED, kit=kit))
    assert isinstance(refusal, HipLineRefusal)


def test_spots_on_a_shirt_that_slips_are_no_tape() -> None:
    """They lie where tape would, but turn less than the shorts."""
    kit = Kit(dots=YELLOW, dots_turn=0.5, shorts_print=16.0)
    assert isinstance(found(replace(DOTTED, kit=kit)), HipLineRefusal)


@dataclass(frozen=True)
class Covered:
    """A hand of skin colour over one dot or both, now and then."""

    back: DrawnBack
    numbers: frozenset[int]
    both: bool = False

    def __iter__(self) -> Iterator[Frame]:
        for frame in self.back:
            number = round(frame.time_s / self.back.frame_s)
            rgb = frame.rgb.copy()
            if number in self.numbers:
                middle = rgb.shape[1] // 2
                right = rgb.shape[1] if self.both else middle
                cv2.rectangle(rgb, (0, 0), (right, rgb.shape[0]), (205, 150, 120), -1)
            yield Frame(frame.time_s, rgb)


@pytest.mark.parametrize("both", [False, True])
def test_hidden_dots_are_lost_and_found_again(both: bool) -> None:
    hidden = frozenset(range(40, 52))
    line = find_hip_line(Covered(DOTTED, hidden, both), DOTTED.pose(), HipLineSource.MARKERS)
    assert isinstance(line, HipLine)
    lost = np.isnan(line.tilt_deg)
    assert lost[sorted(hidden)].all()
    assert lost.sum() == len(hidden)
    assert np.abs(line.tilt_deg - TILT_DEG)[52:].max() < 1.5


def test_dots_that_are_hidden_often_are_refused() -> None:
    often = frozenset(n for n in range(len(TILT_DEG)) if n % 10 < 3)
    refusal = find_hip_line(Covered(DOTTED, often), DOTTED.pose(), HipLineSource.MARKERS)
    assert isinstance(refusal, HipLineRefusal)
