"""Findings: every measured metric in words."""

from findings_of import EASY, LEG, METRICS, between, estimated, measured, read, refused, stated

from formcheck.findings import interpret, professional_advice
from formcheck.records import SCALE, AnswerVerdict, BandName, Measurement, Side


def test_a_finding_compares_the_interval_with_runners_at_the_speed() -> None:
    (finding,) = read(measured("shank_angle", 10.0, 0.5))
    assert finding.verdict is AnswerVerdict.YES
    assert finding.band is BandName.ELEVATED
    assert tuple(band.name for band in finding.bands) == SCALE
    for part in ("10.0°", "9.5°", "10.5°", "8.6°", "at 10.4 km/h"):
        assert part in finding.meaning


def test_the_band_is_of_the_value_and_the_verdict_of_the_interval() -> None:
    (finding,) = read(between("pelvic_drop", 7.7, 8.0, 13.1))
    assert finding.band is BandName.TYPICAL
    assert finding.verdict is AnswerVerdict.PROBABLY
    assert finding.likelihood is not None
    assert 0.75 < finding.likelihood < 0.975


def test_hip_drop_names_no_speed() -> None:
    (finding,) = read(measured("pelvic_drop", 5.0), speed=EASY)
    assert "km/h" not in finding.meaning
    assert finding == read(measured("pelvic_drop", 5.0), speed=None)[0]


def test_an_estimated_speed_is_named_as_one() -> None:
    (finding,) = read(measured("cadence", 170.0), speed=estimated(3.0))
    assert "about 11 km/h (estimated" in finding.meaning


def test_without_speed_there_is_no_scale() -> None:
    (finding,) = read(measured("cadence", 165.0), speed=None)
    assert (finding.verdict, finding.likelihood) == (AnswerVerdict.CANT_TELL, None)
    assert (finding.band, finding.bands) == (None, ())
    assert "depends on the speed" in finding.meaning
    assert "160 ± 8 steps/min at 2.0 m/s" in finding.bands_basis


def test_without_speed_what_holds_at_every_speed_is_said_without_a_scale() -> None:
    (finding,) = read(measured("cadence", 140.0), speed=None)
    assert finding.verdict is AnswerVerdict.YES
    assert (finding.band, finding.bands) == (None, ())
    assert "even at" in finding.meaning
    assert "151 steps" in finding.meaning


def test_at_a_speed_without_runners_there_is_no_scale() -> None:
    (finding,) = read(measured("cadence", 165.0), speed=stated(6.0))
    assert (finding.verdict, finding.bands) == (AnswerVerdict.CANT_TELL, ())


def test_a_distance_is_in_centimetres_where_the_leg_is_known() -> None:
    results = (measured("overstride_distance", 0.27),)
    assert "22 cm" in interpret(results, speed=EASY, scale=LEG)[0].meaning
    assert "cm" not in interpret(results, speed=EASY, scale=None)[0].meaning


def test_results_without_number_or_texts_have_no_finding() -> None:
    results = (refused("cadence"), measured("trunk_lean", 7.0), measured("pelvic_drop", 5.0))
    findings = interpret(results, speed=None, scale=None)
    assert [finding.metric.name for finding in findings] == ["pelvic_drop"]


def test_a_finding_keeps_side_and_sources() -> None:
    (finding,) = read(measured("pelvic_drop", 10.0))
    assert finding.side is Side.BOTH
    assert any(source.startswith("Matsuzaki") for source in finding.sources)


def test_every_metric_of_the_catalogue_can_be_read() -> None:
    results: list[Measurement] = [measured(name, 0.2) for name in METRICS]
    assert [finding.metric.name for finding in read(*results)] == METRICS


def test_professional_advice_starts_with_what_this_is_not() -> None:
    assert "no medical check" in professional_advice()[0]
    assert len(professional_advice()) > 3
