"""Simulated pairs of clips: a change is called one, and nothing else is; a small version."""

import numpy as np
import pytest

from benchmarks.change_simulation import HELD, SCATTER, Setting, Share, session_sd, shares, table
from benchmarks.simulated_clip import Scatter, clip_report
from formcheck.comparison.detectable import load_noise
from formcheck.records import Measurement

FEW = 80


@pytest.mark.parametrize("setting", HELD, ids=lambda setting: setting.words)
def test_changes_are_found_and_nothing_else(setting: Setting) -> None:
    found = list(shares(setting, FEW))
    assert [share.metric for share in found] == list(SCATTER) == list(load_noise())
    assert [share for share in found if not share.is_good] == []


def test_a_missed_target_is_told() -> None:
    good = Share("cadence", HELD[0], 1000, 0.05, 0.84)
    assert good.is_good
    assert "missed" not in table([good])
    for bad in (Share("cadence", HELD[0], 1000, 0.07, 0.84), Share("a", HELD[0], 1000, 0.0, 0.77)):
        assert not bad.is_good
        assert "**missed**" in table([bad])


@pytest.mark.parametrize("adjoins", [False, True])
def test_means_of_ten_steps_differ_by_the_detectable_difference(adjoins: bool) -> None:
    scatter = Scatter(10.0, step=1.0, reading=0.8, adjoins=adjoins)
    rng = np.random.default_rng(0)
    off = session_sd(scatter, 3.0)
    means = [scatter.draw(10, rng).mean() + off * rng.standard_normal() for _ in range(4000)]
    assert 1.96 * np.sqrt(2.0) * np.std(means) == pytest.approx(3.0, rel=0.04)


def test_the_steps_scatter_as_said() -> None:
    scatter = Scatter(6.0, step=0.6, reading=0.8)
    rng = np.random.default_rng(0)
    report = clip_report("pelvic_drop", scatter, 2000, rng, level_known=True)
    (result,) = report.results
    assert isinstance(result, Measurement)
    assert np.std(result.values) == pytest.approx(1.0, rel=0.05)
    assert result.value == pytest.approx(6.0, abs=0.1)
