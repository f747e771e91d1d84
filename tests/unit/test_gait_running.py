"""Running, walking, standing and slow motion are told apart."""

from collections.abc import Sequence

import pytest
from synthetic_runner import Run, pose_of, trial_of, without_frames

from formcheck.gait import check_running, clean_track
from formcheck.records import (
    EventKind,
    Facing,
    GaitEvent,
    GaitEvents,
    PoseSequence,
    Reason,
    RunningCheck,
    Side,
    View,
)

VIEWS = [View.REAR, View.FRONT, View.LEFT, View.RIGHT]
STRIDING = clean_track(pose_of(Run()))


def contacts_at(times_s: Sequence[float], first: Side = Side.RIGHT) -> GaitEvents:
    """Contacts of alternating sides."""
    sides = [first if number % 2 == 0 else first.other for number in range(len(times_s))]
    events = zip(times_s, sides, strict=True)
    return GaitEvents(
        tuple(GaitEvent(time_s, side, EventKind.INITIAL_CONTACT) for time_s, side in events), 0, ""
    )


def steps_at(rate_spm: float, count: int = 20) -> GaitEvents:
    return contacts_at([0.3 + 60.0 / rate_spm * number for number in range(count)])


def rate_in(found: RunningCheck) -> float:
    about, rate, *unit = found.seen.split()
    assert (about, *unit) == ("about", "steps", "per", "minute")
    return float(rate)


def check(events: GaitEvents, view: View, pose: PoseSequence = STRIDING) -> RunningCheck:
    facing = {View.LEFT: Facing.LEFT, View.RIGHT: Facing.RIGHT}.get(view)
    return check_running(pose, events, view, facing)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("cadence_spm", [140.0, 170.0, 200.0])
@pytest.mark.parametrize("rate", [30, 120])
def test_a_run_is_a_run(view: View, cadence_spm: float, rate: int) -> None:
    run = Run(view=view, cadence_spm=cadence_spm, frame_s=1 / rate, bounce=0.03)
    found = trial_of(run, pose_of(run, noise_px=1.0)).running
    assert found.refusal is None
    assert rate_in(found) == pytest.approx(cadence_spm, rel=0.03)


@pytest.mark.parametrize("view", [View.REAR, View.FRONT, View.RIGHT])
@pytest.mark.parametrize(
    ("rate_spm", "refusal"),
    [
        (60.0, Reason.SLOW_MOTION_SUSPECTED),
        (99.0, Reason.SLOW_MOTION_SUSPECTED),
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
    assert f"about {rate_spm:.0f} steps per minute" in found.seen


@pytest.mark.parametrize("rate_spm", [110.0, 129.0])
def test_slower_steps_are_slow_motion_only_with_the_bounce_of_a_run(rate_spm: float) -> None:
    assert check(steps_at(rate_spm), View.RIGHT).refusal is Reason.SLOW_MOTION_SUSPECTED
    for view in (View.REAR, View.FRONT):
        assert check(steps_at(rate_spm), view).refusal is Reason.NOT_RUNNING


@pytest.mark.parametrize("view", VIEWS)
def test_a_missed_contact_does_not_halve_the_rate(view: View) -> None:
    steps = steps_at(170.0)
    without = GaitEvents(steps.events[:9] + steps.events[10:], 0, "")
    pose = clean_track(pose_of(Run(view=view)))
    assert check(without, view, pose) == RunningCheck(None, "about 170 steps per minute")


def test_in_a_side_view_the_near_leg_counts_alone() -> None:
    right_only = tuple(e for e in steps_at(170.0).events if e.side is Side.RIGHT)
    assert check(GaitEvents(right_only, 0, ""), View.RIGHT).seen == "about 170 steps per minute"
    assert check(GaitEvents(right_only, 0, ""), View.LEFT).refusal is Reason.NOT_RUNNING


@pytest.mark.parametrize("view", [View.LEFT, View.RIGHT])
@pytest.mark.parametrize("cadence_spm", [112.0, 135.0, 150.0])
def test_a_walk_is_known_by_the_hips(view: View, cadence_spm: float) -> None:
    walk = Run(view=view, cadence_spm=cadence_spm, walks=True)
    assert trial_of(walk).running == RunningCheck(
        Reason.NOT_RUNNING, "hips highest over the standing leg, as in walking"
    )


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
    seen = "a person, but no running steps"
    assert trial_of(walk).running == RunningCheck(Reason.NOT_RUNNING, seen)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("duration_s", [2.5, 8.0])
@pytest.mark.parametrize("noise_px", [0.0, 3.0])
def test_who_stands_does_not_run(view: View, duration_s: float, noise_px: float) -> None:
    run = Run(view=view, duration_s=duration_s)
    drawn, noisy = pose_of(run).xy_px, pose_of(run, noise_px)
    frozen = noisy.changed(noisy.xy_px - drawn + drawn[0], "stands still")
    assert trial_of(run, frozen).running == RunningCheck(
        Reason.NOT_RUNNING, "a person, but no running steps"
    )


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_few_contacts_decide_nothing(view: View, count: int) -> None:
    near = view.near_side or Side.LEFT
    steps = GaitEvents(
        tuple(GaitEvent(0.3 + number, near, EventKind.INITIAL_CONTACT) for number in range(count)),
        0,
        "",
    )
    assert check(steps, view) == RunningCheck(None, f"{count} initial contacts")


@pytest.mark.parametrize("view", VIEWS)
def test_four_contacts_decide(view: View) -> None:
    near_only = [0.3 + 0.5 * n for n in range(4)]
    contact = EventKind.INITIAL_CONTACT
    steps = tuple(GaitEvent(t, view.near_side or Side.LEFT, contact) for t in near_only)
    assert check(GaitEvents(steps, 0, ""), view).refusal is Reason.NOT_RUNNING


def test_a_person_seen_for_two_seconds_without_a_step_stands() -> None:
    pose = without_frames(STRIDING, slice(round(2.1 * 240.0), None))
    assert check(contacts_at([]), View.REAR, pose).refusal is Reason.NOT_RUNNING


@pytest.mark.parametrize("seen_s", [0.0, 1.0, 1.9])
def test_a_person_seen_too_shortly_is_not_called_standing(seen_s: float) -> None:
    pose = without_frames(STRIDING, slice(round(seen_s * 240.0), None))
    assert check(contacts_at([]), View.REAR, pose) == RunningCheck(None, "0 initial contacts")
