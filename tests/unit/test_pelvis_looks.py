"""What is registered of a patch: steps leave shading out, colours keep it."""

import numpy as np
import pytest

from formcheck.pelvis.looks import LIGHTNESS, MAX_STEP, colours, steps
from formcheck.pelvis.patch import FloatImage

# Shirt over shorts, 60 rows of each.
PLAIN: FloatImage = np.zeros((120, 60, 3), dtype=np.float32)
PLAIN[:60, :, 0] = 180.0
PLAIN[60:, :, 0] = 40.0
SHADED = PLAIN.copy()
SHADED[..., 0] += np.linspace(0.0, 60.0, 60, dtype=np.float32)


def test_steps_leave_light_from_one_side_out() -> None:
    look = steps(LIGHTNESS)
    assert look(SHADED) == pytest.approx(look(PLAIN), abs=0.01)


def test_colours_keep_it() -> None:
    look = colours(LIGHTNESS)
    assert np.abs(look(SHADED) - look(PLAIN)).max() > 50.0


def test_steps_show_the_edge_and_no_more_than_the_most() -> None:
    seen = steps(LIGHTNESS)(PLAIN)
    assert abs(int(np.abs(seen).mean(axis=1).argmax()) - 60) <= 1
    assert np.abs(seen).max() <= MAX_STEP
    assert np.abs(seen[:40]).max() == pytest.approx(0.0, abs=1e-3)


def test_an_axis_without_the_edge_shows_none() -> None:
    assert np.abs(steps(np.array([0.0, 1.0, 0.0]))(PLAIN)).max() == pytest.approx(0.0, abs=1e-3)
