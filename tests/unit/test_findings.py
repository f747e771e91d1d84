"""Bands, the rule for overstriding, and cues."""

import pytest
from findings_of import LEG, METRICS, band, measured, read

from formcheck.analyzers import cadence
from formcheck.findings import interpret, professional_advice
from formcheck.records import (
    SCALE,
    BandName,
    Measurement,
    NotMeasured,
    Reason,
    Side,
)


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
        ("knee_flexion_at_contact", 5.5, 8.0, BandName.TYPICAL),
        ("knee_flexion_at_contact", None, 8.0, BandName.TYPICAL),
        ("knee_flexion_at_contact", None, 7.99, BandName.ELEVATED),
        ("knee_flexion_at_contact", None, 4.0, BandName.ELEVATED),
        ("knee_flexion_at_contact", None, 3.99, BandName.MARKED),
        ("pelvic_drop", None, 5.99, BandName.TYPICAL),
        ("pelvic_drop", None, 6.0, BandName.ELEVATED),
        ("pelvic_drop", None, 9.0, BandName.MARKED),
        ("cadence", 2.8, 159.9, BandName.ELEVATED),
        ("cadence", 2.8, 160.0, BandName.TYPICAL),
        ("cadence", 4.5, 200.0, BandName.TYPICAL),
    ],
)
def test_band_at_its_edges(
    metric: str, speed_m_s: float | None, value: float, expected: BandName
) -> None:
    assert band(metric, value, speed_m_s) is expected


def test_between_two_speeds_the_scale_lies_between() -> None:
    """Half way from 2.9 to 3.9 m/s: 7.85 ± 1.95°, so from 9.8 and from 11.75, as 11.8."""
    (finding,) = read(measured("shank_angle", 5.0), speed_m_s=3.4)
    assert [band.high for band in finding.bands] == [9.8, 11.8, None]


@pytest.mark.parametrize(
    ("metric", "here"),
    [
        ("shank_angle", "6.6 ± 2.0° at 2.9 m/s"),
        ("overstride_distance", "0.24 ± 0.03 leg lengths at 2.9 m/s"),
        ("knee_flexion_at_contact", "13.5 ± 4.0° at 2.9 m/s"),
        ("pelvic_drop", "4.4 ± 1.5° at 2.9 m/s"),
    ],
)
def test_what_runners_do_at_this_speed_is_named_with_their_number(metric: str, here: str) -> None:
    (finding,) = read(measured(metric, 0.2))
    assert here in finding.bands_basis
    assert "(at least 10 runners)" in finding.bands_basis
    assert "Hamner & Delp 2013, Fukuchi 2017" in finding.bands_basis
    assert any(source.startswith("Hamner SR") for source in finding.sources)


@pytest.mark.parametrize(
    ("speed_m_s", "runners"), [(1.9, 10), (2.0, 10), (2.5, 10), (3.2, 12), (4.0, 11), (5.0, 11)]
)
def test_the_number_of_runners_is_the_smaller_of_both_speeds(
    speed_m_s: float, runners: int
) -> None:
    (finding,) = read(measured("shank_angle", 5.0), speed_m_s=speed_m_s)
    assert f"(at least {runners} runners)" in finding.bands_basis


def test_a_stated_speed_moves_no_scale_of_hip_drop() -> None:
    slow, fast = (read(measured("pelvic_drop", 5.0), speed_m_s=v)[0] for v in (2.0, 4.7))
    assert slow.bands == fast.bands
    assert slow.bands_basis != fast.bands_basis


@pytest.mark.parametrize("kmh", [7.0, 18.0])
def test_speeds_that_a_norm_covers_survive_the_conversion_from_kmh(kmh: float) -> None:
    assert band("shank_angle", 1.0, kmh / 3.6) is BandName.TYPICAL


