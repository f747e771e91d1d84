"""Reference values of runners: where typical ends, by belt speed."""

from dataclasses import replace
from itertools import pairwise

import pytest
from findings_of import EASY, METRICS, measured, read, stated

from formcheck.findings.catalogue import load_catalogue
from formcheck.findings.norm import Norm, Row
from formcheck.records import SCALE, BandName

NORMS = {name: text.norm for name, text in load_catalogue().metrics.items()}
SPEEDS_M_S = (1.9, 2.0, 2.5, 2.9, 3.4, 4.2, 4.7, 5.0)


@pytest.mark.parametrize(
    ("metric", "speed_m_s", "value", "expected"),
    [
        # Means and standard deviations of the runners at that speed: 6.6 ± 2.0°, 0.24 ± 0.03.
        ("shank_angle", 2.9, -2.0, BandName.TYPICAL),
        ("shank_angle", 2.9, 8.59, BandName.TYPICAL),
        ("shank_angle", 2.9, 8.6, BandName.ELEVATED),
        ("shank_angle", 2.9, 10.59, BandName.ELEVATED),
        ("shank_angle", 2.9, 10.6, BandName.MARKED),
        ("shank_angle", 2.0, 4.9, BandName.ELEVATED),
        ("shank_angle", 4.7, 13.49, BandName.TYPICAL),
        ("overstride_distance", 2.9, 0.269, BandName.TYPICAL),
        ("overstride_distance", 2.9, 0.27, BandName.ELEVATED),
        ("overstride_distance", 2.9, 0.30, BandName.MARKED),
        ("overstride_distance", 3.9, 0.319, BandName.TYPICAL),
        ("knee_flexion_at_contact", 2.9, 9.5, BandName.TYPICAL),
        ("knee_flexion_at_contact", 2.9, 9.49, BandName.ELEVATED),
        ("knee_flexion_at_contact", 2.9, 5.49, BandName.MARKED),
        ("cadence", 2.0, 151.0, BandName.TYPICAL),
        ("cadence", 2.0, 150.9, BandName.ELEVATED),
        ("cadence", 2.9, 156.0, BandName.TYPICAL),
        ("cadence", 2.9, 155.9, BandName.ELEVATED),
        ("cadence", 2.9, 146.9, BandName.MARKED),
        ("cadence", 4.5, 210.0, BandName.TYPICAL),
        # 6.0 ± 2.2° at every speed.
        ("pelvic_drop", 2.0, 8.19, BandName.TYPICAL),
        ("pelvic_drop", 4.7, 8.2, BandName.ELEVATED),
        ("pelvic_drop", 12.0, 10.4, BandName.MARKED),
    ],
)
def test_band_at_its_edges(metric: str, speed_m_s: float, value: float, expected: BandName) -> None:
    (finding,) = read(measured(metric, value), speed=stated(speed_m_s))
    assert finding.band is expected


@pytest.mark.parametrize("metric", METRICS)
@pytest.mark.parametrize("speed_m_s", SPEEDS_M_S)
def test_typical_means_the_same_for_every_metric(metric: str, speed_m_s: float) -> None:
    """One standard deviation from the mean on the side that stands out, marked from two."""
    norm = NORMS[metric]
    row = norm.at(speed_m_s)
    assert row is not None
    sign = 1.0 if norm.stands_out == "above" else -1.0
    step = 0.5 * 10.0**-norm.digits + 1e-9
    assert norm.edge(row) == pytest.approx(row.mean + sign * row.sd, abs=step)
    assert norm.edge(row, 2.0) == pytest.approx(row.mean + sign * 2.0 * row.sd, abs=step)
    typical = next(band for band in norm.bands(row) if band.name is BandName.TYPICAL)
    assert typical.holds(row.mean - sign * 100.0)
    assert norm.edge(row) in (typical.low, typical.high)


@pytest.mark.parametrize("metric", METRICS)
@pytest.mark.parametrize("speed_m_s", SPEEDS_M_S)
def test_bands_follow_each_other_without_gaps(metric: str, speed_m_s: float) -> None:
    row = NORMS[metric].at(speed_m_s)
    assert row is not None
    bands = NORMS[metric].bands(row)
    assert {band.name for band in bands} == set(SCALE)
    assert (bands[0].low, bands[-1].high) == (None, None)
    for lower, higher in pairwise(bands):
        assert lower.high is not None
        assert lower.high == higher.low
    assert bands[0].high < bands[1].high  # type: ignore[operator]


