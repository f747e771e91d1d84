"""Runs joined end to end: the contacts of the longest steady one are kept."""

from dataclasses import replace

import numpy as np
import pytest
from synthetic_runner import Run, errors_ms, pose_of, without_frames

from formcheck.gait import SteadyEvents, clean_track, find_events, find_steady_events
from formcheck.records import Facing, PoseSequence, Side, View

FACING = {View.LEFT: Facing.LEFT, View.RIGHT: Facing.RIGHT}
VIEWS = [View.REAR, View.FRONT, View.LEFT, View.RIGHT]
STRIDE_S = Run().stride_s
FIRST_CONTACT_S = 0.2


def run_of(strides: int, view: View = View.RIGHT, reach: float = 0.30) -> Run:
    """A run from a left contact to just before a later one, on which another may follow."""
    return Run(
        view=view,
        start_s=FIRST_CONTACT_S,
        duration_s=FIRST_CONTACT_S + strides * STRIDE_S - 1e-9,
        frame_s=STRIDE_S / 42,
        reach=reach,
    )


def joined(*runs: Run) -> PoseSequence:
    poses = [pose_of(run) for run in runs]
    frame_s = runs[0].frame_s
    xy_px = np.concatenate([pose.xy_px for pose in poses])
    times_s = frame_s * np.arange(len(xy_px), dtype=np.float64)
    return replace(poses[0], timestamps_s=times_s, xy_px=xy_px, visibility=np.ones(xy_px.shape[:2]))


def rhythm_of(pose: PoseSequence, view: View) -> SteadyEvents:
    return find_steady_events(pose, clean_track(pose), view, FACING.get(view))


def seen_in(pose: PoseSequence, view: View) -> tuple[int, int]:
    events = find_events(clean_track(pose), view, FACING.get(view))
    return len(events.contacts_s(Side.LEFT)), len(events.contacts_s(Side.RIGHT))


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("noise_px", [0.0, 2.0])
@pytest.mark.parametrize("uneven", [0.0, 0.9])
def test_a_steady_run_is_kept_whole(view: View, noise_px: float, uneven: float) -> None:
    pose = pose_of(Run(view=view, uneven=uneven), noise_px)
    rhythm = rhythm_of(pose, view)
    contacts_s = rhythm.events.contacts_s(Side.BOTH)
    assert rhythm.steady_s == (contacts_s[0], contacts_s[-1])
    assert rhythm.contacts_seen == seen_in(pose, view)
    assert sum(rhythm.contacts_seen) == len(contacts_s)
    whole = find_events(clean_track(pose), view, FACING.get(view))
    assert rhythm.events.stances(Side.LEFT) == whole.stances(Side.LEFT)
    assert rhythm.events.stances(Side.RIGHT) == whole.stances(Side.RIGHT)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("durations_s", [(5.0, 10.0), (10.0, 5.0)])
def test_of_two_cadences_the_longer_run_is_kept(
    view: View, durations_s: tuple[float, float]
) -> None:
    first = Run(view=view, cadence_spm=150.0, bounce=0.03, duration_s=durations_s[0])
    second = Run(view=view, cadence_spm=180.0, bounce=0.03, duration_s=durations_s[1])
    pose = joined(first, second)
    border_s = len(first.times_s) * first.frame_s
    rhythm = rhythm_of(pose, view)
    longer, start_s = (first, 0.0) if durations_s[0] > durations_s[1] else (second, border_s)
    end_s = start_s + longer.duration_s
    assert rhythm.steady_s is not None
    assert start_s - 0.4 < rhythm.steady_s[0] < start_s + 1.5
    assert end_s - 1.5 < rhythm.steady_s[1] < end_s + 0.4
    for side in (Side.LEFT, Side.RIGHT):
        strides_s = np.diff(rhythm.events.contacts_s(side))
        assert np.median(strides_s) == pytest.approx(longer.stride_s, abs=2e-3)


@pytest.mark.parametrize("view", VIEWS)
def test_only_the_events_of_the_part_are_kept_but_all_contacts_are_counted(view: View) -> None:
    pose = joined(
        Run(view=view, cadence_spm=150.0, bounce=0.03, duration_s=5.0),
        Run(view=view, cadence_spm=180.0, bounce=0.03, duration_s=10.0),
    )
    rhythm = rhythm_of(pose, view)
    assert rhythm.steady_s is not None
    contacts_s = rhythm.events.contacts_s(Side.BOTH)
    assert rhythm.steady_s[0] <= contacts_s[0] < rhythm.steady_s[0] + 0.4
    assert rhythm.steady_s[1] - 0.4 < contacts_s[-1] <= rhythm.steady_s[1]
    toe_offs_s = rhythm.events.toe_offs_s(Side.BOTH)
    assert rhythm.steady_s[0] <= toe_offs_s[0]
    assert toe_offs_s[-1] <= rhythm.steady_s[1] + 0.4
    assert rhythm.contacts_seen == seen_in(pose, view)
    assert sum(rhythm.contacts_seen) > len(contacts_s) + 8


