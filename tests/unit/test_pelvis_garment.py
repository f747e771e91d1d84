"""Where shirt and shorts meet, and how a symmetrical back is turned."""

import numpy as np
import pytest
from drawn_back import BLACK, DrawnBack, Kit

from formcheck.pelvis.garment import contrast_axis, waist_edge
from formcheck.pelvis.patch import SEEN, FloatImage, PatchCutter
from formcheck.pelvis.symmetry import own_turn_deg
from formcheck.records import FloatArray

LEVEL: FloatArray = np.zeros(12)


def patches(back: DrawnBack) -> list[FloatImage]:
    cutter = PatchCutter(back.pose(), SEEN)
    cut = [cutter.cut(frame.rgb, frame.time_s) for frame in back]
    return [patch for patch in cut if patch is not None]


def template(back: DrawnBack) -> FloatImage:
    sample = patches(back)
    return np.asarray(np.median(sample, axis=0) @ contrast_axis(sample), dtype=np.float32)


@pytest.mark.parametrize("edge_above", [-0.02, 0.0, 0.035, 0.06])
def test_the_edge_is_found_where_it_is(edge_above: float) -> None:
    edge = waist_edge(template(DrawnBack(LEVEL, kit=Kit(edge_above=edge_above))), SEEN.above)
    assert edge.above == pytest.approx(edge_above, abs=0.006)
    assert edge.strength > 8.0


def test_the_axis_leads_from_the_shorts_to_the_shirt() -> None:
    """White over black differ in lightness alone; blue over a grey as light in colour alone."""
    light = contrast_axis(patches(DrawnBack(LEVEL, kit=Kit((240, 240, 240), BLACK))))
    assert light == pytest.approx(np.array([1.0, 0.0, 0.0]), abs=0.05)
    colour = contrast_axis(patches(DrawnBack(LEVEL, kit=Kit((30, 90, 200), (96, 96, 96)))))
    assert abs(colour[0]) < 0.3
    assert colour[2] < -0.8


def test_clothes_of_one_colour_have_no_edge() -> None:
    kit = Kit(BLACK, BLACK, shirt_print=1.0, shorts_print=1.0)
    assert waist_edge(template(DrawnBack(LEVEL, kit=kit)), SEEN.above).strength < 4.0


@pytest.mark.parametrize("tilt_deg", [-6.0, -2.0, 0.0, 3.5, 8.0])
def test_a_back_is_turned_as_it_was_drawn(tilt_deg: float) -> None:
    kit = Kit(shirt_print=0.0, shorts_print=0.0)
    turn_deg = own_turn_deg(template(DrawnBack(LEVEL + tilt_deg, kit=kit)))
    # The edge at the waist has ripples that are not symmetrical.
    assert turn_deg == pytest.approx(-tilt_deg, abs=0.7)


def test_what_is_not_symmetrical_has_no_turn_of_its_own() -> None:
    noise = np.random.default_rng(1).standard_normal((126, 132)).astype(np.float32)
    assert own_turn_deg(noise) is None
