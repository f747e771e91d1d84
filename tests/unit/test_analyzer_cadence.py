"""Cadence against the drawn runner's own, and against contacts and rhythms set by hand."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from altered import altered
from synthetic_runner import Run, pose_of, trial_of, without_frames

from formcheck.analyzers import cadence
from formcheck.records import (
    FloatArray,
    Measurement,
    NotMeasured,
    Reason,
    Side,
    Trial,
    View,
)

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


def with_steps(trial: Trial, change: Callable[[FloatArray], FloatArray]) -> Trial:
    """The trial with the times of its steps changed."""
    return altered(trial, steps_s=np.sort(change(trial.gait.steps_s)))


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
    holed = with_steps(trial, lambda times_s: np.delete(times_s, missed))
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
        (lambda times_s: np.concatenate([times_s, times_s + 0.175]), 340.0),
        (lambda times_s: times_s * (170.0 / 174.0), 174.0),
        (lambda times_s: times_s * (170.0 / 166.2), 166.2),
    ],
    ids=["every other", "twice", "faster", "slower"],
)
def test_contacts_that_do_not_fit_the_rhythm_are_refused(
    view: View, change: Callable[[FloatArray], FloatArray], contacts_spm: float
) -> None:
    result = refused(with_steps(trial_of(fast(170.0, view)), change))
    assert result.reason is Reason.ESTIMATES_DISAGREE
    counted, rhythm = (float(word) for word in result.seen.replace(",", "").split() if "." in word)
    assert counted == pytest.approx(contacts_spm, rel=0.02)
    assert rhythm == pytest.approx(170.0, abs=0.2)
    assert "one steady speed" in result.advice


@pytest.mark.parametrize("contacts_spm", [167.0, 168.5, 171.5, 173.0])
def test_a_small_disagreement_widens_the_interval_by_its_half(contacts_spm: float) -> None:
    trial = trial_of(fast(170.0, View.RIGHT))
    result = measured(with_steps(trial, lambda times_s: times_s * (170.0 / contacts_spm)))
    assert result.value == pytest.approx(contacts_spm, abs=0.02)
    assert (result.high - result.low) / 2.0 == pytest.approx(
        abs(contacts_spm - 170.0) / 2.0, abs=0.06
    )


@pytest.mark.parametrize("view", [View.RIGHT, View.REAR])
def test_steps_that_scatter_give_the_interval_of_a_straight_line(view: View) -> None:
    trial = trial_of(fast(170.0, view))
    rng = np.random.default_rng(11)
    scatter_s = 0.010
    halves = []
    for _ in range(20):
        scattered = with_steps(
            trial, lambda times_s: times_s + scatter_s * rng.standard_normal(len(times_s))
        )
        result = measured(scattered)
        halves.append((result.high - result.low) / 2.0)
    # The slope of a line through (k, t_k) has the standard error σ / √Σ(k − k̄)².
    count = len(trial.gait.steps_s)
    error_s = scatter_s / np.sqrt((count**3 - count) / 12.0)
    assert np.mean(halves) == pytest.approx(1.96 * 170.0 * error_s / (60.0 / 170.0), rel=0.25)


@pytest.mark.parametrize("view", [View.RIGHT, View.REAR])
@pytest.mark.parametrize("late_s", [0.02, -0.03])
def test_a_leg_that_always_steps_late_moves_nothing(view: View, late_s: float) -> None:
    trial = trial_of(fast(170.0, view))
    limping = with_steps(trial, lambda times_s: times_s + late_s * (np.arange(len(times_s)) % 2))
    assert measured(limping).value == pytest.approx(measured(trial).value, abs=0.01)
    assert measured(limping).high - measured(limping).low < 0.3


@pytest.mark.parametrize("late_s", [0.1, -0.12, 0.15])
@pytest.mark.parametrize("number", [0, 9, -1])
def test_a_step_far_off_the_rhythm_is_none(number: int, late_s: float) -> None:
    trial = trial_of(fast(170.0, View.RIGHT))
    late = with_steps(trial, lambda times_s: times_s + late_s * np.eye(len(times_s))[number])
    assert measured(late).value == pytest.approx(170.0, abs=0.03)


@pytest.mark.parametrize(("near", "far"), [("left", "right"), ("right", "left")])
@pytest.mark.parametrize("how", ["half of the clip", "every second stride", "at random"])
def test_from_the_side_it_does_not_matter_which_leg_is_called_which(
    near: str, far: str, how: str
) -> None:
    run = fast(170.0, View.LEFT if near == "left" else View.RIGHT)
    pose = pose_of(run)
    exchanged = {
        "half of the clip": run.times_s > 6.0,
        "every second stride": (run.times_s // run.stride_s) % 2 == 0,
        "at random": np.random.default_rng(5).random(len(run.times_s)) < 0.5,
    }[how]
    xy_px = pose.xy_px.copy()
    for part in ("knee", "ankle", "heel", "foot_index"):
        one, other = (pose.skeleton.index(f"{side}_{part}") for side in (near, far))
        xy_px[np.ix_(exchanged, [one, other])] = xy_px[np.ix_(exchanged, [other, one])]
    trial = trial_of(run, pose.changed(xy_px, "legs exchanged"))
    assert measured(trial).value == pytest.approx(170.0, abs=0.1)


@pytest.mark.parametrize("view", [View.RIGHT, View.REAR])
def test_ten_steps_are_enough_and_nine_are_too_few(view: View) -> None:
    trial = trial_of(fast(170.0, view))
    few = measured(with_steps(trial, lambda times_s: times_s[:10]))
    assert few.value == pytest.approx(170.0, abs=0.1)
    too_few = refused(with_steps(trial, lambda times_s: times_s[:9]))
    assert "has too few steps: 9, and 10 are needed" in too_few.seen


@pytest.mark.parametrize("view", [View.RIGHT, View.REAR])
def test_a_short_clip_with_noise_is_measured(view: View) -> None:
    for seed in range(4):
        run = replace(fast(166.0, view), duration_s=5.2)
        result = measured(trial_of(run, pose_of(run, 2.0, seed)))
        assert result.low <= 166.0 <= result.high
        assert result.value == pytest.approx(166.0, abs=2.0)


@pytest.mark.parametrize("view", [View.REAR, View.RIGHT])
def test_values_belong_to_strides_in_order_of_time(view: View) -> None:
    result = measured(trial_of(fast(170.0, view)))
    assert (np.diff(result.times_s) > 0.0).all()
    assert np.diff(result.times_s) == pytest.approx(60.0 / 170.0, abs=2e-3)
    assert (result.side, result.unit) == (Side.BOTH, "steps/min")


@pytest.mark.parametrize("seed", range(6))
def test_steps_without_a_rhythm_are_refused_or_given_a_wide_interval(seed: int) -> None:
    trial = trial_of(fast(170.0, View.RIGHT))
    rng = np.random.default_rng(seed)
    wild = with_steps(trial, lambda times_s: times_s + rng.uniform(-0.17, 0.17, len(times_s)))
    result = cadence.measure(wild)
    assert isinstance(result, NotMeasured) or result.high - result.low > 2.0
    assert "nan" not in getattr(result, "seen", "")
