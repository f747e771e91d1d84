"""Another model's arrays become landmarks of the runner, and nothing is made up."""

from typing import Any

import numpy as np
import pytest
from repacked import Repacked, repacked
from synthetic_runner import Run, pose_of

from formcheck.errors import RecordingError
from formcheck.pose.adapters import COCO17, HALPE26, pose_from_coco17, pose_from_halpe26
from formcheck.records import RUNNER_SKELETON, ErrorAtContact, PoseSequence, View

POSE = pose_of(Run(view=View.RIGHT, duration_s=2.0))
# Written out once more, as their authors number them.
IN_COCO = {"nose": 0, "left_ear": 3, "right_shoulder": 6, "left_wrist": 9, "right_ankle": 16}
IN_HALPE = IN_COCO | {"left_foot_index": 20, "right_foot_index": 21, "right_heel": 25}
MODEL = "Model 1.0"


def halpe(arrays: Repacked) -> PoseSequence:
    return pose_from_halpe26(*arrays.arrays, name=MODEL)


def halpe_with(points: tuple[str, ...], frames: Any, value: float = np.nan) -> PoseSequence:
    """As it is when some points are not found in some frames."""
    arrays = repacked(POSE, HALPE26)
    for point in points:
        arrays.xy_px[frames, HALPE26.index(point)] = value
    return halpe(arrays)


def test_points_are_numbered_as_their_authors_do() -> None:
    assert (len(COCO17), len(HALPE26)) == (17, 26)
    assert {name: COCO17.index(name) for name in IN_COCO} == IN_COCO
    assert {name: HALPE26.index(name) for name in IN_HALPE} == IN_HALPE


def test_halpe_gives_all_landmarks_to_a_hundredth_of_a_pixel() -> None:
    pose = halpe(repacked(POSE, HALPE26))
    assert pose.skeleton == RUNNER_SKELETON
    assert pose.estimator == MODEL
    assert np.abs(pose.xy_px - POSE.xy_px).max() <= 0.0051
    np.testing.assert_array_equal(pose.timestamps_s, POSE.timestamps_s)


def test_coco_gives_all_but_feet() -> None:
    pose = pose_from_coco17(*repacked(POSE, COCO17).arrays, name=MODEL)
    missing = set(RUNNER_SKELETON.names) - set(pose.skeleton.names)
    assert {name.partition("_")[2] for name in missing} == {"heel", "foot_index"}
    for name in pose.skeleton.names:
        assert np.abs(pose.landmark(name) - POSE.landmark(name)).max() <= 0.0051
    assert all(set(bone) <= set(pose.skeleton.names) for bone in pose.skeleton.bones)


def test_errors_at_contact_are_kept() -> None:
    errors = [ErrorAtContact(metric="shank_angle", half_width=3.0, caveat="x")]
    pose = pose_from_halpe26(*repacked(POSE, HALPE26).arrays, name=MODEL, errors_at_contact=errors)
    assert pose.error_at_contact("shank_angle") == errors[0]
    assert pose.error_at_contact("cadence") is None


@pytest.mark.parametrize("way", ["score", "place"])
def test_a_frame_without_a_knee_is_lost(way: str) -> None:
    arrays = repacked(POSE, HALPE26)
    if way == "score":
        arrays.scores[7, HALPE26.index("left_knee")] = 0.0
    else:
        arrays.xy_px[7, HALPE26.index("left_knee"), 1] = np.nan
    pose = halpe(arrays)
    assert np.flatnonzero(~pose.tracked).tolist() == [7]
    assert pose.visibility[7, pose.skeleton.index("left_knee")] == 0.0


def test_scores_beyond_one_are_as_sure_as_can_be() -> None:
    arrays = repacked(POSE, HALPE26)
    arrays.scores[:] = 7.0
    assert (halpe(arrays).visibility == 1.0).all()


@pytest.mark.parametrize(
    ("points", "every", "known"),
    [
        (("left_ear",), 10, False),
        (("left_ear",), 30, True),
        (("right_wrist",), 10, False),
        (("left_heel",), 3, True),
        (("left_heel", "right_foot_index"), 1, False),
        (("left_knee",), 2, True),
    ],
)
def test_points_that_cost_frames_are_taken_for_unknown(
    points: tuple[str, ...], every: int, known: bool
) -> None:
    """Left and right together; knees are needed, however many frames they cost."""
    pose = halpe_with(points, slice(None, None, every))
    for point in points:
        side, _, part = point.partition("_")
        assert (point in pose.skeleton.names) == known
        assert bool(pose.skeleton.both(part)) == known, side
    pose.skeleton.mirrored_order()


def test_where_the_body_is_lost_nothing_else_counts() -> None:
    body = tuple(p for p in HALPE26 if p.endswith(("hip", "wrist")))
    assert halpe_with(body, slice(0, 60)).skeleton == RUNNER_SKELETON
    assert not halpe_with(HALPE26, slice(None)).tracked.any()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            {"xy_px": np.ones((3, 17, 2))},
            r"xy_px of Halpe-26 with shape \(3, 26, 2\), .*found \(3, 17",
        ),
        (
            {"scores": np.ones((3, 17))},
            r"scores of Halpe-26 with shape \(3, 26\), .*found \(3, 17\)",
        ),
        (
            {"scores": np.ones((2, 26))},
            r"scores of Halpe-26 with shape \(3, 26\), a row for each .* found \(2, 26\)",
        ),
        ({"timestamps_s": np.ones((3, 1))}, r"timestamps_s of Halpe-26 with shape \(3,\)"),
        ({"timestamps_s": [0.0, 0.2, 0.1]}, "timestamps_s that increase from frame to frame"),
        ({"timestamps_s": [0.0, np.nan, 0.1]}, "timestamps_s that increase from frame to frame"),
        (
            {"xy_px": np.full((3, 26, 2), 0.5)},
            r"xy_px in pixels, found nothing beyond 0\.5\. Multiply",
        ),
        ({"xy_px": "x"}, "xy_px as an array of numbers, found something else"),
        ({"xy_px": [[1.0], [1.0, 2.0]]}, "xy_px as an array of numbers, found something else"),
    ],
)
def test_arrays_that_do_not_fit_are_told(changes: dict[str, Any], said: str) -> None:
    arrays = {
        "timestamps_s": np.arange(3) / 30.0,
        "xy_px": np.full((3, 26, 2), 99.0),
        "scores": np.ones((3, 26)),
    }
    with pytest.raises(RecordingError, match=f"^{MODEL}: expected {said}"):
        pose_from_halpe26(**(arrays | changes), name=MODEL)