@pytest.mark.parametrize("view", VIEWS)
def test_the_contacts_of_the_part_are_the_runners(view: View) -> None:
    run = Run(view=view, duration_s=6.0)
    pose = joined(replace(run, cadence_spm=140.0, duration_s=3.0), run)
    border_s = len(replace(run, duration_s=3.0).times_s) * run.frame_s
    rhythm = rhythm_of(pose, view)
    for side in (Side.LEFT, Side.RIGHT):
        later_s = rhythm.events.contacts_s(side) - border_s
        assert np.abs(errors_ms(later_s[later_s > 0.6], run.contacts_s(side))).max() < 2.0


@pytest.mark.parametrize("view", VIEWS)
def test_the_last_stance_of_the_part_keeps_its_toe_off(view: View) -> None:
    run = Run(view=view)
    pose = pose_of(run)
    xy_px = pose.xy_px.copy()
    xy_px[300:] += (0.0, -0.6 * run.leg_px)
    rhythm = rhythm_of(pose.changed(xy_px, "cut"), view)
    for side in (Side.LEFT, Side.RIGHT):
        assert len(rhythm.events.stances(side)) == len(rhythm.events.contacts_s(side))


@pytest.mark.parametrize("view", VIEWS)
def test_a_cut_in_the_recorded_landmarks_splits(view: View) -> None:
    """The steps go on in time, as if the phone had been set down elsewhere between two of them."""
    run = Run(view=view)
    pose = pose_of(run)
    xy_px = pose.xy_px.copy()
    xy_px[180:] += (0.6 * run.leg_px, 0.0)
    rhythm = rhythm_of(pose.changed(xy_px, "cut"), view)
    assert rhythm.steady_s is not None
    assert 3.0 - 1e-9 < rhythm.steady_s[0] < 3.0 + run.stride_s
    assert sum(rhythm.contacts_seen) > len(rhythm.events.contacts_s(Side.BOTH)) + 4


@pytest.mark.parametrize("view", [View.LEFT, View.RIGHT])
def test_from_the_side_a_faster_belt_splits_even_at_the_same_cadence(view: View) -> None:
    pose = joined(run_of(8, view, reach=0.24), run_of(14, view, reach=0.34))
    rhythm = rhythm_of(pose, view)
    assert rhythm.steady_s is not None
    assert rhythm.steady_s[0] > 5.0 * STRIDE_S
    steady = rhythm_of(joined(run_of(8, view), run_of(14, view)), view)
    assert steady.steady_s is not None
    assert steady.steady_s[0] < STRIDE_S


@pytest.mark.parametrize("view", [View.LEFT, View.RIGHT])
def test_from_the_side_the_belt_has_a_speed_at_each_stance_of_the_part(view: View) -> None:
    near = view.near_side
    assert near is not None
    pose = joined(
        Run(view=view, cadence_spm=150.0, bounce=0.03, duration_s=5.0),
        Run(view=view, cadence_spm=180.0, bounce=0.03, duration_s=10.0),
    )
    rhythm = rhythm_of(pose, view)
    assert rhythm.steady_s is not None
    # The stance after the last contact lies behind the part's end.
    missing = len(rhythm.events.stances(near)) - len(rhythm.belt_leg_lengths_per_s)
    assert missing == (rhythm.events.contacts_s(near)[-1] == rhythm.steady_s[1])
    fastest = 2.0 * np.pi * 0.30 * 180.0 / 120.0
    assert np.median(rhythm.belt_leg_lengths_per_s) == pytest.approx(0.85 * fastest, rel=0.1)


@pytest.mark.parametrize("view", [View.REAR, View.FRONT])
def test_from_behind_and_in_front_the_belt_is_not_seen(view: View) -> None:
    assert len(rhythm_of(pose_of(Run(view=view)), view).belt_leg_lengths_per_s) == 0


def test_one_stance_that_was_read_wrongly_is_no_change_of_the_belt() -> None:
    run = run_of(16)
    pose = joined(run)
    xy_px = pose.xy_px.copy()
    ankle = pose.skeleton.index("right_ankle")
    stance = slice(42 * 8 + 21, 42 * 8 + 21 + 12)
    xy_px[stance, ankle, 0] = xy_px[stance, ankle, 0].mean()
    rhythm = rhythm_of(pose.changed(xy_px, "stuck for a stance"), View.RIGHT)
    assert rhythm.belt_leg_lengths_per_s.min() < 0.8 * np.median(rhythm.belt_leg_lengths_per_s)
    whole = rhythm_of(pose, View.RIGHT)
    assert rhythm.steady_s == pytest.approx(whole.steady_s, abs=0.02)


@pytest.mark.parametrize("view", VIEWS)
def test_a_runner_who_is_never_seen_has_no_rhythm(view: View) -> None:
    rhythm = rhythm_of(without_frames(pose_of(Run(view=view)), slice(None)), view)
    assert rhythm.events.events == ()
    assert rhythm.contacts_seen == (0, 0)
    assert rhythm.steady_s is None
    assert len(rhythm.belt_leg_lengths_per_s) == 0


@pytest.mark.parametrize("view", VIEWS)
def test_contacts_without_strides_are_kept_and_counted(view: View) -> None:
    rhythm = rhythm_of(pose_of(Run(view=view, duration_s=0.85, frame_s=1 / 120)), view)
    assert rhythm.steady_s is None
    assert sum(rhythm.contacts_seen) == len(rhythm.events.contacts_s(Side.BOTH)) > 0
