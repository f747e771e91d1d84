"""A runner whom the finder misses is looked for where he was seen last."""

from dataclasses import replace
from pathlib import Path

import pytest

from formcheck.pose import Runner, choose_runner, find_people
from formcheck.pose.people import PeopleFinder
from formcheck.pose.second_look import missed_moments_s, seen_again
from formcheck.video import VideoClip

CLIP = Path(__file__).parents[2] / "sample_videos" / "side_30fps.mp4"
MOMENTS_S = [0.5, 1.5, 2.5, 3.5]


@pytest.fixture(scope="module")
def runner() -> Runner:
    clip = VideoClip(CLIP)
    with PeopleFinder() as finder:
        seen = [finder.find(frame) for frame in clip.frames(MOMENTS_S)]
    return choose_runner(find_people(seen), clip.width_px)


def without(runner: Runner, *numbers: int) -> Runner:
    kept = [one for number, one in enumerate(runner.sightings) if number not in numbers]
    return replace(runner, sightings=tuple(kept))


@pytest.mark.parametrize("lost", [(3,), (1, 2), (0,)])
def test_who_was_missed_is_seen_where_the_finder_would_have(
    runner: Runner, lost: tuple[int, ...]
) -> None:
    missed_s = missed_moments_s(without(runner, *lost), [p.time_s for p in runner.sightings])
    assert missed_s == [runner.sightings[number].time_s for number in lost]
    again = seen_again(without(runner, *lost), VideoClip(CLIP).frames(missed_s))
    assert [p.time_s for p in again.sightings] == [p.time_s for p in runner.sightings]
    for number in lost:
        found, known = again.sightings[number].region, runner.sightings[number].region
        assert found is not None
        assert known is not None
        assert known.is_near(found)


def test_where_nobody_is_nobody_is_seen(runner: Runner) -> None:
    empty = [
        replace(frame, rgb=frame.rgb * 0 + 120) for frame in VideoClip(CLIP).frames([MOMENTS_S[3]])
    ]
    assert len(seen_again(without(runner, 3), empty).sightings) == 3


def test_nothing_is_missed_where_everything_was_found(runner: Runner) -> None:
    assert missed_moments_s(runner, [p.time_s for p in runner.sightings]) == []
