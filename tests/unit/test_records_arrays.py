"""Records that hold arrays: read-only float64, and still so after pickling and copying."""

import copy
import operator
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, fields
from typing import Any

import numpy as np
import pytest
from synthetic_runner import Run, pose_of, trial_of

from formcheck.analyzers import cadence
from formcheck.pose import Person
from formcheck.records import (
    RUNNER_SKELETON,
    ArrayRecord,
    Capture,
    ClipInfo,
    DecodingLosses,
    FloatArray,
    HipLine,
    HipLineSource,
    Measurement,
    MeasurementMethod,
    PoseSequence,
    Side,
    Skeleton,
    View,
    read_only,
)

NOSE_AND_HIPS = Skeleton(("nose", "left_hip", "right_hip"), (("left_hip", "right_hip"),))
TIMES_S = [0.0, 0.5, 1.0, 1.25]


def small_pose() -> PoseSequence:
    """Four frames of three points; the runner is lost in the second."""
    xy_px = np.arange(24.0).reshape(4, 3, 2)
    xy_px[1] = np.nan
    visibility = np.linspace(0.0, 1.0, 12).reshape(4, 3)
    return PoseSequence(
        np.array(TIMES_S), xy_px, visibility, NOSE_AND_HIPS, "by hand", ("made", "up")
    )


RECORDS: list[ArrayRecord] = [
    ClipInfo(
        "a.mp4", "f" * 64, "f" * 64, 720, 1280, 90, True, "hevc", np.array(TIMES_S),
        DecodingLosses(packets=3, size_changed=True), Capture(240.0, "stated", 8.0),
    ),
    small_pose(),
    HipLine(np.array(TIMES_S), np.array([1.0, np.nan, -2, 0]), np.ones(4), 2.0,
            HipLineSource.MARKERS, (0.9, 1.0), 0.4, 0.75),
    Measurement(
        cadence.METRIC, Side.BOTH, 170.0, 168.0, 171.0, np.array([169.0, 171.0]),
        np.array([0.1, 0.8]), MeasurementMethod("by hand"), None, ("one", "two"),
    ),
    Person(0.5, np.arange(38.0).reshape(19, 2)),
]  # fmt: skip


def pickled(record: Any) -> Any:
    return pickle.loads(pickle.dumps(record))


each_record = pytest.mark.parametrize("record", RECORDS, ids=lambda r: type(r).__name__)
each_copy = pytest.mark.parametrize("copied", [pickled, copy.deepcopy, copy.copy])


def arrays_of(record: Any) -> list[FloatArray]:
    values = [getattr(record, field.name) for field in fields(record)]
    return [value for value in values if isinstance(value, np.ndarray)]


def assert_same(one: Any, two: Any) -> None:
    assert type(one) is type(two)
    for field in fields(one):
        a, b = getattr(one, field.name), getattr(two, field.name)
        if isinstance(a, np.ndarray):
            np.testing.assert_array_equal(a, b)
        else:
            assert a == b


def assert_read_only(record: Any) -> None:
    assert arrays_of(record)
    for array in arrays_of(record):
        assert array.dtype == np.float64
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0.0


@each_record
def test_arrays_are_read_only(record: ArrayRecord) -> None:
    assert_read_only(record)


@each_record
@each_copy
def test_a_copy_is_equal_and_read_only(
    record: ArrayRecord, copied: Callable[[ArrayRecord], ArrayRecord]
) -> None:
    assert_same(copied(record), record)
    assert_read_only(copied(record))


@each_record
def test_fields_cannot_be_replaced(record: ArrayRecord) -> None:
    name = fields(record)[-1].name  # type: ignore[arg-type]
    with pytest.raises(FrozenInstanceError):
        setattr(record, name, None)


@pytest.mark.parametrize("copied", [pickled, copy.deepcopy])
def test_arrays_inside_a_trial_stay_read_only(copied: Callable[[Any], Any]) -> None:
    trial = trial_of(Run(view=View.REAR, duration_s=3.0))
    again = copied(trial)
    for record in ("clip", "gait.pose", "pelvis.line", "pelvis.curves"):
        pair = [operator.attrgetter(record)(t) for t in (again, trial)]
        pair = [r[Side.LEFT] if record == "pelvis.curves" else r for r in pair]
        assert_read_only(pair[0])
        assert_same(*pair)
    assert again.gait.events == trial.gait.events
    assert (again.view, again.facing) == (trial.view, None)


def test_read_only_copies_and_leaves_the_original_writable() -> None:
    mine = np.array([1, 2, 3])
    theirs = read_only(mine)
    mine[0] = 9
    assert theirs.tolist() == [1.0, 2.0, 3.0]
    assert not theirs.flags.writeable


