"""Hip drop against tilts drawn by formula: bumps of sin² over each stance, of known height."""

from dataclasses import replace

import numpy as np
import pytest
from altered import altered, line_of
from synthetic_runner import STANCE_OF_STRIDE, Run, trial_of

from formcheck.analyzers import pelvic_drop
from formcheck.records import (
    FloatArray,
    HipLine,
    HipLineRefusal,
    Measurement,
    NotMeasured,
    Reason,
    Side,
    Trial,
    View,
)

REAR = Run(view=View.REAR, duration_s=12.0)
READING_DEG = 0.5  # what is left when the clothes follow fully
CLOTHES_TURN = (0.65, 1.05)  # degrees for each degree of the pelvis, fewest and most


def seen_times(count: int) -> str:
    return f"one leg was seen from landing to push-off too few times: {count}, and 7 are needed"


def drops(left_deg: float, right_deg: float) -> dict[Side, float]:
    return {Side.LEFT: left_deg, Side.RIGHT: right_deg}


def measured(trial: Trial) -> Measurement:
    result = pelvic_drop.measure(trial)
    assert isinstance(result, Measurement), result
    return result


def refused(trial: Trial) -> NotMeasured:
    result = pelvic_drop.measure(trial)
    assert isinstance(result, NotMeasured), result
    return result


