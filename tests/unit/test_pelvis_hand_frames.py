"""Frames for a person who lays the hip line: their phase, arms, losses, doubt and stand."""

from dataclasses import replace

import numpy as np
import pytest
from synthetic_runner import Run, pose_of, trial_of, without_frames

from formcheck.pelvis import choose_frames
from formcheck.pelvis.hand_frames import CANDIDATES, PHASE_OF_PEAK, WANTED, spread, waist_px
from formcheck.records import PoseSequence, Side, Trial, View

RUN = Run(view=View.REAR, frame_s=1.0 / 30.0)
BOTH = (Side.LEFT, Side.RIGHT)


def phases(times_s: list[float], side: Side) -> list[float]:
    """When in a stance of this leg each time is, from the drawn runner's own contacts."""
    starts_s, ends_s = RUN.contacts_s(side), RUN.toe_offs_s(side)
    at = np.searchsorted(starts_s, times_s) - 1
    return list((np.array(times_s) - starts_s[at]) / (ends_s[at] - starts_s[at]))


def times_of(trial: Trial, side: Side | None) -> list[float]:
    return [frame.time_s for frame in choose_frames(trial).of(side)]


def with_hand_at_waist(pose: PoseSequence, until_s: float = np.inf) -> PoseSequence:
    """The right hand over the middle of the waistband in the first part of the clip."""
    xy_px = pose.xy_px.copy()
    over = np.array([waist_px(pose, time_s) for time_s in pose.timestamps_s])
    hidden = pose.timestamps_s < until_s
    xy_px[hidden, pose.skeleton.index("right_wrist")] = over[hidden]
    return pose.changed(xy_px, "hand at the waist")


def test_frames_are_those_next_to_the_peak_of_the_drop() -> None:
    trial = trial_of(RUN)
    # Half a frame, and what the rule errs on a stance of 0.25 s.
    near = (RUN.frame_s / 2.0 + 0.012) / 0.25
    for side in BOTH:
        found_s = times_of(trial, side)
        assert set(found_s) <= set(trial.clip.timestamps_s)
        assert phases(found_s, side) == pytest.approx([PHASE_OF_PEAK] * len(found_s), abs=near)


def test_they_are_spread_over_the_steady_part() -> None:
    trial = trial_of(replace(RUN, duration_s=15.0))
    for side in BOTH:
        found_s = times_of(trial, side)
        stances = trial.gait.events.stances(side)
        assert len(found_s) == CANDIDATES < len(stances)
        assert found_s == sorted(found_s)
        assert found_s[0] < stances[1].initial_contact_s
        assert found_s[-1] > stances[-1].initial_contact_s
        assert np.diff(found_s).max() < 3.0 * trial.gait.events.strides_s(side)[1].max()


def test_a_hand_over_the_waist_leaves_the_frame_out() -> None:
    pose = with_hand_at_waist(pose_of(RUN), until_s=3.0)
    for side in BOTH:
        found_s = times_of(trial_of(RUN, pose), side)
        assert min(found_s) > 2.9
        assert len(found_s) >= WANTED


def test_a_hand_in_front_of_the_body_hides_nothing() -> None:
    pose = with_hand_at_waist(pose_of(RUN), until_s=3.0)
    visibility = pose.visibility.copy()
    visibility[:, pose.skeleton.index("right_wrist")] = 0.1
    found_s = times_of(trial_of(RUN, replace(pose, visibility=visibility)), Side.LEFT)
    assert found_s == times_of(trial_of(RUN), Side.LEFT)


def test_hands_that_are_always_there_leave_the_least_bad_frames() -> None:
    # In the first three seconds over the middle, later at the edge of the waist.
    pose = with_hand_at_waist(pose_of(RUN))
    xy_px = pose.xy_px.copy()
    width_px = 0.4 * RUN.leg_px
    xy_px[pose.timestamps_s > 3.0, pose.skeleton.index("right_wrist"), 0] += 0.45 * width_px
    found_s = times_of(trial_of(RUN, pose.changed(xy_px, "aside")), Side.RIGHT)
    assert len(found_s) == WANTED
    assert min(found_s) > 2.9


def test_a_lost_runner_leaves_the_stance_out() -> None:
    lost = (RUN.times_s > 2.5) & (RUN.times_s < 4.5)
    found_s = times_of(trial_of(RUN, without_frames(pose_of(RUN), lost)), Side.LEFT)
    assert found_s
    assert not any(2.5 < time_s < 4.5 for time_s in found_s)


def test_a_frame_that_the_clip_lacks_is_not_replaced_by_its_neighbour() -> None:
    trial = trial_of(RUN)
    lacking_s = times_of(trial, Side.LEFT)[2]
    kept = np.abs(trial.clip.timestamps_s - lacking_s) > 1.5 * RUN.frame_s
    clip = replace(trial.clip, timestamps_s=trial.clip.timestamps_s[kept])
    found_s = times_of(replace(trial, clip=clip), Side.LEFT)
    assert all(abs(time_s - lacking_s) > 0.1 for time_s in found_s)


def test_a_stance_of_a_doubtful_leg_is_left_out() -> None:
    trial = trial_of(RUN)
    stance = trial.gait.events.stances(Side.RIGHT)[3]
    doubtful_s = np.array([stance.initial_contact_s + 0.01])
    found_s = times_of(replace(trial, gait=replace(trial.gait, doubtful_s=doubtful_s)), Side.RIGHT)
    assert len(found_s) == len(times_of(trial, Side.RIGHT)) - 1
    assert not any(stance.initial_contact_s < time_s < stance.toe_off_s for time_s in found_s)


def test_a_stand_gives_frames_from_its_middle() -> None:
    trial = trial_of(RUN)
    trial = replace(trial, gait=replace(trial.gait, standing_s=(0.1, 1.6)))
    frames = choose_frames(trial).of(None)
    assert len(frames) >= 2
    assert all(frame.is_stand and 0.1 < frame.time_s < 1.6 for frame in frames)
    assert times_of(trial_of(RUN), None) == []


def test_no_frames_from_another_view() -> None:
    assert choose_frames(trial_of(Run(view=View.RIGHT))).frames == ()


def test_spread_keeps_both_ends_and_short_lists() -> None:
    assert spread(range(10), 4) == (0, 3, 6, 9)
    assert spread([1, 2], 5) == (1, 2)
