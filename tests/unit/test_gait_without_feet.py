"""A pose model without heels and toes: what rests on them is refused, the rest is measured."""

import numpy as np
import pytest
from other_skeletons import without, without_feet
from synthetic_runner import Run, pose_of, trial_of

from formcheck.analyzers import all_metrics, measure_all
from formcheck.camera import rear_yaw_deg
from formcheck.gait import find_facing, find_view
from formcheck.gait.landing import USUAL_DELAY_S
from formcheck.records import (
    RUNNER_SKELETON,
    Facing,
    Measurement,
    NotMeasured,
    Reason,
    Side,
    Trial,
    View,
)

VIEWS = [View.REAR, View.FRONT, View.LEFT, View.RIGHT]


def footless(view: View) -> Trial:
    return trial_of(Run(view=view), without_feet(pose_of(Run(view=view))))


@pytest.mark.parametrize("view", VIEWS)
def test_the_view_is_seen_without_feet(view: View) -> None:
    assert find_view(without_feet(pose_of(Run(view=view)))) is view


@pytest.mark.parametrize("view", [View.LEFT, View.RIGHT])
def test_the_knees_tell_where_a_runner_without_feet_and_head_faces(view: View) -> None:
    pose = without(pose_of(Run(view=view)), "heel", "foot_index", "nose", "ear")
    assert find_facing(pose) is Facing(view)


def test_knees_and_nose_must_agree() -> None:
    pose = without_feet(pose_of(Run(view=View.RIGHT)))
    xy_px = pose.xy_px.copy()
    xy_px[:, pose.skeleton.index("nose"), 0] -= 100.0
    assert find_facing(pose.changed(xy_px, "looks back")) is None


@pytest.mark.parametrize("view", VIEWS)
def test_cadence_is_measured_without_feet(view: View) -> None:
    result, *_ = measure_all(footless(view))
    assert isinstance(result, Measurement)
    assert result.low <= Run().cadence_spm <= result.high


@pytest.mark.parametrize("view", VIEWS)
def test_what_needs_feet_says_so_and_nothing_else_does(view: View) -> None:
    for result in measure_all(footless(view)):
        metric = all_metrics()[result.metric.name]
        missing = isinstance(result, NotMeasured) and result.reason is Reason.LANDMARKS_MISSING
        assert missing == (metric.needs_feet and view in metric.views)


@pytest.mark.parametrize("view", [View.REAR, View.RIGHT])
def test_contacts_come_after_the_usual_time_and_there_are_no_toe_offs(view: View) -> None:
    events, whole = footless(view).gait.events, trial_of(Run(view=view)).gait.events
    assert events.method.toe_off is None
    assert whole.method.toe_off is not None
    assert len(events.toe_offs_s(Side.BOTH)) == 0
    off_s = np.abs(events.contacts_s(Side.BOTH)[:, None] - whole.contacts_s(Side.BOTH)).min(axis=1)
    assert off_s.max() < USUAL_DELAY_S


def test_nothing_tells_how_far_aside_the_camera_stands() -> None:
    assert rear_yaw_deg(without_feet(pose_of(Run(view=View.REAR)))) is None


@pytest.mark.parametrize("part", ["heel", "foot_index"])
def test_half_a_foot_is_none(part: str) -> None:
    assert RUNNER_SKELETON.has_feet
    assert not without(pose_of(Run()), part).skeleton.has_feet


def test_a_part_of_a_skeleton_keeps_the_bones_between_what_is_left() -> None:
    legs = RUNNER_SKELETON.only(["left_knee", "left_hip", "right_hip", "tail"])
    assert legs.names == ("left_hip", "right_hip", "left_knee")
    assert set(legs.bones) == {("left_hip", "left_knee"), ("left_hip", "right_hip")}
    assert legs.both("hip", "knee") == ("hip",)
