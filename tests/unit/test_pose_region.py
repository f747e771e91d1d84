"""The square that the landmark network looks at: cut out and placed back without a shift."""

import math

import numpy as np
import pytest

from formcheck.pose import Person
from formcheck.pose.region import NETWORK_PX, Region
from formcheck.pose.region_path import RegionPath
from formcheck.records import RUNNER_SKELETON, FloatArray

TURNED = Region(300.0, 420.0, 512.0, math.radians(10.0))


def test_the_region_of_a_circle_is_a_quarter_larger_and_upright_for_who_stands_upright() -> None:
    region = Region.from_circle(np.array([300.0, 400.0]), np.array([300.0, 200.0]))
    assert region == Region(300.0, 400.0, 500.0, 0.0)


@pytest.mark.parametrize("turn_deg", [-30.0, 0.0, 10.0, 90.0])
def test_a_leaning_person_stands_upright_in_the_region(turn_deg: float) -> None:
    turn = math.radians(turn_deg)
    head = np.array([100.0 * math.sin(turn), -100.0 * math.cos(turn)])
    region = Region.from_circle(np.zeros(2), head)
    assert region.turn_rad == pytest.approx(turn, abs=1e-4)
    # The head is above the middle, so far from it as the circle is from the square's edge.
    np.testing.assert_allclose(region.to_picture(np.array([[0.5, 0.1]]))[0], head, atol=0.02)


def test_what_is_cut_out_lies_where_the_region_says() -> None:
    """A bright spot in the picture is found in the square, and placed back to where it was."""
    spot = np.array([350.0, 380.0])
    y, x = np.mgrid[0:840, 0:600]
    bright = np.exp(-((x - spot[0]) ** 2 + (y - spot[1]) ** 2) / (2.0 * 8.0**2))
    rgb = np.repeat((255.0 * bright).astype(np.uint8)[..., None], 3, axis=2)
    cut = TURNED.cut_out(rgb)
    assert cut.shape == (NETWORK_PX, NETWORK_PX, 3)
    assert cut.dtype == np.float32
    assert 0.9 < cut.max() <= 1.0
    rows, columns = np.mgrid[0:NETWORK_PX, 0:NETWORK_PX]
    grey = cut[..., 0] / cut[..., 0].sum()
    seen = np.array([[(grey * columns).sum(), (grey * rows).sum()]]) / NETWORK_PX
    np.testing.assert_allclose(TURNED.to_picture(seen)[0], spot, atol=0.1)


def test_beyond_the_picture_its_edge_goes_on() -> None:
    rgb = np.full((100, 100, 3), 51, dtype=np.uint8)
    np.testing.assert_allclose(TURNED.cut_out(rgb), 0.2, atol=1e-6)


def body(middle: tuple[float, float]) -> FloatArray:
    points = np.full((len(RUNNER_SKELETON.names), 2), middle)
    points[RUNNER_SKELETON.index("nose"), 1] -= 200.0
    points[RUNNER_SKELETON.index("left_heel"), 1] += 250.0
    return points


def test_the_region_around_landmarks_holds_them_all() -> None:
    region = Region.around(body((300.0, 400.0)))
    assert region == Region(300.0, 400.0, 625.0, 0.0)


def path(*regions: tuple[float, Region]) -> RegionPath:
    return RegionPath([Person(time_s, body((0.0, 0.0)), region) for time_s, region in regions])


def moving(time_s: float) -> Region:
    """Somebody who passes at an even speed and comes nearer."""
    return Region(100.0 + 80.0 * time_s, 400.0, 500.0 + 10.0 * time_s, 0.05)


def test_a_path_follows_who_moves_evenly() -> None:
    passing = path(*((t, moving(t)) for t in np.arange(0.0, 4.0, 0.25)))
    for time_s in (0.0, 1.1, 3.75):
        found = passing.at(time_s)
        # Holding the slope back costs less than a pixel.
        assert found.x_px == pytest.approx(moving(time_s).x_px, abs=1.0)
        assert found.size_px == pytest.approx(moving(time_s).size_px, abs=0.5)


def test_a_path_is_calmer_than_the_looks() -> None:
    rng = np.random.default_rng(3)
    times_s = np.sort(rng.uniform(0.0, 12.0, 16))
    places = rng.normal(300.0, 10.0, 16)
    calm = path(*((t, Region(x, 0.0, 500.0, 0.0)) for t, x in zip(times_s, places, strict=True)))
    found = np.array([calm.at(t).x_px for t in np.arange(0.0, 12.0, 0.1)])
    assert found.std() < 0.6 * places.std()
    assert np.abs(np.diff(found)).max() < 1.0


@pytest.mark.parametrize("time_s", [0.0, 1.0, 50.0])
def test_one_look_holds_for_the_whole_clip(time_s: float) -> None:
    assert path((1.0, TURNED)).at(time_s).x_px == pytest.approx(TURNED.x_px)


@pytest.mark.parametrize("time_s", [-5.0, 40.0])
def test_before_the_first_and_after_the_last_look_the_path_goes_on(time_s: float) -> None:
    still = path(*((t, TURNED) for t in (1.0, 2.0, 3.0)))
    assert still.at(time_s).size_px == pytest.approx(TURNED.size_px)


def test_a_person_without_a_region_is_looked_for_around_the_landmarks() -> None:
    alone = RegionPath([Person(1.0, body((300.0, 400.0)))])
    assert alone.at(1.0).y_px == pytest.approx(400.0)
    assert alone.at(1.0).size_px == pytest.approx(625.0)


@pytest.mark.parametrize(
    ("other", "near"),
    [
        (TURNED, True),
        (Region(340.0, 420.0, 512.0, 0.0), True),
        (Region(360.0, 420.0, 512.0, 0.0), False),
        (Region(300.0, 420.0, 580.0, 0.3), True),
        (Region(300.0, 420.0, 600.0, 0.3), False),
        (Region(300.0, 420.0, 440.0, 0.0), False),
    ],
)
def test_a_region_is_near_another_within_a_tenth_and_of_nearly_its_size(
    other: Region, near: bool
) -> None:
    assert TURNED.is_near(other) is near
