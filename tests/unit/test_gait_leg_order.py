"""Which leg is the near one, and frames in which nobody can tell."""

import numpy as np
import pytest
from synthetic_runner import Run, pose_of

from formcheck.gait import clean_track, find_steady_events
from formcheck.gait.sides import SideRepair, repair_sides
from formcheck.records import BoolArray, Facing, PoseSequence, Side, View

LEG_PARTS = ("knee", "ankle", "heel", "foot_index")
FACING = {View.LEFT: Facing.LEFT, View.RIGHT: Facing.RIGHT}


def seen_from_near(
    run: Run, smaller: float = 0.94, lower: float = 0.0, noise_px: float = 2.0
) -> PoseSequence:
    """A run whose far leg looks smaller, about the mid-hip, and the near one lower."""
    pose = pose_of(run, noise_px)
    xy_px = pose.xy_px.copy()
    near = run.view.near_side
    assert near is not None
    for part in LEG_PARTS:
        far_leg, near_leg = (pose.skeleton.index(f"{s}_{part}") for s in (near.other, near))
        xy_px[:, far_leg] = pose.middle("hip") + smaller * (xy_px[:, far_leg] - pose.middle("hip"))
        xy_px[:, near_leg, 1] += lower * run.leg_px
    return pose.changed(xy_px, "perspective")


def exchanged(pose: PoseSequence, frames: BoolArray) -> PoseSequence:
    xy_px = pose.xy_px.copy()
    for part in LEG_PARTS:
        left, right = (pose.skeleton.index(f"{side}_{part}") for side in ("left", "right"))
        xy_px[frames, left] = pose.xy_px[frames, right]
        xy_px[frames, right] = pose.xy_px[frames, left]
    return pose.changed(xy_px, "legs exchanged")


def collapsed(pose: PoseSequence, frames: BoolArray) -> PoseSequence:
    """Both legs seen where the right one is."""
    xy_px = pose.xy_px.copy()
    for part in LEG_PARTS:
        left, right = (pose.skeleton.index(f"{side}_{part}") for side in ("left", "right"))
        xy_px[frames, left] = xy_px[frames, right] + 2.0
    return pose.changed(xy_px, "collapsed")


def repaired(pose: PoseSequence, view: View = View.RIGHT) -> SideRepair:
    return repair_sides(pose, view, FACING[view])


