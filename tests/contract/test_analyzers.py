"""What every metric promises, whatever it measures; a new metric is tested by being there."""

import dataclasses

import numpy as np
import pytest
from altered import altered
from synthetic_runner import Run, mirrored_trial_of, pose_of, trial_of

from formcheck.analyzers import Analyzer, all_analyzers
from formcheck.records import Measurement, NotMeasured, Reason, Result, Side, Trial, View

CASES = [
    pytest.param(analyzer, view, id=f"{analyzer.METRIC.name}-{view}")
    for analyzer in all_analyzers()
    for view in analyzer.METRIC.views
]


def measured(result: Result) -> Measurement:
    assert isinstance(result, Measurement), result
    return result


def partner_of(analyzer: Analyzer) -> Analyzer:
    """Return what shows the same in a mirrored picture: of one side, the other side's."""
    side = analyzer.METRIC.side
    if side is None:
        return analyzer
    name = analyzer.METRIC.name.replace(side, side.other)
    (partner,) = (other for other in all_analyzers() if other.METRIC.name == name)
    return partner


def refused(result: Result) -> NotMeasured:
    assert isinstance(result, NotMeasured), result
    return result


@pytest.mark.parametrize(("analyzer", "view"), CASES)
def test_a_good_run_is_measured(analyzer: Analyzer, view: View) -> None:
    result = measured(analyzer.measure(trial_of(Run(view=view))))
    assert (result.metric.name, result.unit) == (analyzer.METRIC.name, analyzer.METRIC.unit)
    assert result.low <= result.value <= result.high
    assert result.n == len(result.times_s) >= 7
    assert result.method.words


@pytest.mark.parametrize(("analyzer", "view"), CASES)
def test_a_mirrored_picture_swaps_the_sides(analyzer: Analyzer, view: View) -> None:
    run = Run(view=view)
    plain = measured(analyzer.measure(trial_of(run)))
    partner = partner_of(analyzer)
    flipped = measured(partner.measure(mirrored_trial_of(run)))
    assert flipped.side is plain.side.other
    assert flipped.value == pytest.approx(plain.value, abs=analyzer.METRIC.unit.tolerance)


@pytest.mark.parametrize(("analyzer", "view"), CASES)
def test_a_later_start_changes_nothing(analyzer: Analyzer, view: View) -> None:
    plain = measured(analyzer.measure(trial_of(Run(view=view))))
    later = measured(analyzer.measure(trial_of(Run(view=view, start_s=0.137))))
    assert later.value == pytest.approx(plain.value, abs=analyzer.METRIC.unit.tolerance)


@pytest.mark.parametrize(("analyzer", "view"), CASES)
def test_a_larger_picture_changes_nothing(analyzer: Analyzer, view: View) -> None:
    plain = measured(analyzer.measure(trial_of(Run(view=view))))
    larger = measured(analyzer.measure(trial_of(Run(view=view, leg_px=900.0))))
    assert larger.value == pytest.approx(plain.value, rel=1e-6, abs=1e-6)


@pytest.mark.parametrize("frame_s", [1 / 30, 1 / 120, 1 / 240])
@pytest.mark.parametrize(("analyzer", "view"), CASES)
def test_frame_rates_agree(analyzer: Analyzer, view: View, frame_s: float) -> None:
    usual = measured(analyzer.measure(trial_of(Run(view=view))))
    other = measured(analyzer.measure(trial_of(Run(view=view, frame_s=frame_s))))
    assert other.value == pytest.approx(usual.value, abs=analyzer.METRIC.unit.rate_tolerance)


@pytest.mark.parametrize(("analyzer", "view"), CASES)
def test_too_few_steps_are_refused(analyzer: Analyzer, view: View) -> None:
    result = refused(analyzer.measure(trial_of(Run(view=view, duration_s=3.0))))
    assert result.reason is Reason.TOO_FEW_STEPS
    assert "steps" in result.seen
    assert result.advice


@pytest.mark.parametrize(("analyzer", "view"), CASES)
def test_slow_motion_is_suspected_not_called_slow(analyzer: Analyzer, view: View) -> None:
    slow = Run(view=view, cadence_spm=43.0, duration_s=40.0)
    result = refused(analyzer.measure(trial_of(slow)))
    assert result.reason is Reason.SLOW_MOTION_SUSPECTED


@pytest.mark.parametrize(("analyzer", "view"), CASES)
def test_a_walk_is_refused(analyzer: Analyzer, view: View) -> None:
    walk = Run(view=view, cadence_spm=112.0, duration_s=12.0, walks=True, bounce=0.02)
    assert refused(analyzer.measure(trial_of(walk))).reason is Reason.NOT_RUNNING


@pytest.mark.parametrize(("analyzer", "view"), CASES)
def test_a_standing_person_is_refused(analyzer: Analyzer, view: View) -> None:
    stand = Run(view=view, reach=0.0, bounce=0.0)
    pose = pose_of(stand)
    frozen = pose.changed(np.repeat(pose.xy_px[:1], len(pose.xy_px), axis=0), "stands still")
    assert refused(analyzer.measure(trial_of(stand, frozen))).reason is Reason.NOT_RUNNING


@pytest.mark.parametrize("analyzer", [pytest.param(a, id=a.METRIC.name) for a in all_analyzers()])
def test_other_views_are_refused_with_advice(analyzer: Analyzer) -> None:
    for view in set(View) - set(analyzer.METRIC.views) - {View.UNKNOWN}:
        result = refused(analyzer.measure(trial_of(Run(view=view))))
        assert result.reason is Reason.WRONG_VIEW
        assert "Film from" in result.advice


@pytest.mark.parametrize("analyzer", [pytest.param(a, id=a.METRIC.name) for a in all_analyzers()])
def test_an_unknown_view_is_refused(analyzer: Analyzer) -> None:
    trial: Trial = dataclasses.replace(trial_of(Run()), view=View.UNKNOWN, facing=None)
    assert refused(analyzer.measure(trial)).reason is Reason.VIEW_UNKNOWN


@pytest.mark.parametrize(("analyzer", "view"), CASES)
def test_a_runner_lost_half_of_the_time_is_refused(analyzer: Analyzer, view: View) -> None:
    trial = altered(trial_of(Run(view=view)), tracked_fraction=0.4)
    assert refused(analyzer.measure(trial)).reason is Reason.RUNNER_NOT_TRACKED


@pytest.mark.parametrize(("analyzer", "view"), CASES)
def test_legs_in_doubt_refuse_what_needs_to_know_them(analyzer: Analyzer, view: View) -> None:
    trial = trial_of(Run(view=view))
    doubtful = altered(
        trial,
        swapped_fraction=0.2,
        doubtful_s=trial.gait.events.contacts_s(view.near_side or Side.BOTH) + 0.03,
    )
    if not analyzer.METRIC.needs_sides:
        assert measured(analyzer.measure(doubtful)).value == analyzer.measure(trial).value  # type: ignore[union-attr]
        return
    assert refused(analyzer.measure(doubtful)).reason is Reason.LEGS_CONFUSED


@pytest.mark.parametrize(("analyzer", "view"), CASES)
def test_legs_that_were_put_right_refuse_nothing_from_the_side(
    analyzer: Analyzer, view: View
) -> None:
    if view.is_side:
        trial = altered(trial_of(Run(view=view)), swapped_fraction=0.4)
        measured(analyzer.measure(trial))
