"""Two hand-made reports: every verdict on a difference, and what it takes."""

import numpy as np
import pytest
from comparison_pairs import (
    OF_METRIC,
    REAR,
    SIDE,
    change_of,
    measured,
    on_trial,
    other_day,
    shifted,
)
from findings_of import stated
from synthetic_report import report_of
from synthetic_runner import Run

from formcheck import compare
from formcheck.analyzers import all_metrics
from formcheck.comparison.interval import interval_of_difference
from formcheck.comparison.resampling import steps_half_width
from formcheck.records import Difference, Measurement, Verdict, View

METRICS = list(OF_METRIC)


def difference_of(metric: str, step: float, *, same_session: bool = False) -> Difference:
    before = OF_METRIC[metric]
    after = shifted(other_day(before), metric, step)
    found = change_of(compare(before, after, same_session=same_session), metric).difference
    assert found is not None
    return found


@pytest.mark.parametrize("metric", METRICS)
@pytest.mark.parametrize("sign", [-1.0, 1.0])
def test_twice_the_detectable_difference_is_a_change(metric: str, sign: float) -> None:
    step = sign * 2.0 * all_metrics()[metric].repeatability.different_days.value
    before = OF_METRIC[metric]
    change = change_of(compare(before, shifted(other_day(before), metric, step)), metric)
    assert (change.verdict, change.reasons) == (Verdict.CHANGED, ())
    assert change.difference is not None
    assert change.difference.value == pytest.approx(step)


@pytest.mark.parametrize("metric", METRICS)
def test_the_same_running_is_within_noise(metric: str) -> None:
    before = OF_METRIC[metric]
    change = change_of(compare(before, other_day(before)), metric)
    assert (change.verdict, change.reasons) == (Verdict.WITHIN_NOISE, ())


@pytest.mark.parametrize("metric", METRICS)
def test_a_smaller_difference_counts_in_one_session(metric: str) -> None:
    noise = all_metrics()[metric].repeatability
    step = (noise.same_session.value + noise.different_days.value) / 2.0
    before = OF_METRIC[metric]
    after = shifted(other_day(before), metric, step)
    assert change_of(compare(before, after), metric).verdict is not Verdict.CHANGED
    one = compare(before, after, same_session=True)
    assert one.same_session
    assert change_of(one, metric).verdict is Verdict.CHANGED


def test_two_parts_of_one_file_are_one_session() -> None:
    assert compare(REAR, REAR).same_session
    assert not compare(REAR, other_day(REAR)).same_session


def test_clear_of_zero_but_small_is_uncertain() -> None:
    change = change_of(compare(REAR, shifted(other_day(REAR), "cadence", 2.5)), "cadence")
    assert change.verdict is Verdict.UNCERTAIN
    assert "two clips of the same running can differ" in change.reasons[0]


def test_large_but_not_clear_of_zero_is_uncertain() -> None:
    drop = next(r for r in REAR.results if r.metric.name == "pelvic_drop")
    assert isinstance(drop, Measurement)
    wild = drop.values + 10.0 * np.random.default_rng(0).standard_normal(drop.n)
    after = measured(shifted(other_day(REAR), "pelvic_drop", 3.0), "pelvic_drop", values=wild)
    change = change_of(compare(REAR, after), "pelvic_drop")
    assert change.verdict is Verdict.UNCERTAIN
    assert "still holds zero" in change.reasons[0]


@pytest.mark.parametrize("view", [View.REAR, View.RIGHT])
def test_fewer_than_ten_steps_per_leg_are_uncertain(view: View) -> None:
    short = report_of(Run(view=view, duration_s=6.5))
    metric = "pelvic_drop" if view is View.REAR else "shank_angle"
    for pair in ((OF_METRIC[metric], other_day(short)), (short, other_day(OF_METRIC[metric]))):
        change = change_of(compare(*pair), metric)
        assert change.verdict is Verdict.UNCERTAIN
        assert change.difference is not None
        assert "and 10 are needed" in change.reasons[0]


def test_what_clothes_hide_widens_away_from_zero_only() -> None:
    found = difference_of("pelvic_drop", 6.0)
    assert found.high - found.value > 6.0 / 0.65 - 6.0
    assert found.value - found.low < 2.0
    mirrored = difference_of("pelvic_drop", -6.0)
    assert (mirrored.low, mirrored.high) == pytest.approx((-found.high, -found.low), abs=0.1)