def strides(run: Run) -> BoolArray:
    """Every second stride and a half."""
    return np.asarray((run.times_s // (1.5 * run.stride_s)) % 2 == 0)


@pytest.mark.parametrize("view", [View.LEFT, View.RIGHT])
def test_whole_strides_with_exchanged_legs_are_put_right(view: View) -> None:
    run = Run(view=view, duration_s=10.0)
    pose = seen_from_near(run)
    found = repaired(exchanged(pose, strides(run)), view)
    wrong = (found.pose.xy_px != pose.xy_px).any(axis=(1, 2))
    ankles = pose.sided(Side.LEFT, "ankle") - pose.sided(Side.RIGHT, "ankle")
    assert not wrong[np.abs(ankles[:, 0]) > 0.15 * run.leg_px].any()


@pytest.mark.parametrize("share", [0.55, 0.6, 0.65])
@pytest.mark.parametrize("view", [View.LEFT, View.RIGHT])
def test_a_size_and_a_lower_foot_outweigh_a_model_that_is_mostly_wrong(
    view: View, share: float
) -> None:
    run = Run(view=view, duration_s=10.0)
    pose = seen_from_near(run, lower=0.03)
    strides = (run.times_s // run.stride_s).astype(int)
    wrong = np.random.default_rng(1).random(strides.max() + 1) < share
    found = repaired(exchanged(pose, wrong[strides]), view)
    near = view.near_side
    assert near is not None
    ankles = pose.sided(Side.LEFT, "ankle") - pose.sided(Side.RIGHT, "ankle")
    apart = np.abs(ankles[:, 0]) > 0.3 * run.leg_px
    wrong_frames = (found.pose.sided(near, "ankle") != pose.sided(near, "ankle")).any(axis=1)
    assert wrong_frames[apart].mean() < 0.01


def test_a_phone_on_the_floor_exchanges_no_legs() -> None:
    pose = seen_from_near(Run(duration_s=10.0), smaller=0.96, lower=-0.05)
    assert repaired(pose).swapped_fraction == 0.0


def test_without_any_evidence_every_frame_is_in_doubt() -> None:
    run = Run(duration_s=10.0)
    found = repaired(exchanged(pose_of(run), (run.times_s // run.stride_s) % 2 == 0))
    assert len(found.doubtful_s) > 0.95 * len(run.times_s)


@pytest.mark.parametrize("frames", [1, 2, 3])
@pytest.mark.parametrize("rate", [30, 60])
def test_single_collapsed_frames_are_given_up_and_exchange_nothing(frames: int, rate: int) -> None:
    run = Run(frame_s=1 / rate, duration_s=6.0)
    pose = seen_from_near(run)
    for reach_s in np.sort(run.contacts_s(Side.RIGHT))[1:7] - 0.028:
        first = int(np.searchsorted(run.times_s, reach_s))
        gone = np.isin(np.arange(len(run.times_s)), np.arange(first, first + frames))
        if frames * run.frame_s > 0.07:
            continue
        found = repaired(collapsed(pose, gone))
        assert found.swapped_fraction == 0.0
        assert not found.pose.tracked[gone].any()
        np.testing.assert_array_equal(found.pose.xy_px[~gone], pose.xy_px[~gone])
        assert len(found.doubtful_s) == 0


def test_a_longer_collapse_stays_and_is_in_doubt() -> None:
    run = Run(duration_s=6.0)
    reach_s = float(run.contacts_s(Side.RIGHT)[3]) - 0.028
    gone = np.abs(run.times_s - reach_s) < 0.08
    found = repaired(collapsed(seen_from_near(run), gone))
    assert found.pose.tracked.all()
    assert len(found.doubtful_s)
    assert set(found.doubtful_s) <= set(run.times_s[gone])


def test_legs_that_hide_each_other_in_every_step_leave_the_clip_in_doubt() -> None:
    run = Run(duration_s=6.0)
    phase = (run.times_s + 0.028 - run.contacts_s(Side.LEFT)[0]) / (run.stride_s / 2.0)
    found = repaired(collapsed(seen_from_near(run), np.abs(phase - np.round(phase)) < 0.2))
    assert len(found.doubtful_s) == len(run.times_s)
    assert found.pose.tracked.all()


def test_who_is_never_seen_is_left_alone() -> None:
    pose = pose_of(Run(duration_s=1.0))
    lost = pose.changed(np.full_like(pose.xy_px, np.nan), "lost")
    assert repaired(lost).pose is lost


@pytest.mark.parametrize("steps_cut", [1.0, 3.0, 2.9])
def test_after_a_cut_of_odd_steps_no_legs_are_exchanged_and_the_part_ends(steps_cut: float) -> None:
    run = Run(duration_s=14.0)
    pose = seen_from_near(run)
    cut_s = steps_cut * run.stride_s / 2.0
    kept = (run.times_s < 6.0) | (run.times_s > 6.0 + cut_s)
    times_s = np.where(run.times_s > 6.0, run.times_s - cut_s, run.times_s)[kept]
    joined = PoseSequence(
        times_s, pose.xy_px[kept], pose.visibility[kept], pose.skeleton, "synthetic"
    )
    found = repaired(joined)
    assert found.swapped_fraction < 0.02
    steady_s = find_steady_events(
        joined, clean_track(found.pose), View.RIGHT, Facing.RIGHT
    ).steady_s
    assert steady_s is not None
    assert steady_s[1] < 6.7 or steady_s[0] > 5.3
