"""Steps seen from the side, found without knowing left from right."""

from dataclasses import replace

import numpy as np
import pytest
from synthetic_runner import CONTACT_AFTER_REACH_S, Run, pose_of, without_frames

from formcheck.gait import leg_length_px
from formcheck.gait.stepping import Stepping, alternation, find_stepping, follow_calls
from formcheck.records import BoolArray, Facing, FloatArray, PoseSequence, Side, View

LEG_PARTS = ("knee", "ankle", "heel", "foot_index")


def stepping_of(pose: PoseSequence, facing: Facing = Facing.RIGHT) -> Stepping:
    return find_stepping(pose, facing, leg_length_px(pose, Side.RIGHT))


def reaches_s(run: Run) -> FloatArray:
    contacts_s = np.concatenate([run.contacts_s(side) for side in (Side.LEFT, Side.RIGHT)])
    return np.sort(contacts_s) - CONTACT_AFTER_REACH_S


def exchanged(pose: PoseSequence, frames: BoolArray) -> PoseSequence:
    xy_px = pose.xy_px.copy()
    for part in LEG_PARTS:
        left, right = (pose.skeleton.index(f"{side}_{part}") for side in ("left", "right"))
        xy_px[frames, left] = pose.xy_px[frames, right]
        xy_px[frames, right] = pose.xy_px[frames, left]
    return pose.changed(xy_px, "legs exchanged")


@pytest.mark.parametrize(("view", "facing"), [(View.LEFT, Facing.LEFT), (View.RIGHT, Facing.RIGHT)])
@pytest.mark.parametrize("rate", [25, 60, 240])
@pytest.mark.parametrize("cadence_spm", [140.0, 170.0, 210.0])
def test_every_step_of_either_leg_is_found(
    view: View, facing: Facing, rate: int, cadence_spm: float
) -> None:
    run = Run(view=view, frame_s=1 / rate, cadence_spm=cadence_spm, bounce=0.03, reach=0.28)
    found = stepping_of(pose_of(run), facing)
    true_s = reaches_s(run)
    inside = (true_s > 0.1) & (true_s < run.duration_s - 0.2)
    off_s = np.abs(found.times_s[:, None] - true_s[inside]).min(axis=0)
    assert off_s.max() < 0.004
    assert list(found.numbers) == list(range(len(found.times_s)))
    assert set(found.chains) == {0}


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_exchanged_legs_leave_the_steps_where_they_are(share: float) -> None:
    pose = pose_of(Run(), noise_px=2.0)
    frames = np.random.default_rng(3).random(len(pose.timestamps_s)) < share
    found, true = stepping_of(exchanged(pose, frames)), stepping_of(pose)
    np.testing.assert_allclose(found.times_s, true.times_s, atol=1e-9)
    np.testing.assert_array_equal(found.numbers, true.numbers)


@pytest.mark.parametrize("noise_px", [0.0, 4.0])
def test_who_stands_makes_no_steps(noise_px: float) -> None:
    drawn, noisy = pose_of(Run()).xy_px, pose_of(Run(), noise_px)
    standing = noisy.changed(noisy.xy_px - drawn + drawn[0], "stands still")
    assert len(stepping_of(standing).times_s) == 0


@pytest.mark.parametrize(("lost_s", "numbers", "chains"), [(0.3, 1, 0), (0.7, 2, 0), (1.8, 5, 1)])
def test_steps_that_are_not_seen_are_counted_and_a_long_loss_breaks_the_chain(
    lost_s: float, numbers: int, chains: int
) -> None:
    run = Run()
    lost_from = float(reaches_s(run)[8]) - 0.1
    frames = (run.times_s > lost_from) & (run.times_s < lost_from + lost_s)
    found = stepping_of(without_frames(pose_of(run), frames))
    assert np.diff(found.numbers).max() >= min(numbers, 2)
    assert found.chains.max() == chains
    same = found.chains == found.chains[0]
    true_numbers = np.round((found.times_s - found.times_s[0]) / (run.stride_s / 2.0))
    np.testing.assert_array_equal(found.numbers[same], true_numbers[same])


def test_a_step_at_half_time_breaks_the_chain() -> None:
    run = Run()
    pose = pose_of(run)
    later_s = np.where(run.times_s > 4.0, run.times_s + 0.18, run.times_s)
    found = stepping_of(replace(pose, timestamps_s=later_s))
    assert found.chains[0] != found.chains[-1]


def test_the_legs_take_turns() -> None:
    run = Run()
    pose = pose_of(run)
    ahead = alternation(stepping_of(pose), 0, pose.timestamps_s)
    apart = pose.landmark("left_ankle")[:, 0] - pose.landmark("right_ankle")[:, 0]
    first = np.sign(apart[np.nanargmax(ahead)])
    clear = np.abs(ahead) > 0.3
    np.testing.assert_array_equal(np.sign(ahead[clear]), first * np.sign(apart[clear]))


def test_outside_the_chain_nothing_is_known() -> None:
    pose = pose_of(Run())
    stepping = stepping_of(pose)
    known = np.isfinite(alternation(stepping, 0, np.array([-3.0, 1.0, 30.0])))
    assert list(known) == [False, True, False]
    single = Stepping(stepping.times_s[:1], stepping.numbers[:1], stepping.chains[:1])
    assert np.isnan(alternation(single, 0, pose.timestamps_s)).all()


def stepped(count: int) -> Stepping:
    number = np.arange(count)
    return Stepping(0.35 * number.astype(np.float64), number, np.zeros(count, dtype=np.intp))


@pytest.mark.parametrize("wrong", [[], [4], [4, 5, 6], [0, 7, 19], [17, 18, 19]])
def test_a_few_steps_that_are_called_wrongly_break_nothing(wrong: list[int]) -> None:
    calls = np.where(np.arange(20) % 2 == 0, 1.0, -1.0)
    calls[wrong] *= -1.0
    followed = follow_calls(stepped(20), calls)
    assert list(followed.numbers) == list(range(20))
    assert set(followed.chains) == {0}


def test_calls_that_change_for_good_are_a_new_turn() -> None:
    calls = np.where(np.arange(20) % 2 == 0, 1.0, -1.0)
    calls[9:] *= -1.0
    followed = follow_calls(stepped(20), calls)
    assert list(followed.numbers) == [*range(9), *range(10, 21)]
    assert list(followed.chains) == [0] * 9 + [1] * 11


def test_without_steps_there_is_nothing_to_follow() -> None:
    assert len(follow_calls(stepped(0), np.empty(0)).times_s) == 0
