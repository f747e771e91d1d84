"""Sides exchanged on purpose, as by a back that is taken for a chest, are put back."""

import numpy as np
import pytest
from synthetic_runner import Run, pose_of, without_frames

from formcheck.gait.side_flips import repair_side_flips
from formcheck.records import BoolArray, PoseSequence, View

VIEWS = [View.REAR, View.FRONT]


def with_sides_exchanged(pose: PoseSequence, frames: BoolArray) -> PoseSequence:
    xy_px = pose.xy_px.copy()
    xy_px[frames] = xy_px[frames][:, pose.skeleton.mirrored_order()]
    return pose.changed(xy_px, "sides exchanged")


def with_part_exchanged(pose: PoseSequence, part: str) -> PoseSequence:
    left, right = (pose.skeleton.index(f"{side}_{part}") for side in ("left", "right"))
    xy_px = pose.xy_px.copy()
    xy_px[:, [left, right]] = pose.xy_px[:, [right, left]]
    return pose.changed(xy_px, f"{part} exchanged")


def every(pose: PoseSequence, nth: int) -> BoolArray:
    return np.asarray(np.arange(len(pose.timestamps_s)) % nth == 0)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("noise_px", [0.0, 5.0])
def test_a_good_track_stays_the_same_one(view: View, noise_px: float) -> None:
    pose = pose_of(Run(view=view, duration_s=3.0), noise_px)
    repaired, share = repair_side_flips(pose, view)
    assert repaired is pose
    assert share == 0.0


@pytest.mark.parametrize("view", VIEWS)
def test_single_exchanged_frames_are_put_back_wherever_they_lie(view: View) -> None:
    pose = pose_of(Run(view=view, duration_s=1.0), noise_px=3.0)
    count = len(pose.timestamps_s)
    for frame in range(count):
        flipped = with_sides_exchanged(pose, np.arange(count) == frame)
        repaired, share = repair_side_flips(flipped, view)
        np.testing.assert_array_equal(repaired.xy_px, pose.xy_px)
        assert share == pytest.approx(1 / count)
        assert repaired.history[-1] == f"sides exchanged in 1 of {count} frames"


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("nth", [3, 7])
def test_the_share_is_that_of_the_exchanged_frames(view: View, nth: int) -> None:
    pose = pose_of(Run(view=view, duration_s=4.0), noise_px=3.0)
    frames = every(pose, nth)
    repaired, share = repair_side_flips(with_sides_exchanged(pose, frames), view)
    np.testing.assert_array_equal(repaired.xy_px, pose.xy_px)
    assert share == pytest.approx(frames.mean())


@pytest.mark.parametrize("view", VIEWS)
def test_a_whole_clip_that_contradicts_the_view_is_turned_round(view: View) -> None:
    pose = pose_of(Run(view=view, duration_s=3.0), noise_px=3.0)
    frames = np.ones(len(pose.timestamps_s), dtype=bool)
    repaired, share = repair_side_flips(with_sides_exchanged(pose, frames), view)
    np.testing.assert_array_equal(repaired.xy_px, pose.xy_px)
    assert share == 0.0
    assert repaired.history[-1] == f"sides exchanged in {len(frames)} of {len(frames)} frames"


@pytest.mark.parametrize("view", VIEWS)
def test_frames_that_did_not_go_along_with_a_turned_clip_are_the_share(view: View) -> None:
    pose = pose_of(Run(view=view, duration_s=3.0), noise_px=3.0)
    right = every(pose, 10)
    repaired, share = repair_side_flips(with_sides_exchanged(pose, ~right), view)
    np.testing.assert_array_equal(repaired.xy_px, pose.xy_px)
    assert share == pytest.approx(right.mean())


def test_a_front_is_not_a_back() -> None:
    front = pose_of(Run(view=View.FRONT, duration_s=1.0))
    repaired, _ = repair_side_flips(front, View.REAR)
    np.testing.assert_array_equal(repaired.xy_px, front.xy_px[:, front.skeleton.mirrored_order()])


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("part", ["shoulder", "hip"])
def test_shoulders_or_hips_alone_do_not_decide(view: View, part: str) -> None:
    pose = with_part_exchanged(pose_of(Run(view=view, duration_s=1.0)), part)
    repaired, share = repair_side_flips(pose, view)
    assert repaired is pose
    assert share == 0.0


@pytest.mark.parametrize("part", ["ankle", "knee", "wrist", "ear"])
def test_crossed_limbs_are_left_alone(part: str) -> None:
    pose = with_part_exchanged(pose_of(Run(view=View.REAR, duration_s=1.0)), part)
    assert repair_side_flips(pose, View.REAR)[0] is pose


def test_the_other_points_of_a_flipped_frame_go_along() -> None:
    """Legs that cross in a flipped frame still cross when it is put back."""
    crossed = with_part_exchanged(pose_of(Run(view=View.REAR, duration_s=1.0)), "ankle")
    frames = every(crossed, 5)
    repaired, _ = repair_side_flips(with_sides_exchanged(crossed, frames), View.REAR)
    np.testing.assert_array_equal(repaired.xy_px, crossed.xy_px)


def test_lost_frames_are_neither_exchanged_nor_counted() -> None:
    pose = without_frames(pose_of(Run(view=View.REAR, duration_s=2.0)), slice(0, 60))
    frames = every(pose, 4)
    repaired, share = repair_side_flips(with_sides_exchanged(pose, frames), View.REAR)
    np.testing.assert_array_equal(repaired.xy_px, pose.xy_px)
    assert share == pytest.approx(frames[60:].mean())
    count, tracked = int(frames[60:].sum()), len(frames) - 60
    assert repaired.history[-1] == f"sides exchanged in {count} of {tracked} frames"


def test_a_runner_who_is_never_seen_is_left_alone() -> None:
    lost = without_frames(pose_of(Run(view=View.REAR, duration_s=1.0)), slice(None))
    repaired, share = repair_side_flips(lost, View.REAR)
    assert repaired is lost
    assert share == 0.0
