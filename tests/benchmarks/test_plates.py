"""Real runners against force plates: the evaluation, on a made-up trial whose truth is known."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from synthetic_runner import Run

from benchmarks.evaluation.outside.plates.film import NOISE_LEG_LENGTHS, PX_PER_M, Film, filmed
from benchmarks.evaluation.outside.plates.report import (
    EventErrors,
    between_runners_ms,
    event_errors,
    plate_report,
)
from benchmarks.evaluation.outside.plates.trials import PlateTrial, Stances, read_trial
from formcheck.gait import clean_track, find_events, leg_length_px
from formcheck.records import EventKind, FloatArray, Side, View

LEG_M, SPEED_M_S, RATE_HZ = 0.85, 3.0, 150.0
SIDES = (Side.LEFT, Side.RIGHT)
SIDE_FILM = Film(View.RIGHT, 60.0, is_noisy=False)
REAR_FILM = Film(View.REAR, 60.0, is_noisy=False)
RUN = Run(duration_s=8.0)


def made_up_trial(late_s: float = 0.0) -> PlateTrial:
    """The drawn runner from the side, as joints in space; a plate whose clock is late."""
    times_s = np.arange(0.0, RUN.duration_s, 1.0 / RATE_HZ)
    joints_m: dict[str, FloatArray] = {}
    for side, right_m in zip(SIDES, (-0.1, 0.1), strict=True):
        for part, (forward, up) in _places(side, times_s).items():
            place = np.stack([forward, up, np.full_like(up, right_m / LEG_M)], axis=1)
            joints_m[f"{side}_{part}"] = LEG_M * place
    stances = {
        side: Stances(RUN.contacts_s(side) + late_s, RUN.toe_offs_s(side) + late_s)
        for side in SIDES
    }
    return PlateTrial("made up", "nobody", SPEED_M_S, times_s, joints_m, stances)


def _places(side: Side, times_s: FloatArray) -> Mapping[str, tuple[FloatArray, FloatArray]]:
    ankle, lift = RUN.ankle_ahead(side, times_s), RUN.ankle_height(side, times_s)
    knee, hip = RUN.knee(side, times_s), RUN.hip_height_at(times_s)
    return {
        "hip": (np.zeros_like(hip), hip),
        "knee": (knee[:, 0], knee[:, 1]),
        "ankle": (ankle, lift),
        "heel": (RUN.heel_ahead(side, times_s), lift - 0.05),
        "foot_index": (ankle + 0.15, lift - 0.05),
    }


def errors_of(trial: PlateTrial, film: Film) -> dict[EventKind, EventErrors]:
    found = find_events(clean_track(filmed(trial, film)), film.view, film.facing)
    return {errors.kind: errors for errors in event_errors(trial, film, found)}


@pytest.mark.parametrize("rate_hz", [30.0, 60.0])
@pytest.mark.parametrize("kind", list(EventKind))
def test_the_drawn_runner_is_right_from_the_side(rate_hz: float, kind: EventKind) -> None:
    errors = errors_of(made_up_trial(), replace(SIDE_FILM, rate_hz=rate_hz))[kind]
    assert abs(errors.bias_ms) < 2.0
    assert errors.within_ms < 1.5
    assert errors.missed <= 2
    assert (errors.view, errors.trial, errors.speed_m_s) == (View.RIGHT, "made up", SPEED_M_S)


@pytest.mark.parametrize("late_s", [-0.02, 0.03])
def test_a_plate_that_is_late_makes_what_is_found_early(late_s: float) -> None:
    on_time, late = (errors_of(made_up_trial(by_s), SIDE_FILM) for by_s in (0.0, late_s))
    for kind in EventKind:
        assert late[kind].bias_ms - on_time[kind].bias_ms == pytest.approx(-1000.0 * late_s)


def test_events_of_the_other_foot_are_missed() -> None:
    trial = made_up_trial()
    other = replace(trial, stances={side: trial.stances[side.other] for side in SIDES})
    for errors in errors_of(other, SIDE_FILM).values():
        assert len(errors.errors_s) == 0
        assert errors.missed > 15


def test_noise_scatters_single_events() -> None:
    noisy = errors_of(made_up_trial(), replace(SIDE_FILM, is_noisy=True))
    assert 2.0 < noisy[EventKind.INITIAL_CONTACT].within_ms < 12.0


def test_noise_is_of_the_size_it_says_and_follows_itself() -> None:
    trial = made_up_trial()
    noise_px = (
        filmed(trial, replace(SIDE_FILM, is_noisy=True)).xy_px - filmed(trial, SIDE_FILM).xy_px
    )
    assert noise_px.std() == pytest.approx(NOISE_LEG_LENGTHS * LEG_M * PX_PER_M, rel=0.1)
    one, next_one = noise_px[:-1].ravel(), noise_px[1:].ravel()
    assert np.corrcoef(one, next_one)[0, 1] == pytest.approx(0.7, abs=0.05)


def test_from_behind_what_is_nearer_to_the_camera_is_larger() -> None:
    pose = filmed(made_up_trial(), REAR_FILM)
    hip_px, heel_px = (pose.sided(Side.RIGHT, part)[:, 0] for part in ("hip", "heel"))
    assert hip_px == pytest.approx(np.full(len(hip_px), 0.1 * PX_PER_M), rel=0.02)
    assert np.ptp(heel_px) > 5.0
    assert pose.sided(Side.RIGHT, "hip")[0, 0] > pose.sided(Side.LEFT, "hip")[0, 0]


def test_a_leg_keeps_its_length_from_the_side() -> None:
    pose = filmed(made_up_trial(), SIDE_FILM)
    assert leg_length_px(pose, Side.RIGHT) == pytest.approx(LEG_M * PX_PER_M, rel=0.01)


@pytest.mark.parametrize(("lost_s", "is_bridged"), [(0.10, True), (0.30, False)])
def test_a_marker_is_bridged_for_an_eighth_of_a_second(lost_s: float, is_bridged: bool) -> None:
    trial = made_up_trial()
    lost = np.abs(trial.times_s - 4.0) < lost_s / 2.0
    knee_m = np.where(lost[:, None], np.nan, trial.joints_m["left_knee"])
    gap = replace(trial, joints_m={**trial.joints_m, "left_knee": knee_m})
    pose = filmed(gap, SIDE_FILM)
    assert bool(pose.tracked.all()) is is_bridged


def test_readings_at_the_true_times_are_those_at_the_found_ones_where_they_agree() -> None:
    report = plate_report([made_up_trial()], [SIDE_FILM, REAR_FILM])
    of_side = {r.metric: r for r in report.readings if r.film == SIDE_FILM}
    assert set(of_side) == {
        "shank_angle",
        "overstride_distance",
        "knee_flexion_at_contact",
        "contact_time",
    }
    assert abs(of_side["shank_angle"].error) < 0.5
    assert abs(of_side["contact_time"].error) < 4.0
    contact_s = RUN.contacts_s(Side.RIGHT)[2:3]
    assert of_side["shank_angle"].at_true == pytest.approx(
        RUN.shank_angle_deg(Side.RIGHT, contact_s)[0], abs=1.0
    )
    of_rear = {r.metric for r in report.readings if r.film == REAR_FILM}
    assert {"pelvic_drop", "pelvic_drop_excursion", "pelvic_drop_timing"} < of_rear


def test_the_spread_between_trials_is_that_of_their_means() -> None:
    errors = [errors_of(made_up_trial(by_s), SIDE_FILM) for by_s in (0.0, 0.01, 0.02)]
    contacts = [each[EventKind.INITIAL_CONTACT] for each in errors]
    assert between_runners_ms(contacts) == pytest.approx(10.0)


def test_a_stored_trial_is_read_in_metres_and_seconds(tmp_path: Path) -> None:
    names = [
        f"{part}_{letter}" for part in ("hip", "knee", "ankle", "heel", "toe") for letter in "lr"
    ]
    raw = np.arange(3 * 10 * 3, dtype=np.int16).reshape(3, 10, 3)
    raw[1, 2] = -32768
    np.savez(
        tmp_path / "RB999_30.npz",
        landmarks=np.array(names),
        xyz_i16=raw,
        scale_m=0.001,
        rate_hz=150.0,
        speed_m_s=3.0,
        contact_side=np.array(["l", "r", "l"]),
        contact_s=np.array([0.1, 0.4, 0.8]),
        toe_off_s=np.array([0.3, np.nan, 1.0]),
    )
    trial = read_trial(tmp_path / "RB999_30.npz")
    assert (trial.name, trial.runner, trial.speed_m_s) == ("RB999_30", "RB999", 3.0)
    assert trial.times_s == pytest.approx([0.0, 1 / 150, 2 / 150])
    assert trial.joints_m["right_foot_index"][0] == pytest.approx([0.027, 0.028, 0.029])
    assert np.isnan(trial.joints_m["left_knee"]).all(axis=1).tolist() == [False, True, False]
    assert trial.stances[Side.LEFT].contacts_s.tolist() == [0.1, 0.8]
    assert np.isnan(trial.stances[Side.RIGHT].toe_offs_s).all()
