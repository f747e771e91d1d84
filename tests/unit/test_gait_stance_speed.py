"""A standing foot that moves back at a speed set by hand."""

import numpy as np
import pytest
from synthetic_runner import Run, pose_of, without_frames

from formcheck.gait.stance_speed import stance_speeds
from formcheck.records import (
    EventKind,
    EventMethod,
    Facing,
    FloatArray,
    GaitEvent,
    GaitEvents,
    PoseSequence,
    Side,
    View,
)

STRIDE_S = 0.7
STANCE_S = 0.25
CONTACTS_S = 0.5 + STRIDE_S * np.arange(6)
BY_HAND = EventMethod("by hand", "by hand")
LEG_PX = 400.0
WAYS = [(Side.LEFT, Facing.LEFT), (Side.RIGHT, Facing.RIGHT)]


def stances_of(side: Side, ended: int = len(CONTACTS_S)) -> GaitEvents:
    """Six contacts of a side, and the toe-offs of so many of them."""
    contacts = [GaitEvent(float(t), side, EventKind.INITIAL_CONTACT) for t in CONTACTS_S]
    toe_offs = [GaitEvent(float(t) + STANCE_S, side, EventKind.TOE_OFF) for t in CONTACTS_S[:ended]]
    return GaitEvents(tuple(sorted([*contacts, *toe_offs])), 0, BY_HAND)


def on_a_belt(
    side: Side, facing: Facing, speeds: FloatArray, roll_part: float = 0.0, frame_s: float = 1 / 120
) -> PoseSequence:
    """A leg whose ankle goes back, leg lengths per second, in the middle of each stance.

    Before and after, while the foot comes down and while the heel rises, it goes half as fast.
    """
    run = Run(view=View(str(side)), duration_s=5.0, frame_s=frame_s)
    pose = pose_of(run)
    times_s = pose.timestamps_s
    forward = np.zeros_like(times_s)
    for contact_s, speed in zip(CONTACTS_S, speeds, strict=True):
        part = (times_s - contact_s) / STANCE_S
        flat = np.clip(part, 0.15, 0.60) - 0.15
        other = np.clip(part, 0.0, 1.0) - flat
        stance = (part >= 0.0) & (part < 1.0)
        forward[stance] = (0.3 - STANCE_S * speed * (flat + roll_part * other))[stance]
    xy_px = np.zeros_like(pose.xy_px)
    ankle = pose.skeleton.index(f"{side}_ankle")
    hip, knee = (pose.skeleton.index(f"{side}_{part}") for part in ("hip", "knee"))
    x_px = facing.sign * LEG_PX * forward
    xy_px[:, ankle] = np.column_stack([x_px, np.full_like(x_px, LEG_PX)])
    xy_px[:, knee] = np.column_stack([x_px, np.full_like(x_px, LEG_PX / 2)])
    xy_px[:, hip] = np.column_stack([x_px, np.zeros_like(x_px)])
    return pose.changed(xy_px, "on a belt")


@pytest.mark.parametrize(("side", "facing"), WAYS)
@pytest.mark.parametrize("frame_s", [1 / 240, 1 / 60])
def test_each_stance_has_the_speed_of_its_foot(side: Side, facing: Facing, frame_s: float) -> None:
    speeds = np.array([2.0, 3.0, 4.0, 4.5, 5.0, 2.5])
    pose = on_a_belt(side, facing, speeds, frame_s=frame_s)
    times_s, found = stance_speeds(pose, stances_of(side), side, facing)
    np.testing.assert_allclose(times_s, CONTACTS_S)
    np.testing.assert_allclose(found, speeds, rtol=1e-9)


@pytest.mark.parametrize("roll_part", [0.5, 2.0])
def test_only_the_part_in_which_the_foot_lies_flat_counts(roll_part: float) -> None:
    side, facing = WAYS[0]
    pose = on_a_belt(side, facing, np.full(6, 4.0), roll_part)
    _, found = stance_speeds(pose, stances_of(side), side, facing)
    np.testing.assert_allclose(found, 4.0, rtol=1e-9)


def test_seen_the_wrong_way_round_the_belt_goes_backwards() -> None:
    pose = on_a_belt(Side.LEFT, Facing.LEFT, np.full(6, 4.0))
    _, found = stance_speeds(pose, stances_of(Side.LEFT), Side.LEFT, Facing.RIGHT)
    np.testing.assert_allclose(found, -4.0, rtol=1e-9)


def test_a_picture_of_another_size_shows_the_same_speed() -> None:
    side, facing = WAYS[1]
    pose = on_a_belt(side, facing, np.full(6, 4.0))
    larger = pose.changed(2.5 * pose.xy_px, "larger")
    _, found = stance_speeds(larger, stances_of(side), side, facing)
    np.testing.assert_allclose(found, 4.0, rtol=1e-9)


def test_a_stance_without_its_toe_off_is_left_out() -> None:
    side, facing = WAYS[0]
    pose = on_a_belt(side, facing, np.full(6, 4.0))
    times_s, found = stance_speeds(pose, stances_of(side, ended=4), side, facing)
    np.testing.assert_allclose(times_s, CONTACTS_S[:4])
    assert len(found) == 4


@pytest.mark.parametrize(("lost_s", "is_left_out"), [((0.0, 0.2), True), ((0.17, 0.3), False)])
def test_a_stance_in_which_the_flat_foot_was_not_seen_is_left_out(
    lost_s: tuple[float, float], is_left_out: bool
) -> None:
    side, facing = WAYS[0]
    whole = on_a_belt(side, facing, np.full(6, 4.0))
    since_s = whole.timestamps_s - CONTACTS_S[2]
    pose = without_frames(whole, (since_s > lost_s[0]) & (since_s < lost_s[1]))
    times_s, found = stance_speeds(pose, stances_of(side), side, facing)
    assert (CONTACTS_S[2] not in times_s) is is_left_out
    np.testing.assert_allclose(found, 4.0, rtol=1e-9)


def test_the_other_leg_does_not_enter() -> None:
    pose = on_a_belt(Side.LEFT, Facing.LEFT, np.full(6, 4.0))
    times_s, found = stance_speeds(pose, stances_of(Side.RIGHT), Side.LEFT, Facing.LEFT)
    assert (len(times_s), len(found)) == (0, 0)


def test_two_frames_are_too_few_for_a_speed() -> None:
    pose = on_a_belt(Side.LEFT, Facing.LEFT, np.full(6, 4.0), frame_s=1 / 20)
    times_s, _ = stance_speeds(pose, stances_of(Side.LEFT), Side.LEFT, Facing.LEFT)
    assert len(times_s) == 0


@pytest.mark.parametrize("reach", [0.25, 0.30, 0.34])
def test_a_foot_on_a_circle_goes_back_about_as_fast_as_its_formula_says(reach: float) -> None:
    """The drawn runner's ankle swings like a pendulum, fastest below the hips."""
    run = Run(reach=reach)
    contacts_s = run.contacts_s(Side.RIGHT)
    events = [GaitEvent(float(t), Side.RIGHT, EventKind.INITIAL_CONTACT) for t in contacts_s]
    events += [
        GaitEvent(float(t), Side.RIGHT, EventKind.TOE_OFF) for t in run.toe_offs_s(Side.RIGHT)
    ]
    gait = GaitEvents(tuple(sorted(events)), 0, BY_HAND)
    _, found = stance_speeds(pose_of(run), gait, Side.RIGHT, Facing.RIGHT)
    fastest = 2.0 * np.pi * reach / run.stride_s
    np.testing.assert_array_less(found, fastest)
    np.testing.assert_array_less(0.7 * fastest, found)
