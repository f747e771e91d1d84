"""Running, walking, standing and slow motion are told apart."""

from dataclasses import replace

import numpy as np
import pytest
from synthetic_runner import Run, pose_of, trial_of, without_frames

from formcheck.gait import check_running, clean_track
from formcheck.records import (
    Cause,
    Facing,
    FloatArray,
    PoseSequence,
    Reason,
    RunningCheck,
    Side,
    View,
)

VIEWS = [View.REAR, View.FRONT, View.LEFT, View.RIGHT]
STRIDING = {view: clean_track(pose_of(Run(view=view))) for view in VIEWS}


def steps_at(rate_spm: float, count: int = 20) -> FloatArray:
    return np.asarray(0.3 + 60.0 / rate_spm * np.arange(count))


def rate_in(found: RunningCheck) -> float:
    about, rate, *unit = found.seen.split()
    assert (about, *unit) == ("about", "steps", "per", "minute")
    return float(rate)


def check(steps_s: FloatArray, view: View, pose: PoseSequence | None = None) -> RunningCheck:
    facing = {View.LEFT: Facing.LEFT, View.RIGHT: Facing.RIGHT}.get(view)
    return check_running(STRIDING[view] if pose is None else pose, steps_s, view, facing)


def played_slower(run: Run, times: float, noise_px: float = 1.0) -> PoseSequence:
    """Frames of a run whose clock runs so many times too slowly."""
    pose = pose_of(run, noise_px)
    return replace(pose, timestamps_s=times * pose.timestamps_s)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("cadence_spm", [140.0, 170.0, 200.0])
@pytest.mark.parametrize("rate", [30, 120])
def test_a_run_is_a_run(view: View, cadence_spm: float, rate: int) -> None:
    run = Run(view=view, cadence_spm=cadence_spm, frame_s=1 / rate, bounce=0.03)
    found = trial_of(run, pose_of(run, noise_px=1.0)).gait.running
    assert found.refusal is None
    assert rate_in(found) == pytest.approx(cadence_spm, rel=0.03)


@pytest.mark.parametrize("view", [View.REAR, View.FRONT, View.RIGHT])
@pytest.mark.parametrize(
    ("rate_spm", "refusal"),
    [
        (131.0, None),
        (180.0, None),
        (229.0, None),
        (231.0, Reason.NOT_RUNNING),
        (300.0, Reason.NOT_RUNNING),
    ],
)
def test_the_step_rate_decides_first(view: View, rate_spm: float, refusal: Reason | None) -> None:
    found = check(steps_at(rate_spm), view)
    assert found.refusal is refusal
    seen = found.seen if found.because is None else found.because.seen
    assert f"about {rate_spm:.0f} steps per minute" in seen


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("times", [1.4, 2.0, 4.0])
def test_slower_steps_with_the_bounce_of_a_run_are_slow_motion(view: View, times: float) -> None:
    run = Run(view=view, frame_s=1 / 120, bounce=0.035)
    found = trial_of(run, played_slower(run, times)).gait.running
    assert found.refusal is Reason.SLOW_MOTION_SUSPECTED
    assert found.because is not None
    rate = found.because.seen.split(" about ")[1].split()[0]
    assert float(rate) == pytest.approx(170.0 / times, rel=0.03)


@pytest.mark.parametrize(
    ("view", "duration_s"),
    [(View.LEFT, 0.9), (View.RIGHT, 1.1), (View.RIGHT, 1.5), (View.REAR, 1.4), (View.FRONT, 1.4)],
)
def test_two_steps_name_slow_motion(view: View, duration_s: float) -> None:
    run = Run(view=view, frame_s=1 / 120, duration_s=duration_s)
    trial = trial_of(run, played_slower(run, 4.0))
    assert 2 <= len(trial.gait.steps_s) <= 4
    assert trial.gait.running.refusal is Reason.SLOW_MOTION_SUSPECTED
    assert trial_of(run).gait.running.refusal is None


@pytest.mark.parametrize("view", VIEWS)
def test_few_steps_with_one_missed_between_them_are_not_slow(view: View) -> None:
    assert check(steps_at(85.0, 3), view).refusal is None


@pytest.mark.parametrize("view", VIEWS)
def test_a_missed_step_does_not_halve_the_rate(view: View) -> None:
    without = np.delete(steps_at(170.0), 9)
    assert check(without, view) == RunningCheck(None, "about 170 steps per minute")


@pytest.mark.parametrize("view", VIEWS)
def test_a_camera_that_pans_slowly_makes_no_walk(view: View) -> None:
    run = Run(view=view, duration_s=10.0)
    pose = pose_of(run)
    panned = pose.xy_px.copy()
    panned[..., 1] += 200.0 * np.sin(2.0 * np.pi * pose.timestamps_s / 10.0)[:, None]
    found = trial_of(run, pose.changed(panned, "panned")).gait.running
    assert found == RunningCheck(None, "about 170 steps per minute")


