"""Contacts and toe-offs from the side, against the moments the drawn runner's formulas give."""

from dataclasses import replace

import numpy as np
import pytest
from synthetic_runner import Run, errors_ms, pose_of, trial_of, without_frames

from formcheck.analyzers import cadence
from formcheck.gait import clean_track
from formcheck.gait.side_contacts import side_view_events
from formcheck.records import EventKind, Facing, FloatArray, NotMeasured, Side, View

# Noise of so many pixels in every landmark of every frame (leg 380 px) moves single contacts and
# toe-offs by this much, root mean square, in ms: measured on 6 seeds, and a quarter added.
CONTACT_RMS_MS = {(30, 2): 15.0, (60, 2): 9.0, (120, 2): 6.5, (240, 2): 5.5}
CONTACT_RMS_MS |= {(30, 4): 21.0, (60, 4): 14.5, (120, 4): 11.5, (240, 4): 9.0}
TOE_OFF_RMS_MS = {(30, 2): 9.0, (60, 2): 6.0, (120, 2): 4.0, (240, 2): 3.0}
TOE_OFF_RMS_MS |= {(30, 4): 17.0, (60, 4): 12.0, (120, 4): 7.5, (240, 4): 5.5}
# The time from reach to contact is one for the whole clip, and so is its error.
BIAS_MS = {2: 5.0, 4: 10.0}


def errors_of(run: Run, noise_px: float = 0.0, seeds: int = 1) -> tuple[FloatArray, FloatArray]:
    """How much too late contacts and toe-offs of both legs are, in ms; none may be missing."""
    contacts, toe_offs = [], []
    for seed in range(seeds):
        events = trial_of(run, pose_of(run, noise_px, seed)).gait.events
        for side in (Side.LEFT, Side.RIGHT):
            contacts.append(errors_ms(events.contacts_s(side), run.contacts_s(side)))
            toe_offs.append(errors_ms(events.toe_offs_s(side), run.toe_offs_s(side)))
            # Strong noise may look like a change of belt speed, and cost a step at an end.
            assert abs(len(contacts[-1]) - len(run.contacts_s(side))) <= 2
            assert abs(len(toe_offs[-1]) - len(contacts[-1])) <= 1
    return np.concatenate(contacts), np.concatenate(toe_offs)


@pytest.mark.parametrize("view", [View.LEFT, View.RIGHT])
@pytest.mark.parametrize("rate", [30, 60, 120, 240])
@pytest.mark.parametrize("uneven", [0.0, 0.9])
def test_without_noise_events_are_exact(view: View, rate: int, uneven: float) -> None:
    contacts, toe_offs = errors_of(Run(view=view, frame_s=1 / rate, uneven=uneven))
    # The low-pass moves the corners of the drawn foot's path by up to 2 ms.
    assert np.abs(contacts).max() < 3.0
    assert np.median(np.abs(contacts)) < 1.5
    assert np.abs(toe_offs).max() < 2.0


@pytest.mark.parametrize("cadence_spm", [145.0, 160.0, 180.0, 200.0, 210.0])
def test_events_are_exact_at_every_cadence(cadence_spm: float) -> None:
    contacts, toe_offs = errors_of(Run(cadence_spm=cadence_spm, bounce=0.03, reach=0.28))
    assert np.abs(contacts).max() < 2.5
    assert np.median(np.abs(toe_offs)) < 1.5
    assert np.abs(toe_offs).max() < 8.0  # the last one, by the clip's end


@pytest.mark.parametrize(("rate", "noise_px"), CONTACT_RMS_MS)
@pytest.mark.parametrize("uneven", [0.0, 0.9])
def test_noise_scatters_events_and_does_not_shift_them(
    rate: int, noise_px: int, uneven: float
) -> None:
    run = Run(frame_s=1 / rate, duration_s=12.0, uneven=uneven)
    contacts, toe_offs = errors_of(run, noise_px, seeds=3)
    assert np.sqrt((contacts**2).mean()) < CONTACT_RMS_MS[rate, noise_px]
    assert np.sqrt((toe_offs**2).mean()) < TOE_OFF_RMS_MS[rate, noise_px]
    assert abs(contacts.mean()) < BIAS_MS[noise_px]
    assert abs(toe_offs.mean()) < BIAS_MS[noise_px]


def test_contacts_do_not_depend_on_the_start_of_the_clip() -> None:
    run = Run(start_s=0.31)
    found_s = trial_of(run).gait.events.contacts_s(Side.RIGHT)
    assert np.abs(errors_ms(found_s, run.contacts_s(Side.RIGHT))).max() < 2.0