def test_an_unknown_roll_widens_the_interval_and_a_shared_room_narrows_it() -> None:
    widths = []
    for level in (SIDE.trial.camera.level, None):
        before = on_trial(SIDE, level=level)
        for same in (True, False):
            found = change_of(compare(before, other_day(before), same_session=same), "shank_angle")
            assert found.difference is not None
            widths.append(found.difference.high)
    same_known, known, same_unknown, unknown = widths
    assert same_known < known < same_unknown == unknown


def test_the_constant_error_of_a_method_cancels() -> None:
    """The knee is read to 8 degrees, its change to much less."""
    knee = next(r for r in SIDE.results if r.metric.name == "knee_flexion_at_contact")
    assert isinstance(knee, Measurement)
    assert (knee.high - knee.low) / 2.0 > 7.9
    assert difference_of("knee_flexion_at_contact", 0.0).excludes_zero is False
    assert difference_of("knee_flexion_at_contact", 2.0).excludes_zero


@pytest.mark.parametrize("metric", METRICS)
def test_two_runners_are_never_known_better_than_one(metric: str) -> None:
    before = OF_METRIC[metric]
    after = shifted(other_day(before), metric, 1.0)
    one, two = (
        change_of(compare(before, after, two_runners=several), metric).difference
        for several in (False, True)
    )
    assert one is not None
    assert two is not None
    assert two.low <= one.low <= one.high <= two.high


def test_of_two_runners_nothing_cancels() -> None:
    knee = next(r for r in SIDE.results if r.metric.name == "knee_flexion_at_contact")
    assert isinstance(knee, Measurement)
    two = compare(SIDE, other_day(SIDE), two_runners=True)
    found = change_of(two, knee.metric.name).difference
    assert found is not None
    assert found.high == pytest.approx(np.hypot(knee.high - knee.value, knee.value - knee.low))
    assert -found.low == pytest.approx(found.high)
    assert "These are two runners" in two.caveats[-1]


def test_the_caveats_name_an_unknown_speed() -> None:
    (speed, back) = compare(REAR, other_day(REAR)).caveats
    assert "the clip before and the clip after" in speed
    assert "the next one often looks better" in back
    known = on_trial(REAR, speed=stated(2.8))
    assert compare(known, other_day(known)).caveats == (back,)
    assert "is not stated for the clip after" in compare(known, other_day(REAR)).caveats[0]


def test_the_interval_of_steps_holds_the_truth() -> None:
    """Student's interval of two means, from 12 and 25 steps of a formula."""
    rng = np.random.default_rng(1)
    held = 0
    for _ in range(200):
        before, after = rng.standard_normal(12), rng.standard_normal(25)
        apart = abs(float(after.mean() - before.mean()))
        held += int(apart <= steps_half_width(before, after, np.mean))
    assert 0.92 <= held / 200 <= 0.99


def test_steps_without_spread_leave_nothing_open() -> None:
    assert steps_half_width(np.ones(12), np.full(12, 3.0), np.median) == 0.0


def test_a_difference_outside_its_interval_is_refused() -> None:
    with pytest.raises(ValueError, match="Expected low <= value <= high of a difference"):
        Difference(1.0, 2.0, 3.0, 1.0)


def test_another_posture_is_read_with_another_error_but_no_change_with_none() -> None:
    base, method, runners = 2.0, 2.4, 3.2
    low, high = interval_of_difference(0.0, base, method, runners)
    assert (-low, high) == pytest.approx((high, -low))
    assert base < high < 1.6 * base
    far_low, far_high = interval_of_difference(20.0, base, method, runners)
    assert (20.0 - far_low, far_high - 20.0) == pytest.approx([3.94, 3.94], abs=0.01)
    # Zero is held just where all that does not depend on the posture allows it.
    assert interval_of_difference(2.01, base, method, runners)[0] > 0.0
    assert interval_of_difference(1.98, base, method, runners)[0] < 0.0


@pytest.mark.parametrize(("true", "error"), [(0.0, 1.0), (3.0, 1.5), (-8.0, 2.0)])
def test_the_interval_holds_the_truth_in_19_of_20(true: float, error: float) -> None:
    """Errors of two postures that are as independent as the postures are far apart."""
    rng = np.random.default_rng(2)
    sd = np.sqrt(2.0) * error * min(abs(true) / (np.sqrt(2.0) * 3.2), 1.0)
    held = 0
    for read in true + np.hypot(0.7, sd) * rng.standard_normal(1000):
        low, high = interval_of_difference(float(read), 1.96 * 0.7, 1.96 * error, 3.2)
        held += low <= true <= high
    assert 930 <= held <= 970
