"""Legs exchanged on purpose are put back, frame for frame, and nothing else is touched."""

import numpy as np
import pytest
from synthetic_runner import Run, pose_of, without_frames

from formcheck.gait.sides import SideRepair, repair_sides
from formcheck.records import BoolArray, Facing, PoseSequence, View

LEG_PARTS = ("knee", "ankle", "heel", "foot_index")


def with_legs_exchanged(pose: PoseSequence, frames: BoolArray) -> PoseSequence:
    xy_px = pose.xy_px.copy()
    for part in LEG_PARTS:
        left, right = (pose.skeleton.index(f"{side}_{part}") for side in ("left", "right"))
        xy_px[frames, left] = pose.xy_px[frames, right]
        xy_px[frames, right] = pose.xy_px[frames, left]
    return pose.changed(xy_px, "legs exchanged")


def frames_of(pose: PoseSequence, *stretches: tuple[int, int]) -> BoolArray:
    """Mask of stretches of frames, each with first frame and length."""
    mask = np.zeros(len(pose.timestamps_s), dtype=bool)
    for first, length in stretches:
        mask[first : first + length] = True
    return mask


def repair(pose: PoseSequence, view: View = View.RIGHT) -> SideRepair:
    return repair_sides(pose, view, Facing.LEFT if view is View.LEFT else Facing.RIGHT)


def assert_repaired(pose: PoseSequence, swapped: BoolArray, view: View = View.RIGHT) -> None:
    """Exchange legs in some frames of a good track and expect the track back."""
    repaired, share, doubtful_s = repair(with_legs_exchanged(pose, swapped), view)
    assert len(doubtful_s) == 0
    np.testing.assert_array_equal(repaired.xy_px, pose.xy_px)
    tracked = pose.tracked
    assert share == pytest.approx(swapped[tracked].sum() / tracked.sum())
    count = int(swapped[tracked].sum())
    assert repaired.history[-1] == f"legs exchanged in {count} of {tracked.sum()} frames"


@pytest.mark.parametrize("rate", [24, 30, 60, 120, 240])
@pytest.mark.parametrize("cadence_spm", [140.0, 170.0, 200.0])
@pytest.mark.parametrize("noise_px", [0.0, 4.0])
def test_a_good_track_stays_untouched(rate: int, cadence_spm: float, noise_px: float) -> None:
    run = Run(frame_s=1 / rate, cadence_spm=cadence_spm, bounce=0.03, duration_s=4.0)
    pose = pose_of(run, noise_px)
    assert_repaired(pose, frames_of(pose))


@pytest.mark.parametrize("view", [View.LEFT, View.RIGHT])
@pytest.mark.parametrize("rate", [30, 60])
def test_single_exchanged_frames_are_put_back_wherever_they_lie(rate: int, view: View) -> None:
    pose = pose_of(Run(frame_s=1 / rate, view=view, duration_s=2.0), noise_px=2.0)
    for frame in range(len(pose.timestamps_s)):
        assert_repaired(pose, frames_of(pose, (frame, 1)), view)


@pytest.mark.parametrize("rate", [30, 60])
@pytest.mark.parametrize("uneven", [0.0, 0.9])
def test_exchanged_stretches_of_five_frames_are_put_back(rate: int, uneven: float) -> None:
    pose = pose_of(Run(frame_s=1 / rate, duration_s=3.0, uneven=uneven), noise_px=2.0)
    for first in range(0, len(pose.timestamps_s) - 5, 3):
        assert_repaired(pose, frames_of(pose, (first, 5)))


@pytest.mark.parametrize("rate", [30, 60])
@pytest.mark.parametrize("seed", range(5))
def test_a_tenth_of_the_frames_exchanged_at_random_are_put_back(rate: int, seed: int) -> None:
    pose = pose_of(Run(frame_s=1 / rate), noise_px=2.0, seed=seed)
    swapped = np.random.default_rng(seed).random(len(pose.timestamps_s)) < 0.1
    assert_repaired(pose, swapped)


@pytest.mark.parametrize("seed", range(3))
def test_lost_frames_between_exchanged_ones_are_no_hindrance(seed: int) -> None:
    rng = np.random.default_rng(seed)
    whole = pose_of(Run(), noise_px=2.0)
    pose = without_frames(whole, rng.random(len(whole.timestamps_s)) < 0.1)
    assert_repaired(pose, rng.random(len(pose.timestamps_s)) < 0.1)


@pytest.mark.parametrize("lost", [3, 12, 30, 60])
def test_a_long_loss_exchanges_nothing(lost: int) -> None:
    whole = pose_of(Run(), noise_px=2.0)
    for first in range(60, 360, 20):
        pose = without_frames(whole, slice(first, first + lost))
        assert_repaired(pose, frames_of(pose))


def test_most_frames_decide_which_leg_is_which() -> None:
    pose = pose_of(Run())
    upside = with_legs_exchanged(pose, frames_of(pose, (0, len(pose.timestamps_s))))
    repaired, share, _ = repair(upside)
    assert share == 0.0
    np.testing.assert_array_equal(repaired.xy_px, upside.xy_px)


def test_only_legs_below_the_hip_are_exchanged() -> None:
    pose = pose_of(Run(), noise_px=2.0)
    order = pose.skeleton.mirrored_order()
    xy_px = pose.xy_px.copy()
    xy_px[100] = xy_px[100, order]
    repaired, *_ = repair(pose.changed(xy_px, "all sides exchanged"))
    below = [pose.skeleton.index(f"{side}_{p}") for side in ("left", "right") for p in LEG_PARTS]
    above = [number for number in range(len(order)) if number not in below]
    np.testing.assert_array_equal(repaired.xy_px[100, below], pose.xy_px[100, below])
    np.testing.assert_array_equal(repaired.xy_px[100, above], xy_px[100, above])


@pytest.mark.parametrize("tracked", [0, 1, 2])
def test_fewer_than_three_tracked_frames_are_left_alone(tracked: int) -> None:
    pose = without_frames(pose_of(Run(duration_s=1.0)), slice(tracked, None))
    repaired, share, _ = repair(pose)
    assert share == 0.0
    assert repaired is pose


@pytest.mark.parametrize("tracked", [3, 4])
def test_three_frames_are_enough(tracked: int) -> None:
    pose = without_frames(pose_of(Run(duration_s=1.0)), slice(tracked, None))
    assert_repaired(pose, frames_of(pose))
    assert_repaired(pose, frames_of(pose, (1, 1)))
