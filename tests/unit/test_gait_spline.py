"""Our cubic spline is scipy's, which is too slow to import for a clip of a few seconds."""

import numpy as np
import pytest
from scipy.interpolate import CubicSpline

from formcheck.gait.spline import on_spline


@pytest.mark.parametrize("count", [4, 5, 6, 31, 600])
@pytest.mark.parametrize("shape", [(), (2,), (19, 2)])
def test_the_same_as_scipy_at_uneven_times(count: int, shape: tuple[int, ...]) -> None:
    rng = np.random.default_rng(count)
    times_s = np.cumsum(rng.uniform(0.004, 0.05, count))
    values = rng.normal(500.0, 100.0, (count, *shape))
    at_s = np.concatenate([np.linspace(times_s[0], times_s[-1], 1001), times_s])
    expected = CubicSpline(times_s, values)(at_s)
    np.testing.assert_allclose(on_spline(times_s, values, at_s), expected, rtol=0.0, atol=1e-8)


def test_a_cubic_is_exact() -> None:
    times_s = np.array([0.0, 0.1, 0.25, 0.3, 0.5])
    at_s = np.linspace(0.0, 0.5, 51)
    np.testing.assert_allclose(on_spline(times_s, times_s**3, at_s), at_s**3, atol=1e-15)
