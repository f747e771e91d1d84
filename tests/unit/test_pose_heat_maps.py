"""Landmarks moved to the middle of their heat maps."""

import numpy as np
import numpy.typing as npt
import pytest

from formcheck.pose.heat_maps import logistic, refined

SIDE = 64
COLD = -20.0


def maps(**hot: float) -> npt.NDArray[np.float32]:
    """One map, cold but for some cells: ``x12_y30=5.0`` is column 12, row 30."""
    heat = np.full((SIDE, SIDE, 1), COLD, dtype=np.float32)
    for place, value in hot.items():
        x, y = (int(part[1:]) for part in place.split("_"))
        heat[y, x, 0] = value
    return heat


def at(x: float, y: float) -> npt.NDArray[np.float64]:
    return np.array([[x, y]]) / SIDE


def test_a_landmark_moves_to_the_middle_of_the_heat_around_it() -> None:
    heat = maps(x20_y30=3.0, x22_y30=3.0)
    np.testing.assert_allclose(refined(at(20.4, 30.7), heat), at(21.0, 30.0), atol=1e-6)


def test_heat_weighs_by_the_logistic_function() -> None:
    heat = maps(x20_y30=3.0, x24_y30=0.0)
    sure, unsure = logistic(np.array([3.0, 0.0]))
    expected = (20.0 * sure + 24.0 * unsure) / (sure + unsure)
    np.testing.assert_allclose(refined(at(20.0, 30.0), heat), at(expected, 30.0), atol=1e-5)


def test_heat_further_away_does_not_count() -> None:
    heat = maps(x20_y30=3.0, x25_y30=9.0)
    np.testing.assert_allclose(refined(at(20.0, 30.0), heat), at(20.0, 30.0), atol=1e-5)


@pytest.mark.parametrize("heat", [maps(), maps(x20_y30=-0.1)])
def test_an_unsure_map_moves_nothing(heat: npt.NDArray[np.float32]) -> None:
    np.testing.assert_array_equal(refined(at(20.3, 30.6), heat), at(20.3, 30.6))


@pytest.mark.parametrize(("x", "y"), [(-3.0, 30.0), (30.0, 70.0), (200.0, -200.0)])
def test_a_landmark_outside_the_maps_stays(x: float, y: float) -> None:
    np.testing.assert_array_equal(refined(at(x, y), maps(x30_y30=9.0)), at(x, y))


def test_at_the_edge_only_cells_that_exist_count() -> None:
    np.testing.assert_allclose(refined(at(0.5, 63.5), maps(x1_y62=5.0)), at(1.0, 62.0), atol=1e-5)


def test_each_landmark_has_a_map_of_its_own() -> None:
    heat = np.concatenate([maps(x10_y10=5.0), maps(x40_y50=5.0)], axis=2)
    xy = np.concatenate([at(11.0, 11.0), at(41.0, 51.0)])
    expected = np.concatenate([at(10.0, 10.0), at(40.0, 50.0)])
    np.testing.assert_allclose(refined(xy, heat), expected, atol=1e-6)