def test_between_two_speeds_the_figures_lie_between() -> None:
    """Half way from 2.9 to 3.9 m/s: 7.85 ± 1.95°, so from 9.8 and from 11.75, as 11.8."""
    (finding,) = read(measured("shank_angle", 5.0), speed=stated(3.4))
    assert [band.high for band in finding.bands] == [9.8, 11.8, None]


@pytest.mark.parametrize(
    ("metric", "here"),
    [
        ("cadence", "165 ± 9 steps/min at 2.9 m/s"),
        ("shank_angle", "6.6 ± 2.0° at 2.9 m/s"),
        ("overstride_distance", "0.24 ± 0.03 leg lengths at 2.9 m/s"),
        ("knee_flexion_at_contact", "13.5 ± 4.0° at 2.9 m/s"),
        ("pelvic_drop", "6.0 ± 2.2° (53 runners)"),
    ],
)
def test_what_runners_do_at_this_speed_is_named(metric: str, here: str) -> None:
    (finding,) = read(measured(metric, 0.2), speed=EASY)
    assert here in finding.bands_basis
    assert "five of six" in finding.bands_basis
    assert finding.sources


@pytest.mark.parametrize(
    ("speed_m_s", "runners"), [(1.9, 10), (2.0, 10), (2.5, 10), (3.2, 12), (4.0, 11), (5.0, 11)]
)
def test_the_number_of_runners_is_the_smaller_of_both_speeds(
    speed_m_s: float, runners: int
) -> None:
    row = NORMS["shank_angle"].at(speed_m_s)
    assert row is not None
    assert row.runners == runners


@pytest.mark.parametrize("metric", [name for name, norm in NORMS.items() if norm.by_speed])
@pytest.mark.parametrize("speed_m_s", [1.89, 5.01, None])
def test_beyond_its_speeds_a_norm_says_nothing(metric: str, speed_m_s: float | None) -> None:
    assert NORMS[metric].at(speed_m_s) is None


@pytest.mark.parametrize("kmh", [7.0, 18.0])
@pytest.mark.parametrize("metric", METRICS)
def test_speeds_that_a_norm_covers_survive_the_conversion_from_kmh(metric: str, kmh: float) -> None:
    assert NORMS[metric].at(kmh / 3.6) is not None


def test_one_row_holds_at_every_speed_and_without() -> None:
    norm = NORMS["pelvic_drop"]
    assert norm.at(None) == norm.at(2.0) == norm.at(12.0) == norm.rows[0]
    assert not norm.by_speed


def test_without_speed_the_words_have_every_row() -> None:
    words = NORMS["shank_angle"].words(None)
    for row in ("2.8 ± 2.1° at 2.0 m/s (10 runners)", "9.1 ± 1.9° at 3.9 m/s (12 runners)"):
        assert row in words


@pytest.mark.parametrize("metric", ["cadence", "shank_angle"])
@pytest.mark.parametrize("speed_m_s", [2.0, 2.4, 3.4, 4.7])
def test_the_speed_at_which_typical_ends_at_a_value_is_found(metric: str, speed_m_s: float) -> None:
    row = NORMS[metric].at(speed_m_s)
    assert row is not None
    found = NORMS[metric].speed_of_edge(NORMS[metric].edge(row))
    assert found == pytest.approx(speed_m_s, abs=0.06)


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"stands_out": "aside"}, "stands_out"),
        ({"rows": ()}, "order of belt speed"),
        ({"rows": (Row(10, 1.0, 1.0, 2.0),)}, "order of belt speed"),
        ({"rows": (Row(10, 1.0, 1.0, 3.0), Row(10, 1.0, 1.0, 2.0))}, "order of belt speed"),
        ({"rows": (Row(10, 1.0, 1.0, 2.0), Row(10, 1.0, 1.0))}, "order of belt speed"),
        ({"speed_from_m_s": None}, "speed_from_m_s"),
        ({"speed_to_m_s": None}, "speed_to_m_s"),
    ],
)
def test_a_norm_that_makes_no_sense_is_refused(change: dict[str, object], complaint: str) -> None:
    norm: Norm = NORMS["shank_angle"]
    with pytest.raises(ValueError, match=complaint):
        replace(norm, **change)  # type: ignore[arg-type]
