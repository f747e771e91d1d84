"""The answer of a comparison: what changed, which way, by how much, and whether it is real."""

from dataclasses import replace

import pytest
from comparison_pairs import OF_METRIC, REAR, SIDE, change_of, on_trial, other_day, shifted
from findings_of import stated

from formcheck import compare
from formcheck.analyzers import all_metrics
from formcheck.comparison import speed_caveats
from formcheck.exporters.comparison_words import (
    below_headline,
    comparison_words,
    headline,
    towards_words,
    verdict_words,
)
from formcheck.records import Band, BandName, Comparison, Verdict
from formcheck.records.towards import Towards, towards_typical


def moved(metric: str, share: float, *, two_runners: bool = False) -> Comparison:
    """Return a comparison in which a metric moved by a share of its noise."""
    before = OF_METRIC[metric]
    step = share * all_metrics()[metric].repeatability.different_days.value
    return compare(before, shifted(other_day(before), metric, step), two_runners=two_runners)


@pytest.mark.parametrize("metric", list(OF_METRIC))
@pytest.mark.parametrize(("share", "verb"), [(-2.5, "fell by"), (2.5, "rose by")])
def test_a_real_change_is_named_with_its_way_and_size(metric: str, share: float, verb: str) -> None:
    comparison = moved(metric, share)
    change = change_of(comparison, metric)
    assert change.written is not None
    told = headline(comparison)
    assert told.startswith(f"{change.metric.plain} {verb} ")
    assert told.endswith("): a real change.")
    assert "−" not in told
    by = told.removeprefix(f"{change.metric.plain} {verb} ")
    assert float(by.split(change.unit.suffix)[0]) == pytest.approx(abs(change.written.value))


def test_two_runners_differ_and_have_not_changed() -> None:
    comparison = moved("cadence", 2.5, two_runners=True)
    told = headline(comparison)
    assert "higher in the second clip" in told
    assert "change" not in told
    change = change_of(comparison, "cadence")
    assert verdict_words(change, two_runners=True) == "A real difference"
    assert towards_words(change, comparison) == ""


def test_the_same_run_changed_nothing() -> None:
    comparison = compare(REAR, other_day(REAR))
    assert headline(comparison) == comparison_words()["headline"]["nothing"]
    assert below_headline(comparison) == ()


def test_two_views_cannot_be_compared() -> None:
    assert headline(compare(REAR, SIDE)) == comparison_words()["headline"]["not_comparable"]


def test_what_could_be_chance_is_named() -> None:
    comparison = moved("cadence", 0.8)
    change = change_of(comparison, "cadence")
    assert change.verdict is Verdict.UNCERTAIN
    assert headline(comparison) == comparison_words()["headline"]["unsure"]
    (told,) = below_headline(comparison)
    assert change.metric.plain in told


def test_all_other_changes_are_below_the_headline() -> None:
    changes = tuple(
        replace(change, verdict=Verdict.CHANGED) if change.difference else change
        for change in moved("cadence", 2.5).changes
    )
    comparison = replace(moved("cadence", 2.5), changes=changes)
    told = " ".join((headline(comparison), *below_headline(comparison))).lower()
    assert all(c.metric.plain.lower() in told for c in changes if c.verdict is Verdict.CHANGED)


SCALE = Band(BandName.TYPICAL, None, 6.0), Band(BandName.ELEVATED, 6.0, None)
BETWEEN = (
    Band(BandName.ELEVATED, None, 2.0),
    Band(BandName.TYPICAL, 2.0, 4.0),
    Band(BandName.ELEVATED, 4.0, None),
)


@pytest.mark.parametrize(
    ("before", "after", "bands", "way"),
    [
        (9.0, 7.0, SCALE, Towards.CLOSER),
        (9.0, 5.0, SCALE, Towards.CLOSER),
        (5.0, 9.0, SCALE, Towards.FURTHER),
        (5.0, 1.0, SCALE, Towards.INSIDE),
        (1.0, 6.0, BETWEEN, Towards.FURTHER),
        (0.0, 5.0, BETWEEN, Towards.CLOSER),
        (9.0, 7.0, (), None),
    ],
)
def test_the_way_on_a_scale(
    before: float, after: float, bands: tuple[Band, ...], way: Towards | None
) -> None:
    assert towards_typical(before, after, bands) is way


def test_no_scale_no_judgement() -> None:
    comparison = moved("cadence", 2.5)
    without = [replace(r, findings=()) for r in (comparison.before, comparison.after)]
    comparison = replace(comparison, before=without[0], after=without[1])
    assert towards_words(change_of(comparison, "cadence"), comparison) == ""


def test_a_belt_speed_that_is_not_known_is_a_caveat_of_its_own() -> None:
    known = on_trial(REAR, speed=stated(2.8))
    unknown = on_trial(REAR, speed=None)
    assert speed_caveats(known, known) == ()
    (told,) = speed_caveats(known, unknown)
    assert "the clip after" in told
    assert told in compare(known, other_day(unknown)).caveats