@pytest.mark.parametrize(
    ("xy_shape", "visibility_shape", "message"),
    [
        ((3, 3, 2), (4, 3), r"Expected xy_px of shape \(4, 3, 2\), found \(3, 3, 2\)\."),
        ((4, 2, 2), (4, 3), r"Expected xy_px of shape \(4, 3, 2\), found \(4, 2, 2\)\."),
        ((4, 3, 3), (4, 3), r"Expected xy_px of shape \(4, 3, 2\), found \(4, 3, 3\)\."),
        ((4, 3, 2), (4,), r"Expected visibility of shape \(4, 3\), found \(4,\)\."),
        ((4, 3, 2), (3, 4), r"Expected visibility of shape \(4, 3\), found \(3, 4\)\."),
    ],
)
def test_a_pose_says_which_shape_is_wrong(
    xy_shape: tuple[int, ...], visibility_shape: tuple[int, ...], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        PoseSequence(
            np.array(TIMES_S), np.zeros(xy_shape), np.zeros(visibility_shape), NOSE_AND_HIPS, "test"
        )


def test_a_pose_gives_landmarks_by_name_side_and_middle() -> None:
    pose = small_pose()
    assert pose.landmark("nose")[0].tolist() == [0.0, 1.0]
    assert pose.sided(Side.LEFT, "hip")[0].tolist() == [2.0, 3.0]
    assert pose.sided(Side.RIGHT, "hip")[3].tolist() == [22.0, 23.0]
    assert pose.middle("hip")[0].tolist() == [3.0, 4.0]
    assert np.isnan(pose.middle("hip")[1]).all()
    with pytest.raises(ValueError, match="not in tuple"):
        pose.landmark("tail")


def test_one_missing_coordinate_makes_a_frame_untracked() -> None:
    pose = small_pose()
    assert pose.tracked.tolist() == [True, False, True, True]
    xy_px = pose.xy_px.copy()
    xy_px[3, 1, 0] = np.nan
    assert pose.changed(xy_px, "lost").tracked.tolist() == [True, False, True, False]


def test_changed_keeps_everything_but_the_coordinates_and_the_history() -> None:
    pose = small_pose()
    other = pose.changed(pose.xy_px + 1.0, "moved")
    assert other.history == ("made", "up", "moved")
    assert (other.skeleton, other.estimator) == (pose.skeleton, pose.estimator)
    np.testing.assert_array_equal(other.xy_px, pose.xy_px + 1.0)
    np.testing.assert_array_equal(other.visibility, pose.visibility)
    assert_read_only(other)


def test_mirrored_order_exchanges_sides_and_undoes_itself() -> None:
    order = RUNNER_SKELETON.mirrored_order()
    names = RUNNER_SKELETON.names
    assert [order[partner] for partner in order] == list(range(len(names)))
    assert [name for name, partner in zip(names, order, strict=True) if names[partner] == name] == [
        "nose"
    ]
    assert names[order[names.index("left_foot_index")]] == "right_foot_index"


def test_every_bone_connects_landmarks_of_the_skeleton() -> None:
    for bone in RUNNER_SKELETON.bones:
        assert set(bone) <= set(RUNNER_SKELETON.names)
    assert len(set(RUNNER_SKELETON.bones)) == len(RUNNER_SKELETON.bones)


def test_a_mirrored_pose_mirrored_again_is_the_pose() -> None:
    pose = pose_of(Run(duration_s=1.0))
    order = pose.skeleton.mirrored_order()
    np.testing.assert_array_equal(pose.xy_px[:, order][:, order], pose.xy_px)


@pytest.mark.parametrize(
    ("times_s", "duration_s", "usual_frame_s"),
    [
        ([], 0.0, None),
        ([0.0], 0.0, None),
        ([0.0, 0.04], 0.04, 0.04),
        ([0.0, 0.04, 0.08, 0.48, 0.52], 0.52, 0.04),
        ([0.0, 0.05, 0.06, 0.08, 0.12, 0.15], 0.15, 0.03),
    ],
)
def test_a_clip_knows_its_duration_and_usual_frame(
    times_s: list[float], duration_s: float, usual_frame_s: float | None
) -> None:
    clip = ClipInfo("a.mp4", "0", "0", 2, 2, 0, False, "h264", np.array(times_s))
    assert clip.duration_s == duration_s
    assert clip.usual_frame_s == pytest.approx(usual_frame_s)


@pytest.mark.parametrize(
    ("times_s", "rate_hz", "largest_s", "dropped"),
    [
        ([], None, None, 0),
        ([0.5], None, None, 0),
        ([0.0, 0.04], 25.0, 0.04, 0),
        ([n / 30 for n in range(90)], 30.0, 1 / 30, 0),
        ([n / 30 for n in range(90) if n not in (7, 20, 21)], 30.0, 0.1, 3),
        ([n / 30 + 0.01 * (n % 2) for n in range(93)], 30.0, 1 / 30 + 0.01, 0),
        ([0.0, 0.1, 0.2, 0.3, 1.3], 10.0, 1.0, 9),
    ],
)
def test_a_clip_knows_its_rate_and_what_is_missing(
    times_s: list[float], rate_hz: float | None, largest_s: float | None, dropped: int
) -> None:
    clip = ClipInfo("a.mp4", "0", "0", 2, 2, 0, False, "h264", np.array(times_s))
    assert clip.frame_rate_hz == pytest.approx(rate_hz)
    assert clip.largest_gap_s == pytest.approx(largest_s)
    assert clip.dropped_frames == dropped


def test_the_usual_range_of_gaps_leaves_out_one_in_twenty_at_each_end() -> None:
    gaps_s = np.arange(101) / 1000 + 0.02
    times_s = np.concatenate([[0.0], np.cumsum(np.random.default_rng(1).permutation(gaps_s))])
    clip = ClipInfo("a.mp4", "0", "0", 2, 2, 0, False, "h264", times_s)
    assert clip.gap_range_s == pytest.approx((0.025, 0.115))
    assert ClipInfo("a.mp4", "0", "0", 2, 2, 0, False, "h264", np.zeros(1)).gap_range_s is None
