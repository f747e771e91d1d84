"""Frames in which somebody else was followed, told by looks at a few whole pictures."""

from collections.abc import Sequence

import numpy as np
import pytest
from synthetic_runner import Run, pose_of, without_frames

from formcheck.pose import Person, Runner, only_the_runner
from formcheck.records import BoolArray, Followed, PoseSequence, View

POSE = pose_of(Run(view=View.REAR, duration_s=8.0))
TIMES_S = POSE.timestamps_s
MOMENTS_S = [1.0, 3.0, 5.0, 7.0]
# Halfway between two moments one gives way to the next.
AROUND_S = [(-1.0, 2.0), (2.0, 4.0), (4.0, 6.0), (6.0, 9.0)]


def sighting(time_s: float, away_body_heights: float = 0.0, down: bool = False) -> Person:
    """The followed body at a moment, seen so far from where it was followed."""
    seen_px = POSE.xy_px[np.abs(TIMES_S - time_s).argmin()].copy()
    height_px = float(np.ptp(seen_px[:, 1]))
    seen_px[:, int(down)] += away_body_heights * height_px
    return Person(time_s, seen_px)


def runner(sightings: Sequence[Person], number: int = 1, people: int = 1) -> Runner:
    return Runner(tuple(sightings), number, people)


def runner_away(moments: Sequence[int], away_body_heights: float, down: bool = False) -> Runner:
    """The runner elsewhere at some of the moments."""
    away = [away_body_heights if number in moments else 0.0 for number in range(len(MOMENTS_S))]
    pairs = zip(MOMENTS_S, away, strict=True)
    return runner([sighting(time_s, heights, down) for time_s, heights in pairs])


def around(*moments: int) -> BoolArray:
    """Frames nearest to some of the moments."""
    mask = np.zeros(len(TIMES_S), dtype=bool)
    for start_s, end_s in (AROUND_S[moment] for moment in moments):
        mask |= (start_s < TIMES_S) & (end_s > TIMES_S)
    return mask


def assert_lost(pose: PoseSequence, found: PoseSequence, lost: BoolArray) -> None:
    border = np.isin(TIMES_S, [2.0, 4.0, 6.0])
    assert np.isnan(found.xy_px[lost & ~border]).all()
    kept = ~lost & ~border
    np.testing.assert_array_equal(found.xy_px[kept], pose.xy_px[kept])


def test_the_runner_alone_loses_nothing() -> None:
    found = only_the_runner(POSE, runner_away([], 0.0))
    np.testing.assert_array_equal(found.xy_px, POSE.xy_px)
    assert found.followed == Followed(people=1, number=1, other_fraction=0.0)


@pytest.mark.parametrize("moments", [[0], [1], [3], [1, 2], [0, 3]])
def test_frames_around_a_moment_with_somebody_else_are_lost(moments: list[int]) -> None:
    found = only_the_runner(POSE, runner_away(moments, 0.5))
    assert_lost(POSE, found, around(*moments))
    share = float(around(*moments).mean())
    assert found.followed.other_fraction == pytest.approx(share, abs=0.01)


@pytest.mark.parametrize("down", [False, True])
@pytest.mark.parametrize(("away_body_heights", "is_other"), [(0.15, False), (0.25, True)])
@pytest.mark.parametrize("sign", [-1.0, 1.0])
def test_another_place_is_a_fifth_of_the_body_away(
    away_body_heights: float, is_other: bool, sign: float, down: bool
) -> None:
    found = only_the_runner(POSE, runner_away([2], sign * away_body_heights, down))
    assert (found.followed.other_fraction > 0.0) is is_other


@pytest.mark.parametrize("scale", [0.3, 3.0])
def test_how_far_is_counted_in_heights_of_the_person(scale: float) -> None:
    pose = POSE.changed(scale * POSE.xy_px, "scaled")
    for away, is_other in ((0.15, False), (0.25, True)):
        seen = [sighting(time_s, away) for time_s in MOMENTS_S]
        scaled = [Person(person.time_s, scale * person.xy_px) for person in seen]
        fraction = only_the_runner(pose, runner(scaled)).followed.other_fraction
        assert fraction == float(is_other)


def test_who_was_never_followed_has_no_frames() -> None:
    found = only_the_runner(POSE, runner_away(range(4), 0.5))
    assert not found.tracked.any()
    assert found.followed.other_fraction == 1.0


@pytest.mark.parametrize(("number", "people"), [(1, 2), (3, 4)])
def test_number_and_people_are_those_of_the_runner(number: int, people: int) -> None:
    one = runner([sighting(time_s) for time_s in MOMENTS_S], number, people)
    assert only_the_runner(POSE, one).followed == Followed(people, number, 0.0)


def test_frames_without_anybody_are_not_somebody_elses() -> None:
    unseen = (TIMES_S > 4.0) & (TIMES_S < 4.9)
    pose = without_frames(POSE, unseen)
    found = only_the_runner(pose, runner_away([2], 0.5))
    share = (around(2) & ~unseen).sum() / (~unseen).sum()
    assert found.followed.other_fraction == pytest.approx(share, abs=0.01)
    assert_lost(pose, found, around(2))


def test_a_moment_without_landmarks_accuses_nobody() -> None:
    pose = without_frames(POSE, np.abs(TIMES_S - MOMENTS_S[1]) < 0.1)
    found = only_the_runner(pose, runner_away([1], 0.5))
    np.testing.assert_array_equal(found.xy_px, pose.xy_px)
    assert found.followed.other_fraction == 0.0


def test_nobody_at_all_is_nobody_else() -> None:
    lost = without_frames(POSE, slice(None))
    assert only_the_runner(lost, runner_away(range(4), 0.5)).followed.other_fraction == 0.0


def test_one_moment_speaks_for_the_whole_clip() -> None:
    found = only_the_runner(POSE, runner([sighting(1.0, 0.5)]))
    assert found.followed.other_fraction == 1.0