@pytest.mark.parametrize("view", [View.LEFT, View.RIGHT])
@pytest.mark.parametrize("cadence_spm", [112.0, 135.0, 150.0])
def test_a_walk_is_known_by_the_hips(view: View, cadence_spm: float) -> None:
    walk = Run(view=view, cadence_spm=cadence_spm, walks=True)
    assert trial_of(walk).gait.running == RunningCheck(Cause.WALKING.because())


@pytest.mark.parametrize(
    ("late_deg", "runs"), [(0.0, True), (77.0, True), (-77.0, True), (87.0, False), (-87.0, False)]
)
def test_the_hips_must_be_low_at_mid_stance(late_deg: float, runs: bool) -> None:
    # Hips that are lowest some part of a step late are, at mid-stance, √2·cos of that part below
    # their mean, in standard deviations: 1.41, 0.32 and 0.07; a run takes 0.2.
    run = Run()
    pose = pose_of(run)
    late_s = late_deg / 360.0 * run.stride_s / 2.0
    lower_px = run.leg_px * (
        run.hip_height_at(run.times_s) - run.hip_height_at(run.times_s - late_s)
    )
    xy_px = pose.xy_px.copy()
    for side in (Side.LEFT, Side.RIGHT):
        xy_px[:, pose.skeleton.index(f"{side}_hip"), 1] += lower_px
    found = check(steps_at(170.0), View.RIGHT, clean_track(pose.changed(xy_px, "hips late")))
    assert found.refusal is (None if runs else Reason.NOT_RUNNING)


@pytest.mark.parametrize("view", [View.REAR, View.FRONT])
def test_an_easy_walk_makes_no_running_steps(view: View) -> None:
    # When a walker's hips have fallen, both feet are on the ground.
    walk = Run(view=view, cadence_spm=112.0, walks=True, duration_s=10.0)
    assert trial_of(walk).gait.running == RunningCheck(Cause.STANDING.because())


@pytest.mark.parametrize("view", [View.REAR, View.FRONT])
@pytest.mark.parametrize("cadence_spm", [88.0, 112.0])
def test_a_walk_with_flat_hips_is_no_run(view: View, cadence_spm: float) -> None:
    walk = Run(view=view, cadence_spm=cadence_spm, walks=True, bounce=0.02, duration_s=14.0)
    assert trial_of(walk).gait.running.refusal is Reason.NOT_RUNNING


@pytest.mark.parametrize("seed", range(3))
def test_a_walk_with_uneven_steps_is_no_unsteady_run(seed: int) -> None:
    walk = Run(view=View.REAR, cadence_spm=95.0, walks=True, bounce=0.02, duration_s=20.0)
    pose = pose_of(walk)
    rng = np.random.default_rng(seed)
    uneven = np.cumsum(walk.frame_s * np.repeat(rng.uniform(0.7, 1.3, 100), 12))
    found = trial_of(
        walk, replace(pose, timestamps_s=uneven[: len(pose.timestamps_s)])
    ).gait.running
    assert found.refusal is Reason.NOT_RUNNING


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("duration_s", [2.5, 8.0])
@pytest.mark.parametrize("noise_px", [0.0, 3.0])
def test_who_stands_does_not_run(view: View, duration_s: float, noise_px: float) -> None:
    run = Run(view=view, duration_s=duration_s)
    drawn, noisy = pose_of(run).xy_px, pose_of(run, noise_px)
    frozen = noisy.changed(noisy.xy_px - drawn + drawn[0], "stands still")
    assert trial_of(run, frozen).gait.running == RunningCheck(Cause.STANDING.because())


@pytest.mark.parametrize("view", VIEWS)
def test_one_step_decides_nothing(view: View) -> None:
    assert check(steps_at(170.0, 1), view) == RunningCheck(None, "1 steps")


@pytest.mark.parametrize("view", [View.LEFT, View.RIGHT])
def test_eight_steps_tell_a_clock_that_is_too_fast(view: View) -> None:
    assert check(steps_at(240.0, 7), view).refusal is None
    assert check(steps_at(240.0, 8), view).refusal is Reason.NOT_RUNNING


def test_a_person_seen_for_two_seconds_without_a_step_stands() -> None:
    pose = without_frames(STRIDING[View.REAR], slice(round(2.1 * 240.0), None))
    assert check(np.empty(0), View.REAR, pose).refusal is Reason.NOT_RUNNING


@pytest.mark.parametrize("seen_s", [0.0, 1.0, 1.9])
def test_a_person_seen_too_shortly_is_not_called_standing(seen_s: float) -> None:
    pose = without_frames(STRIDING[View.REAR], slice(round(seen_s * 240.0), None))
    assert check(np.empty(0), View.REAR, pose) == RunningCheck(None, "0 steps")
