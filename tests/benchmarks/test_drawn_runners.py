"""Runners drawn from figures of real ones."""

import numpy as np
import pytest

from benchmarks.runner.population import DROP_DEG, REACH_LEAD_S, SHANK_DEG, drawn_motion

SEEDS = range(200)


def test_a_seed_is_always_the_same_runner() -> None:
    assert drawn_motion(2.8, 4) == drawn_motion(2.8, 4)
    assert drawn_motion(2.8, 4) != drawn_motion(2.8, 5)


@pytest.mark.parametrize("column", [0, 3])
def test_drawn_runners_are_spread_like_the_measured_ones(column: int) -> None:
    speed_m_s = (1.995, 4.714)[column == 3]
    drawn = [drawn_motion(speed_m_s, seed) for seed in SEEDS]
    shanks = [float(m.landing.shank_angle_deg or 0.0) for m in drawn]
    drops = [(m.pelvis.drop_left_deg + m.pelvis.drop_right_deg) / 2.0 for m in drawn]
    leads = [m.legs.reach_lead_s for m in drawn]
    for values, figure in ((shanks, SHANK_DEG), (drops, DROP_DEG), (leads, REACH_LEAD_S)):
        mean, spread = figure[0][column], figure[1][column]
        # Deviates are cut at 1.7, which leaves 0.91 of their spread; drops below half a degree too.
        assert np.mean(values) == pytest.approx(mean, abs=0.35 * spread)
        assert np.std(values) == pytest.approx(0.91 * spread, rel=0.2)


def test_the_later_foot_is_the_slower_one() -> None:
    legs = [drawn_motion(2.9, seed).legs for seed in SEEDS]
    leads, speeds = [leg.reach_lead_s for leg in legs], [leg.foot_over_belt for leg in legs]
    assert np.corrcoef(leads, np.array(speeds, dtype=float))[0, 1] == pytest.approx(-0.9, abs=0.05)
