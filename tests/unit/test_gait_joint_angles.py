"""Angles and lengths of legs drawn with a ruler."""

import numpy as np
import pytest
from synthetic_runner import Run, pose_of

from formcheck.gait import (
    ankle_ahead_of_hip_px,
    knee_flexion_deg,
    leg_length_px,
    shank_angle_deg,
)
from formcheck.records import RUNNER_SKELETON, Facing, PoseSequence, Side, View

Point = tuple[float, float]


def leg(hip: Point, knee: Point, ankle: Point, side: Side = Side.LEFT) -> PoseSequence:
    """One frame with one leg in it, image coordinates (y down); the other hip lies on the first."""
    points = {f"{side}_hip": hip, f"{side.other}_hip": hip}
    points |= {f"{side}_knee": knee, f"{side}_ankle": ankle}
    xy_px = np.array([[points.get(name, (0.0, 0.0)) for name in RUNNER_SKELETON.names]])
    return PoseSequence(np.zeros(1), xy_px, np.ones(xy_px.shape[:2]), RUNNER_SKELETON, "by hand")


def polar(length: float, forward_deg: float) -> Point:
    """A limb's vector that leans forward (+x) from straight down."""
    angle = np.radians(forward_deg)
    return float(length * np.sin(angle)), float(length * np.cos(angle))


@pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT])
@pytest.mark.parametrize(
    ("ankle", "expected"),
    [
        ((0.0, 100.0), 0.0),
        ((100.0, 100.0), 45.0),
        ((-100.0, 100.0), -45.0),
        ((50.0, 50.0 * np.sqrt(3.0)), 30.0),
        ((100.0, 0.0), 90.0),
        ((-100.0, 0.0), -90.0),
    ],
)
def test_shank_angle_is_positive_with_the_ankle_ahead(
    side: Side, ankle: Point, expected: float
) -> None:
    pose = leg((300.0, 100.0), (300.0, 500.0), (300.0 + ankle[0], 500.0 + ankle[1]), side)
    assert shank_angle_deg(pose, side, Facing.RIGHT) == pytest.approx([expected])
    assert shank_angle_deg(pose, side, Facing.LEFT) == pytest.approx([-expected])


@pytest.mark.parametrize(
    ("thigh_deg", "shank_deg", "expected"),
    [
        (0.0, 0.0, 0.0),
        (20.0, 20.0, 0.0),
        (30.0, 10.0, 20.0),
        (0.0, -90.0, 90.0),  # heel behind, at the height of the knee
        (40.0, -60.0, 100.0),
        (-20.0, 175.0, 165.0),  # heel at the buttock: the shank points up, past straight up
        (10.0, 15.0, -5.0),  # over-straight
    ],
)
@pytest.mark.parametrize("facing", list(Facing))
def test_knee_flexion_is_zero_when_straight_and_grows_as_the_heel_comes_up(
    thigh_deg: float, shank_deg: float, expected: float, facing: Facing
) -> None:
    thigh, shank = polar(200.0, thigh_deg), polar(180.0, shank_deg)
    knee = (facing.sign * thigh[0], thigh[1])
    pose = leg((0.0, 0.0), knee, (knee[0] + facing.sign * shank[0], knee[1] + shank[1]))
    assert knee_flexion_deg(pose, Side.LEFT, facing) == pytest.approx([expected])


@pytest.mark.parametrize(("facing", "expected"), [(Facing.RIGHT, 70.0), (Facing.LEFT, -70.0)])
def test_the_ankle_is_ahead_in_the_direction_of_running(facing: Facing, expected: float) -> None:
    pose = leg((300.0, 100.0), (330.0, 300.0), (370.0, 480.0))
    assert ankle_ahead_of_hip_px(pose, Side.LEFT, facing) == pytest.approx([expected])


def test_the_ankle_is_measured_from_the_middle_of_the_hips() -> None:
    pose = leg((300.0, 100.0), (330.0, 300.0), (370.0, 480.0))
    xy_px = pose.xy_px.copy()
    xy_px[0, pose.skeleton.index("right_hip"), 0] = 340.0
    apart = pose.changed(xy_px, "hips apart")
    assert ankle_ahead_of_hip_px(apart, Side.LEFT, Facing.RIGHT) == pytest.approx([50.0])


def test_leg_length_is_thigh_plus_shank() -> None:
    pose = leg((0.0, 0.0), (30.0, 40.0), (30.0, 100.0))
    assert leg_length_px(pose, Side.LEFT) == pytest.approx(50.0 + 60.0)


def test_leg_length_is_the_usual_one_and_leaves_lost_frames_out() -> None:
    one = leg((0.0, 0.0), (0.0, 50.0), (0.0, 110.0))
    xy_px = np.repeat(one.xy_px, 5, axis=0)
    xy_px[1] *= 9.0
    xy_px[2:4] = np.nan
    pose = PoseSequence(np.arange(5.0), xy_px, np.ones((5, 19)), RUNNER_SKELETON, "by hand")
    assert leg_length_px(pose, Side.LEFT) == pytest.approx(110.0)
    assert np.isnan(leg_length_px(pose.changed(xy_px * np.nan, "lost"), Side.LEFT))


@pytest.mark.parametrize("view", [View.LEFT, View.RIGHT])
@pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT])
def test_angles_of_the_drawn_runner_are_those_of_its_formulas(view: View, side: Side) -> None:
    run = Run(view=view)
    pose, facing = pose_of(run), Facing(view.value)
    shank_deg = run.shank_angle_deg(side, run.times_s)
    flexion_deg = run.knee_flexion_deg(side, run.times_s)
    np.testing.assert_allclose(shank_angle_deg(pose, side, facing), shank_deg, atol=1e-9)
    np.testing.assert_allclose(knee_flexion_deg(pose, side, facing), flexion_deg, atol=1e-9)
    assert leg_length_px(pose, side) == pytest.approx(run.leg_px)