def with_lost_tilt(run: Run, lost: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Trial:
    return trial_of(run, tilt_deg=np.where(lost, np.nan, run.tilt_deg(run.times_s)))


def between(first_s: float, last_s: float) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    return np.asarray((REAR.times_s > first_s) & (REAR.times_s < last_s))


def noisy_tilt(run: Run, noise_deg: float, seed: int) -> FloatArray:
    tilt_deg = run.tilt_deg(run.times_s)
    return tilt_deg + noise_deg * np.random.default_rng(seed).standard_normal(len(tilt_deg))


@pytest.mark.parametrize(
    ("left_deg", "right_deg"), [(8.0, 4.0), (6.0, 6.0), (12.0, 9.0), (3.0, 1.0)]
)
@pytest.mark.parametrize("rate", [30, 60, 120])
@pytest.mark.parametrize("uneven", [0.0, 0.9])
def test_the_value_is_the_mean_of_both_sides(
    left_deg: float, right_deg: float, rate: int, uneven: float
) -> None:
    run = replace(REAR, frame_s=1 / rate, uneven=uneven, drop_deg=drops(left_deg, right_deg))
    result = measured(trial_of(run))
    assert result.value == pytest.approx((left_deg + right_deg) / 2.0, abs=0.2)
    assert result.values == pytest.approx(result.value, abs=0.2)
    assert (result.side, result.unit) == (Side.BOTH, "deg")


@pytest.mark.parametrize("cadence_spm", [140.0, 155.0, 185.0, 200.0, 220.0])
def test_the_value_holds_at_every_cadence(cadence_spm: float) -> None:
    # A bump of 0.2 s has parts beyond the filter's 8 Hz: up to 0.2° of 6° go.
    result = measured(trial_of(replace(REAR, cadence_spm=cadence_spm)))
    assert result.value == pytest.approx(6.0, abs=0.3)
    assert result.value < 6.0


@pytest.mark.parametrize("roll_deg", [-5.0, -2.0, 2.0, 5.0])
@pytest.mark.parametrize("noise_deg", [0.0, 1.0])
def test_the_cameras_roll_does_not_enter(roll_deg: float, noise_deg: float) -> None:
    rolled = replace(REAR, roll_deg=roll_deg)
    level = measured(trial_of(REAR, tilt_deg=noisy_tilt(REAR, noise_deg, 1)))
    turned = measured(trial_of(rolled, tilt_deg=noisy_tilt(rolled, noise_deg, 1)))
    assert turned.value == pytest.approx(level.value, abs=0.01)
    assert (turned.low, turned.high) == pytest.approx((level.low, level.high), abs=0.02)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("rate", [30, 60])
def test_noise_of_single_frames_is_averaged_out(seed: int, rate: int) -> None:
    run = replace(REAR, frame_s=1 / rate, duration_s=20.0)
    result = measured(trial_of(run, tilt_deg=noisy_tilt(run, 2.0, seed)))
    assert result.value == pytest.approx(6.0, abs=0.6)
    assert result.low < 6.0 < result.high


def test_the_peak_is_of_the_mean_curve_and_not_the_mean_of_peaks() -> None:
    flat = replace(REAR, drop_deg=drops(0.0, 0.0))
    values = [measured(trial_of(flat, tilt_deg=noisy_tilt(flat, 2.0, s))).value for s in range(4)]
    assert np.mean(values) < 0.8  # single stances peak at more than 1.5°
    assert min(values) > -0.2


def test_the_interval_holds_what_clothes_may_take_or_add() -> None:
    result = measured(trial_of(REAR))
    low = result.value - np.hypot(result.value * (1.0 - 1.0 / CLOTHES_TURN[1]), READING_DEG)
    high = result.value + np.hypot(result.value * (1.0 / CLOTHES_TURN[0] - 1.0), READING_DEG)
    assert (result.low, result.high) == pytest.approx((low, high), abs=0.1)


def test_a_hike_through_the_whole_stance_is_a_negative_drop() -> None:
    # The swing side is 3° up, and least so at toe-off, which is furthest from that moment.
    phase = REAR.phase(Side.RIGHT, REAR.times_s) - STANCE_OF_STRIDE / 2.0
    result = measured(trial_of(REAR, tilt_deg=-3.0 * np.cos(2.0 * np.pi * phase)))
    toe_off = REAR.phase(Side.RIGHT, REAR.toe_offs_s(Side.RIGHT)[:1]) % 1.0
    expected = -3.0 * np.cos(2.0 * np.pi * (toe_off[0] - STANCE_OF_STRIDE / 2.0))
    # Toe-off is found 1.5 ms early, in which the hike changes by 0.04°.
    assert result.value == pytest.approx(expected, abs=0.05)
    low = result.value - np.hypot(result.value * (1.0 / CLOTHES_TURN[0] - 1.0), READING_DEG)
    high = result.value + np.hypot(result.value * (1.0 - 1.0 / CLOTHES_TURN[1]), READING_DEG)
    assert (result.low, result.high) == pytest.approx((low, high), abs=0.02)


@pytest.mark.parametrize("drop_deg", [-0.3, 0.0, 0.3])
def test_an_interval_around_nothing_holds_nothing(drop_deg: float) -> None:
    phase = REAR.phase(Side.RIGHT, REAR.times_s) - STANCE_OF_STRIDE / 2.0
    tilt_deg = drop_deg * np.cos(2.0 * np.pi * phase)
    noise_deg = 2.0 * np.random.default_rng(4).standard_normal(len(tilt_deg))
    result = measured(trial_of(REAR, tilt_deg=tilt_deg + noise_deg))
    assert result.low < result.value < result.high


def test_more_noise_widens_the_interval() -> None:
    quiet, loud = (
        measured(trial_of(REAR, tilt_deg=noisy_tilt(REAR, noise_deg, 5))) for noise_deg in (0.5, 3)
    )
    assert loud.high - loud.low > quiet.high - quiet.low + 0.3


def test_a_lost_frame_here_and_there_costs_no_stance() -> None:
    lost = np.random.default_rng(2).random(len(REAR.times_s)) < 0.1
    result = measured(with_lost_tilt(REAR, lost))
    assert result.n == measured(trial_of(REAR)).n
    assert result.value == pytest.approx(6.0, abs=0.2)


@pytest.mark.parametrize(("first_s", "last_s"), [(0.0, 2.0), (3.0, 4.0), (10.0, 12.0)])
def test_stances_without_tilt_are_left_out_with_their_times(first_s: float, last_s: float) -> None:
    result = measured(with_lost_tilt(REAR, between(first_s, last_s)))
    assert result.value == pytest.approx(6.0, abs=0.2)
    contacts_s = REAR.contacts_s(Side.LEFT)
    ends_s = REAR.toe_offs_s(Side.LEFT)
    seen_s = contacts_s[((ends_s < first_s) | (contacts_s > last_s)) & (ends_s < 11.9)]
    assert result.times_s == pytest.approx(seen_s[: result.n], abs=0.01)
    assert len(result.times_s) == result.n >= 7


def test_a_gap_in_the_stances_of_one_leg_alone_leaves_the_times_of_the_others() -> None:
    contact_s = REAR.contacts_s(Side.LEFT)[3]
    result = measured(with_lost_tilt(REAR, between(contact_s + 0.02, contact_s + 0.18)))
    assert np.abs(result.times_s - contact_s).min() > 0.5
    assert result.times_s[:3] == pytest.approx(REAR.contacts_s(Side.LEFT)[:3], abs=0.01)


def test_too_few_seen_stances_are_counted_and_refused() -> None:
    result = refused(with_lost_tilt(REAR, between(4.0, 12.0)))
    assert result.reason is Reason.TOO_FEW_STEPS
    assert result.seen == seen_times(5)
    assert result.side is Side.BOTH


def test_a_line_without_any_tilt_is_refused() -> None:
    result = refused(with_lost_tilt(REAR, between(-1.0, 13.0)))
    assert result.seen == seen_times(0)


def cut_at(trial: Trial, end_s: float) -> Trial:
    """The trial with a hip line that ends earlier than the contacts."""
    line = line_of(trial)
    kept = line.timestamps_s < end_s
    arrays = (line.timestamps_s[kept], line.tilt_deg[kept], line.sigma_deg[kept])
    shorter = HipLine(*arrays, line.offset_sigma_deg, line.method, line.follows, 0.5, 1.0)
    return altered(trial, line=shorter)


def test_a_line_that_ends_within_a_stance_leaves_it_out() -> None:
    trial = trial_of(REAR)
    last_s = trial.gait.events.stances(Side.LEFT)[-1].initial_contact_s
    assert measured(cut_at(trial, last_s + 0.1)).times_s[-1] < last_s - 0.5


@pytest.mark.parametrize(("contacts", "enough"), [(6, False), (7, True)])
def test_seven_stances_of_each_leg_are_enough(contacts: int, enough: bool) -> None:
    end_s = REAR.toe_offs_s(Side.RIGHT)[contacts - 1] + 0.05
    result = pelvic_drop.measure(cut_at(trial_of(REAR), end_s))
    if enough:
        assert isinstance(result, Measurement)
        assert result.n == contacts
    else:
        assert isinstance(result, NotMeasured)
        assert result.seen == seen_times(contacts)


def test_a_line_that_ends_before_the_first_stance_is_refused() -> None:
    result = refused(cut_at(trial_of(REAR), 0.1))
    assert result.seen == seen_times(0)


@pytest.mark.parametrize(
    ("line", "seen", "advice"),
    [
        (HipLineRefusal("the shirt hangs loose", "Tuck it in."), "the shirt hangs loose", "Tuck"),
        (None, "the line of the hips was not looked for", "Film from behind."),
    ],
)
def test_without_a_hip_line_the_pelvis_is_not_visible(
    line: HipLineRefusal | None, seen: str, advice: str
) -> None:
    result = refused(altered(trial_of(REAR), line=line))
    assert result.reason is Reason.PELVIS_NOT_VISIBLE
    assert (result.seen, result.side) == (seen, Side.BOTH)
    assert result.advice.startswith(advice)
