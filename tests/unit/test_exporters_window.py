"""The cut-out of a picture: points are where they should be, also in a smaller copy."""

import numpy as np
import pytest

from formcheck.exporters.overlay.colours import PAPER
from formcheck.exporters.window import Window

SIZE = (400, 300)


def window_at(x: float, y: float, zoom: float = 1.0) -> Window:
    return Window(np.array([x, y]), (100.0, 100.0), zoom, (200, 200))


@pytest.mark.parametrize("copied", [1.0, 0.5])
@pytest.mark.parametrize("zoom", [0.5, 2.0])
def test_a_point_is_where_the_window_places_it(zoom: float, copied: float) -> None:
    window = window_at(180.0, 140.0, zoom)
    width, height = (round(copied * size) for size in SIZE)
    picture = np.zeros((height, width, 3), np.uint8)
    x, y = (round(copied * value) for value in (190, 130))
    picture[y - 3 : y + 4, x - 3 : x + 4] = 255
    rows, columns = np.nonzero(window.cut(picture, copied)[..., 0] > 127)
    found = np.array([columns.mean(), rows.mean()])
    assert found == pytest.approx(window.place(np.array([190.0, 130.0])), abs=2.5)


@pytest.mark.parametrize("at", [(0.0, 0.0), (400.0, 300.0), (10.0, 290.0), (200.0, 150.0)])
def test_a_window_over_the_edge_is_moved_inside(at: tuple[float, float]) -> None:
    window = window_at(*at).moved_inside(SIZE)
    corners = window.place(np.array([[0.0, 0.0], SIZE]))
    assert (corners[0] <= 1e-9).all()
    assert (corners[1] >= 200.0 - 1e-9).all()
    assert (window.cut(np.full((300, 400, 3), 200, np.uint8)) == 200).all()


def test_a_small_picture_is_shown_whole() -> None:
    window = window_at(90.0, 5.0).moved_inside((120, 100))
    corners = window.place(np.array([[0.0, 0.0], [120.0, 100.0]]))
    assert (corners >= -1e-9).all()
    assert (corners <= 200.0 + 1e-9).all()
    drawn = window.cut(np.full((100, 120, 3), 200, np.uint8))
    assert (drawn[-1, -1] == PAPER).all() or (drawn[0, 0] == PAPER).all()
    assert (drawn == 200).all(axis=2).sum() == pytest.approx(120 * 100, rel=0.05)