@pytest.mark.parametrize(
    ("half_width", "expected"),
    [(0.0, BandName.ELEVATED), (1.4, BandName.ELEVATED), (1.6, BandName.UNCERTAIN)],
)
def test_interval_across_an_edge_is_uncertain(half_width: float, expected: BandName) -> None:
    (finding,) = read(measured("pelvic_drop", 7.5, half_width))
    assert finding.band is expected


def test_uncertain_gives_the_interval_and_keeps_the_scale() -> None:
    (finding,) = read(measured("pelvic_drop", 7.5, 2.0))
    assert "from 5.5° to 9.5°" in finding.meaning
    assert tuple(b.name for b in finding.bands) == SCALE


@pytest.mark.parametrize("metric", ["cadence", "shank_angle", "overstride_distance"])
def test_without_speed_a_value_stands_without_a_band(metric: str) -> None:
    (finding,) = read(measured(metric, 12.0), speed_m_s=None)
    assert (finding.band, finding.bands) == (None, ())
    assert "enter the belt speed to compare it with a reference scale" in finding.meaning
    assert finding.cue is None
    assert finding.drills == ()


def test_without_speed_a_norm_is_shown_over_its_speeds() -> None:
    (finding,) = read(measured("shank_angle", 7.0), speed_m_s=None)
    span = "from 2.8 ± 2.1° at 2.0 m/s (10 runners) to 10.8 ± 2.7° at 4.7 m/s (11 runners)"
    assert span in finding.meaning
    for row in ("6.6 ± 2.0° at 2.9 m/s (13 runners)", "9.1 ± 1.9° at 3.9 m/s (12 runners)"):
        assert row in finding.bands_basis


@pytest.mark.parametrize(
    ("metric", "speed_m_s"),
    [
        ("cadence", 2.79),
        ("shank_angle", 5.01),
        ("shank_angle", 1.89),
        ("overstride_distance", 5.01),
    ],
)
def test_at_a_speed_without_scale_nobody_is_asked_for_the_speed(
    metric: str, speed_m_s: float
) -> None:
    (finding,) = read(measured(metric, 12.0), speed_m_s=speed_m_s)
    assert finding.band is None
    assert "no scale for this belt speed" in finding.meaning
    assert "enter the belt speed" not in finding.meaning


@pytest.mark.parametrize(
    ("distance", "knee", "likely"),
    [(0.20, 12.0, False), (0.27, 12.0, True), (0.20, 6.0, True), (0.35, 2.0, True)],
)
@pytest.mark.parametrize("shank", [11.0, 15.0])
def test_overstriding_needs_a_second_sign(
    shank: float, distance: float, knee: float, likely: bool
) -> None:
    finding = read(
        measured("shank_angle", shank),
        measured("overstride_distance", distance),
        measured("knee_flexion_at_contact", knee),
    )[0]
    assert ("overstriding is likely" in finding.meaning) is likely
    assert ("other signs we look at do not clearly agree" in finding.meaning) is not likely


def test_other_signs_alone_never_say_overstriding() -> None:
    findings = read(
        measured("shank_angle", 5.0),
        measured("overstride_distance", 0.35),
        measured("knee_flexion_at_contact", 2.0),
    )
    assert not any("overstriding" in finding.meaning for finding in findings)


def test_an_uncertain_sign_confirms_nothing() -> None:
    finding = read(measured("shank_angle", 12.0), measured("overstride_distance", 0.26, 0.02))[0]
    assert "overstriding" not in finding.meaning


def test_an_uncertain_shank_angle_is_not_confirmed() -> None:
    finding = read(measured("shank_angle", 11.0, 2.0), measured("overstride_distance", 0.27))[0]
    assert finding.band is BandName.UNCERTAIN
    assert "overstriding" not in finding.meaning


def test_a_sign_of_the_other_leg_confirms_nothing() -> None:
    other = measured("overstride_distance", 0.27, side=Side.RIGHT)
    assert "overstriding" not in read(measured("shank_angle", 12.0), other)[0].meaning


def test_foot_strike_confirms_nothing() -> None:
    finding = read(measured("shank_angle", 12.0), measured("foot_strike_angle", 20.0))[0]
    assert "overstriding" not in finding.meaning