def test_the_wrong_facing_takes_the_far_reach_behind_for_the_one_ahead() -> None:
    run = Run(view=View.RIGHT)
    candidates = side_view_events(clean_track(pose_of(run)), Facing.LEFT)
    found_s = np.array([e.time_s for e in candidates if e.kind is EventKind.INITIAL_CONTACT])
    true_s = np.concatenate([run.contacts_s(side) for side in (Side.LEFT, Side.RIGHT)])
    assert np.abs(errors_ms(found_s, true_s)).max() < 60.0


def test_a_step_lost_from_sight_is_missing_and_none_is_invented() -> None:
    run = Run()
    contact_s = run.contacts_s(Side.RIGHT)[4]
    lost = np.abs(run.times_s - contact_s) < 0.15
    found_s = trial_of(run, without_frames(pose_of(run), lost)).gait.events.contacts_s(Side.RIGHT)
    assert len(found_s) == len(run.contacts_s(Side.RIGHT)) - 1
    assert np.abs(found_s - contact_s).min() > 0.5
    assert np.abs(errors_ms(found_s, run.contacts_s(Side.RIGHT))).max() < 5.0


@pytest.mark.parametrize(("reach", "steps"), [(0.0, False), (0.10, False), (0.15, True)])
def test_feet_that_hardly_move_make_no_contacts(reach: float, steps: bool) -> None:
    # Twice the reach is the travel of the foot; it must be a quarter of a leg length.
    events = trial_of(Run(reach=reach)).gait.events.events
    assert bool(events) is steps


@pytest.mark.parametrize(
    ("cadence_spm", "found"), [(105.0, False), (115.0, True), (200.0, True), (230.0, True)]
)
def test_toe_offs_are_looked_for_as_late_as_a_running_stance_lasts(
    cadence_spm: float, found: bool
) -> None:
    # The drawn hips are highest above the toe 0.44, 0.40, 0.23 and 0.20 s after contact.
    run = Run(cadence_spm=cadence_spm, bounce=0.03, reach=0.28)
    candidates = side_view_events(clean_track(pose_of(run)), Facing.RIGHT)
    assert any(e.kind is EventKind.TOE_OFF for e in candidates) is found


@pytest.mark.parametrize(("cadence_spm", "all_of_them"), [(290.0, True), (310.0, False)])
def test_contacts_of_one_foot_are_at_least_four_tenths_of_a_second_apart(
    cadence_spm: float, all_of_them: bool
) -> None:
    run = Run(cadence_spm=cadence_spm, bounce=0.03, reach=0.28)
    candidates = side_view_events(clean_track(pose_of(run)), Facing.RIGHT)
    found = [e for e in candidates if e.kind is EventKind.INITIAL_CONTACT and e.side is Side.RIGHT]
    assert (len(found) >= len(run.contacts_s(Side.RIGHT)) - 1) is all_of_them
    assert (np.diff([e.time_s for e in found]) >= 0.40).all()


@pytest.mark.parametrize("view", [View.LEFT, View.RIGHT, View.REAR])
@pytest.mark.parametrize("cadence_spm", [340.0, 400.0])
def test_a_clock_twice_too_fast_is_no_run_of_every_second_step(
    view: View, cadence_spm: float
) -> None:
    run = Run(view=view, cadence_spm=cadence_spm, bounce=0.03, reach=0.28)
    assert isinstance(cadence.measure(trial_of(run)), NotMeasured)


def test_a_toe_off_after_the_end_is_absent() -> None:
    run = Run()
    last_s = run.contacts_s(Side.RIGHT)[5]
    short = replace(run, duration_s=last_s + 0.18)
    events = trial_of(short).gait.events
    assert events.contacts_s(Side.RIGHT)[-1] == pytest.approx(last_s, abs=0.01)
    assert events.toe_offs_s(Side.RIGHT)[-1] < last_s


def test_candidates_come_in_order_of_time() -> None:
    times_s = [e.time_s for e in side_view_events(clean_track(pose_of(Run())), Facing.RIGHT)]
    assert len(times_s) > 30
    assert (np.diff(times_s) > 0.0).all()


@pytest.mark.parametrize("facing", list(Facing))
def test_a_lost_runner_makes_no_contacts(facing: Facing) -> None:
    pose = without_frames(pose_of(Run()), slice(None))
    assert side_view_events(clean_track(pose), facing) == []


def test_the_far_leg_takes_over_how_long_the_near_one_takes_to_land() -> None:
    # The far heel is misread: its own delay would be 26 ms longer.
    run = Run(view=View.RIGHT)
    pose = pose_of(run)
    xy_px = pose.xy_px.copy()
    heel = pose.skeleton.index("left_heel")
    times_s = pose.timestamps_s
    xy_px[:, heel, 0] = np.interp(times_s - 0.02, times_s, pose.xy_px[:, heel, 0])
    events = trial_of(run, pose.changed(xy_px, "heel late")).gait.events
    for side in (Side.LEFT, Side.RIGHT):
        assert np.abs(errors_ms(events.contacts_s(side), run.contacts_s(side))).max() < 3.0
