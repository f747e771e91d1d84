"""Cadence against the drawn runner's own, and against contacts and rhythms set by hand."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
import pytest
from synthetic_runner import Run, pose_of, trial_of, without_frames

from formcheck.analyzers import cadence
from formcheck.records import (
    EventKind,
    FloatArray,
    GaitEvent,
    GaitEvents,
    Measurement,
    NotMeasured,
    Reason,
    Side,
    Trial,
    View,
)

BOTH = (Side.LEFT, Side.RIGHT)
# Farthest from the truth on 12 s with noise of so many pixels in every landmark (leg 380 px),
# steps/min: measured on 3 seeds at 11 cadences and 3 frame rates, and a quarter added.
FARTHEST_SPM = {(View.REAR, 2): 0.9, (View.REAR, 4): 1.0, (View.LEFT, 2): 0.4, (View.LEFT, 4): 0.6}


def measured(trial: Trial) -> Measurement:
    result = cadence.measure(trial)
    assert isinstance(result, Measurement), result
    return result


def refused(trial: Trial) -> NotMeasured:
    result = cadence.measure(trial)
    assert isinstance(result, NotMeasured), result
    return result


def with_contacts(
    trial: Trial, change: Callable[[FloatArray], FloatArray], sides: Sequence[Side] = BOTH
) -> Trial:
    """The trial with the contact times of some sides changed."""
    events = [
        GaitEvent(float(time_s), side, EventKind.INITIAL_CONTACT)
        for side in BOTH
        for time_s in (change if side in sides else np.asarray)(trial.events.contacts_s(side))
    ]
    return replace(trial, events=GaitEvents(tuple(sorted(events)), 0, "by hand"))


def fast(cadence_spm: float, view: View, **more: float) -> Run:
    return Run(view=view, cadence_spm=cadence_spm, bounce=0.03, reach=0.28, duration_s=12.0, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("view", [View.REAR, View.FRONT, View.LEFT, View.RIGHT])
@pytest.mark.parametrize("cadence_spm", [132.0, 150.0, 165.3, 180.0, 201.7, 228.0])
@pytest.mark.parametrize("uneven", [0.0, 0.9])
def test_without_noise_the_cadence_is_the_runners(
    view: View, cadence_spm: float, uneven: float
) -> None:
    result = measured(trial_of(fast(cadence_spm, view, uneven=uneven)))
    assert result.value == pytest.approx(cadence_spm, abs=0.02)
    assert result.values == pytest.approx(np.full(result.n, cadence_spm), abs=0.3)
    assert result.high - result.low < 0.3  # the spectrum is searched in steps of 0.1 or 0.2


@pytest.mark.parametrize("rate", [30, 120, 240])
@pytest.mark.parametrize("view", [View.REAR, View.LEFT])
def test_the_frame_rate_does_not_enter(view: View, rate: int) -> None:
    assert measured(trial_of(fast(171.0, view, frame_s=1 / rate))).value == pytest.approx(
        171.0, abs=0.02
    )


@pytest.mark.parametrize(("view", "noise_px"), FARTHEST_SPM)
def test_with_noise_the_interval_holds_the_truth(view: View, noise_px: int) -> None:
    held = []
    for seed, cadence_spm in enumerate([140.0, 150.0, 160.0, 170.0, 180.0, 190.0, 200.0, 210.0]):
        run = fast(cadence_spm, view, frame_s=1 / (30, 60)[seed % 2], uneven=0.5)
        result = measured(trial_of(run, pose_of(run, noise_px, seed)))
        assert result.value == pytest.approx(cadence_spm, abs=FARTHEST_SPM[view, noise_px])
        held.append(result.low <= cadence_spm <= result.high)
    assert sum(held) >= 7


@pytest.mark.parametrize("view", [View.REAR, View.RIGHT])
@pytest.mark.parametrize("missed", [[5], [5, 6], [3, 8], [0], [-1]])
def test_missed_contacts_do_not_move_the_value(view: View, missed: list[int]) -> None:
    trial = trial_of(fast(170.0, view))
    holed = with_contacts(trial, lambda times_s: np.delete(times_s, missed))
    assert measured(holed).value == pytest.approx(170.0, abs=0.02)
    assert measured(holed).values == pytest.approx(170.0, abs=0.2)
    assert measured(holed).n < measured(trial).n


@pytest.mark.parametrize("view", [View.REAR, View.RIGHT])
def test_a_runner_lost_for_a_while_keeps_the_cadence(view: View) -> None:
    run = fast(170.0, view)
    lost = (run.times_s > 5.0) & (run.times_s < 6.3)
    assert measured(trial_of(run, without_frames(pose_of(run), lost))).value == pytest.approx(
        170.0, abs=0.1
    )


@pytest.mark.parametrize("view", [View.REAR, View.RIGHT])
@pytest.mark.parametrize(
    ("change", "contacts_spm"),
    [
        (lambda times_s: times_s[::2], 85.0),
        (lambda times_s: np.sort(np.concatenate([times_s, times_s + 0.35])), 340.0),
        (lambda times_s: times_s * (170.0 / 174.0), 174.0),
        (lambda times_s: times_s * (170.0 / 166.2), 166.2),
    ],
    ids=["every other", "twice", "faster", "slower"],
)
def test_contacts_that_do_not_fit_the_rhythm_are_refused(
    view: View, change: Callable[[FloatArray], FloatArray], contacts_spm: float
) -> None:
    result = refused(with_contacts(trial_of(fast(170.0, view)), change))
    assert result.reason is Reason.ESTIMATES_DISAGREE
    counted, rhythm = (float(word) for word in result.seen.replace(",", "").split() if "." in word)
    assert counted == pytest.approx(contacts_spm, rel=0.02)
    assert rhythm == pytest.approx(170.0, abs=0.2)
    assert "one steady speed" in result.advice


@pytest.mark.parametrize("contacts_spm", [167.0, 168.5, 171.5, 173.0])
def test_a_small_disagreement_widens_the_interval_by_its_half(contacts_spm: float) -> None:
    trial = trial_of(fast(170.0, View.RIGHT))
    result = measured(with_contacts(trial, lambda times_s: times_s * (170.0 / contacts_spm)))
    assert result.value == pytest.approx(contacts_spm, abs=0.02)
    assert (result.high - result.low) / 2.0 == pytest.approx(
        abs(contacts_spm - 170.0) / 2.0, abs=0.06
    )


@pytest.mark.parametrize(("view", "legs"), [(View.RIGHT, 1), (View.REAR, 2)])
def test_contacts_that_scatter_give_the_interval_of_a_straight_line(view: View, legs: int) -> None:
    trial = trial_of(fast(170.0, view))
    rng = np.random.default_rng(11)
    scatter_s = 0.010
    halves = []
    for _ in range(20):
        scattered = with_contacts(
            trial, lambda times_s: times_s + scatter_s * rng.standard_normal(len(times_s))
        )
        result = measured(scattered)
        halves.append((result.high - result.low) / 2.0)
    # The slope of a line through (k, t_k) has the standard error σ / √Σ(k − k̄)².
    count = len(trial.events.contacts_s(Side.RIGHT))
    error_s = scatter_s / np.sqrt(legs * (count**3 - count) / 12.0)
    assert np.mean(halves) == pytest.approx(1.96 * 170.0 * error_s / (120.0 / 170.0), rel=0.25)


def test_one_late_contact_moves_the_value_as_little_as_a_line_allows() -> None:
    trial = trial_of(fast(170.0, View.RIGHT))
    times_s = trial.events.contacts_s(Side.RIGHT)
    late_s = 0.05 * np.eye(len(times_s))[-1]
    # The slope of a line through (k, t_k) moves by Σ(k − k̄)·δ_k / Σ(k − k̄)².
    from_middle = np.arange(len(times_s)) - (len(times_s) - 1) / 2.0
    stride_s = 120.0 / 170.0 + (from_middle @ late_s) / (from_middle @ from_middle)
    result = measured(with_contacts(trial, lambda each_s: each_s + late_s, [Side.RIGHT]))
    assert result.value == pytest.approx(120.0 / stride_s, abs=0.02)
    assert result.value > 170.0 - 0.3
    assert result.low < 170.0 < result.high


@pytest.mark.parametrize(("view", "far"), [(View.RIGHT, Side.LEFT), (View.LEFT, Side.RIGHT)])
def test_from_the_side_the_far_leg_has_no_say(view: View, far: Side) -> None:
    trial = trial_of(fast(170.0, view))
    wild = with_contacts(trial, lambda times_s: times_s[:2] + 0.1, [far])
    assert measured(wild).value == measured(trial).value


def test_from_behind_both_legs_count() -> None:
    trial = trial_of(fast(170.0, View.REAR))
    slower = with_contacts(trial, lambda times_s: times_s * 1.01, [Side.LEFT])
    assert measured(slower).value == pytest.approx(170.0 / 1.005, abs=0.02)


@pytest.mark.parametrize("view", [View.REAR, View.RIGHT])
def test_values_belong_to_strides_in_order_of_time(view: View) -> None:
    run = fast(170.0, view)
    result = measured(trial_of(run))
    assert (np.diff(result.times_s) > 0.0).all()
    sides = [view.near_side] if view.near_side else BOTH
    true_s = np.sort(np.concatenate([run.contacts_s(side)[:-1] for side in sides if side]))
    assert np.abs(result.times_s[:, None] - true_s).min(axis=1).max() < 2e-3
    assert (result.side, result.unit) == (Side.BOTH, "steps/min")
