"""From which side the drawn runner is seen, and where it faces."""

import numpy as np
import pytest
from synthetic_runner import PICTURE_PX, Run, mirrored, pose_of, without_frames

from formcheck.gait import find_facing, find_view
from formcheck.records import Facing, PoseSequence, View

VIEWS = [View.REAR, View.FRONT, View.LEFT, View.RIGHT]
MIRRORED = {View.LEFT: View.RIGHT, View.RIGHT: View.LEFT}
FACING = {View.LEFT: Facing.LEFT, View.RIGHT: Facing.RIGHT}


def narrowed(pose: PoseSequence, factor: float, *parts: str) -> PoseSequence:
    """Return the pose with the given parts (all without any) nearer to the picture's middle."""
    columns = [
        number
        for number, name in enumerate(pose.skeleton.names)
        if not parts or name.split("_", maxsplit=1)[-1] in parts
    ]
    xy_px = pose.xy_px.copy()
    middle_px = PICTURE_PX[0] / 2.0
    xy_px[:, columns, 0] = middle_px + factor * (xy_px[:, columns, 0] - middle_px)
    return pose.changed(xy_px, "narrowed")


def moved(pose: PoseSequence, part: str, right_px: float) -> PoseSequence:
    xy_px = pose.xy_px.copy()
    columns = [n for n, name in enumerate(pose.skeleton.names) if name.endswith(part)]
    xy_px[:, columns, 0] += right_px
    return pose.changed(xy_px, "moved")


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("rate", [30, 240])
@pytest.mark.parametrize("leg_px", [100.0, 380.0, 900.0])
def test_all_four_views_are_told_apart(view: View, rate: int, leg_px: float) -> None:
    run = Run(view=view, frame_s=1 / rate, leg_px=leg_px, duration_s=2.0)
    assert find_view(pose_of(run)) is view
    assert find_facing(pose_of(run)) is FACING.get(view)


@pytest.mark.parametrize("view", VIEWS)
def test_in_a_mirror_the_sides_change_places(view: View) -> None:
    assert find_view(mirrored(pose_of(Run(view=view)))) is MIRRORED.get(view, view)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("seed", range(3))
def test_noise_and_lost_frames_change_no_view(view: View, seed: int) -> None:
    pose = pose_of(Run(view=view, leg_px=150.0), noise_px=10.0, seed=seed)
    lost = np.random.default_rng(seed).random(len(pose.timestamps_s)) < 0.7
    assert find_view(without_frames(pose, lost)) is view


@pytest.mark.parametrize("view", [View.REAR, View.FRONT])
@pytest.mark.parametrize(
    ("breadth", "clear"),
    [(0.1, False), (0.29, False), (0.31, False), (0.44, False), (0.46, True), (0.8, True)],
)
def test_a_half_turned_back_is_neither_rear_nor_side(
    view: View, breadth: float, clear: bool
) -> None:
    # The drawn shoulders are 0.40 leg lengths apart, the trunk is 0.60 long.
    pose = narrowed(pose_of(Run(view=view)), breadth / (0.40 / 0.60))
    assert find_view(pose) is (view if clear else View.UNKNOWN)


@pytest.mark.parametrize("view", [View.LEFT, View.RIGHT])
@pytest.mark.parametrize(
    ("breadth", "clear"), [(-0.29, True), (0.0, True), (0.29, True), (0.31, False), (-0.31, False)]
)
def test_a_side_view_is_one_up_to_some_turn(view: View, breadth: float, clear: bool) -> None:
    pose = pose_of(Run(view=view))
    half_px = breadth * 0.60 * 380.0 / 2.0
    turned = moved(moved(pose, "left_shoulder", -half_px), "right_shoulder", half_px)
    assert find_view(turned) is (view if clear else View.UNKNOWN)


@pytest.mark.parametrize("view", [View.REAR, View.FRONT])
def test_shoulders_and_hips_that_disagree_leave_the_view_unknown(view: View) -> None:
    assert find_view(narrowed(pose_of(Run(view=view)), -1.0, "hip")) is View.UNKNOWN


@pytest.mark.parametrize("view", [View.LEFT, View.RIGHT])
def test_one_who_looks_back_faces_nowhere(view: View) -> None:
    pose = pose_of(Run(view=view))
    sign = FACING[view].sign
    looking_back = moved(pose, "nose", -sign * 100.0)
    assert find_facing(looking_back) is None
    assert find_view(looking_back) is View.UNKNOWN


@pytest.mark.parametrize("part", ["nose", "foot_index"])
@pytest.mark.parametrize(("ahead", "clear"), [(0.05, False), (0.07, True), (-0.05, False)])
def test_nose_and_toes_must_both_be_clearly_ahead(part: str, ahead: float, clear: bool) -> None:
    # Ears lie 0.06 and heels −0.05 leg lengths ahead, nose 0.16 and toes 0.15; trunk 0.60.
    to_nothing_px = 380.0 * {"nose": 0.06 - 0.16, "foot_index": -0.05 - 0.15}[part]
    pose = moved(pose_of(Run()), part, to_nothing_px + ahead * 0.60 * 380.0)
    assert find_facing(pose) is (Facing.RIGHT if clear else None)


@pytest.mark.parametrize("view", VIEWS)
def test_a_lost_runner_has_neither_view_nor_facing(view: View) -> None:
    pose = without_frames(pose_of(Run(view=view)), slice(None))
    assert find_view(pose) is View.UNKNOWN
    assert find_facing(pose) is None


def test_a_single_frame_is_enough() -> None:
    pose = without_frames(pose_of(Run(view=View.LEFT)), slice(1, None))
    assert find_view(pose) is View.LEFT


def test_a_person_without_a_trunk_has_no_view() -> None:
    pose = pose_of(Run(view=View.REAR))
    at_a_point = pose.changed(np.full_like(pose.xy_px, 100.0), "all in one point")
    assert find_view(at_a_point) is View.UNKNOWN
    assert find_facing(at_a_point) is None