def test_straight_knee_is_described_as_straight() -> None:
    assert "straighter" in read(measured("knee_flexion_at_contact", 6.0))[0].meaning


@pytest.mark.parametrize(
    ("companion", "cued"),
    [
        (measured("pelvic_drop", 7.0, side=Side.BOTH), True),
        (measured("shank_angle", 12.0), True),
        (measured("overstride_distance", 0.27), True),
        (measured("pelvic_drop", 5.0, side=Side.BOTH), False),
        (measured("pelvic_drop", 6.5, 1.0, side=Side.BOTH), False),
        (measured("knee_flexion_at_contact", 6.0), False),
    ],
)
def test_typical_cadence_gets_a_target_only_beside_a_finding_it_can_help(
    companion: Measurement, cued: bool
) -> None:
    finding = read(measured("cadence", 172.0), companion)[0]
    assert finding.band is BandName.TYPICAL
    assert (finding.cue is not None) is cued
    assert bool(finding.drills) is cued
    if finding.cue:
        assert "about 181 steps per minute" in finding.cue


def test_cadence_target_needs_no_speed_beside_a_marked_hip_drop() -> None:
    results = (measured("cadence", 160.0), measured("pelvic_drop", 10.0))
    assert "about 168 steps" in (read(*results, speed_m_s=None)[0].cue or "")


def test_an_uncertain_value_gets_its_cue_by_its_own_band() -> None:
    assert read(measured("cadence", 150.0))[0].cue
    assert read(measured("cadence", 159.0, 3.0))[0].cue
    assert read(measured("cadence", 161.0, 3.0))[0].cue is None


@pytest.mark.parametrize("metric", METRICS)
def test_no_metric_asks_for_a_change_where_the_value_is_typical(metric: str) -> None:
    value = {"cadence": 170.0, "overstride_distance": 0.2, "knee_flexion_at_contact": 12.0}
    (finding,) = read(measured(metric, value.get(metric, 4.0)))
    assert finding.band is BandName.TYPICAL
    assert finding.cue is None
    assert finding.drills == ()


def test_distance_in_centimetres_only_with_a_leg_length() -> None:
    results = (measured("overstride_distance", 0.27),)
    with_leg = interpret(results, speed_m_s=2.9, scale=LEG)[0].meaning
    without = interpret(results, speed_m_s=2.9, scale=None)[0].meaning
    assert "about 22 cm" in with_leg
    assert "cm" not in without


def test_provisional_hip_drop_bands_say_so_everywhere() -> None:
    for value, half_width in [(4.0, 0.0), (7.0, 0.0), (10.0, 0.0), (7.0, 3.0)]:
        (finding,) = read(measured("pelvic_drop", value, half_width))
        assert "provisional" in finding.meaning
        assert "provisional" in finding.bands_basis


def test_results_without_number_or_catalogue_file_have_no_finding() -> None:
    absent = NotMeasured(cadence.METRIC, None, Reason.TOO_FEW_STEPS, "seen", "advice")
    results = (absent, measured("trunk_lean", 7.0), measured("pelvic_drop", 5.0))
    findings = interpret(results, speed_m_s=None, scale=None)
    assert [finding.metric.name for finding in findings] == ["pelvic_drop"]


def test_advice_brings_its_sources_and_leads_with_cadence() -> None:
    (finding,) = read(measured("pelvic_drop", 10.0, side=Side.BOTH))
    assert finding.side is Side.BOTH
    assert finding.drills[0].name == "Cadence up by 5 %"
    assert any(source.startswith("Bramah C et al. (2019)") for source in finding.sources)
    assert len(set(finding.sources)) == len(finding.sources)


def test_professional_advice_starts_with_what_this_is_not() -> None:
    assert professional_advice()[0] == (
        "This is movement feedback from one camera, not a medical assessment. If running hurts, "
        "see a physiotherapist or doctor before changing your technique."
    )
    assert len(professional_advice()) > 3
