"""From the clip to the runner's landmarks: who is there, who is meant, and where the joints are."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

import numpy as np

from formcheck.pose.best_part import LOOK_EVERY_S, WHOLE_UP_TO_S, best_part_s
from formcheck.pose.blazepose import BlazePose
from formcheck.pose.contact_sheet import other_moments_s, telling_moment_s, write_contact_sheet
from formcheck.pose.estimator import PoseEstimator
from formcheck.pose.identity import only_the_runner
from formcheck.pose.passing import closer_moments_s
from formcheck.pose.people import PeopleFinder
from formcheck.pose.person import Person
from formcheck.pose.runner import PICTURES, choose_runner
from formcheck.pose.second_look import missed_moments_s, seen_again
from formcheck.pose.sightings import find_people
from formcheck.records import PoseSequence
from formcheck.video import Frame, VideoClip, spread_times_s

# A clip whose key pictures give fewer of the looks than this is looked at picture by picture.
LEAST_KEY_FRAMES = 0.3

# Seconds between the looks at a long clip, so that the regions follow a drift on the belt. With 16
# looks in two minutes a drift of 0.2 body heights to and fro in 20 s leaves them off by 0.17 of
# their side, and 41 % of the frames are looked at twice; with one a second by 0.013, and none. A
# look costs as much as five of the 30 to 60 frames of its second. Up to 16 s there are 16.
LOOK_AGAIN_S = 1.0


class Look(Protocol):
    """Reads the clip's frames under the name of a step, so that progress can be told."""

    def __call__(
        self,
        name: str,
        times_s: Sequence[float] | None = None,
        *,
        key_every_s: float | None = None,
    ) -> Iterator[Frame]:
        """Return all frames, those at some times, or key pictures so far apart."""
        ...


def follow_runner(
    clip: VideoClip, look: Look, number: int | None = None, people_path: Path | None = None
) -> PoseSequence:
    """Return the runner's raw landmarks, frame by frame.

    Parameters
    ----------
    clip
        The clip.
    look
        How its frames are read.
    number
        Which of the people is meant, from left to right, from 1; None takes the likeliest.
    people_path
        Where a picture (JPEG) goes that shows who has which number, if one is wanted.

    Raises
    ------
    NoRunnerError
        If nobody was seen.
    SeveralRunnersError
        If none was named and more than one may be meant.
    SettingsError
        If there is nobody of that number.
    OutputError
        If the picture cannot be written.
    """
    looks = _seen(clip, look)
    people = find_people([seen for _, seen in looks])
    if people_path is not None:
        others = tuple(clip.frames(other_moments_s(people)))
        for frame in clip.frames([telling_moment_s(people)]):
            write_contact_sheet(frame, people, people_path, others)
    runner = choose_runner(people, clip.width_px, number)
    missed_s = missed_moments_s(runner, [time_s for time_s, _ in looks])
    if missed_s:
        runner = seen_again(runner, look("finding the runner", missed_s))
    estimator: PoseEstimator = BlazePose()
    pose = estimator.estimate(look("following the runner"), runner)
    return replace(only_the_runner(pose, runner), losses=clip.losses)


def find_best_part_s(clip: VideoClip, look: Look) -> tuple[float, float] | None:
    """Return from when to when of a long clip to analyse, real seconds; None for a short one."""
    duration_s = clip.duration_hint_s
    if duration_s <= WHOLE_UP_TO_S:
        return None
    with PeopleFinder() as finder:
        frames = look("finding the best part", key_every_s=LOOK_EVERY_S)
        looks = _looked(finder, frames)
        if len(looks) < LEAST_KEY_FRAMES * duration_s / LOOK_EVERY_S:
            # Hardly any key pictures: all have to be decoded to see some.
            times_s = list(np.arange(0.0, duration_s, LOOK_EVERY_S))
            frames = look("finding the best part", times_s)
            looks = _looked(finder, frames)
    return best_part_s(looks, duration_s)


def _seen(clip: VideoClip, look: Look) -> list[tuple[float, list[Person]]]:
    duration_s = clip.duration_hint_s
    looks_at = max(PICTURES, round(duration_s / LOOK_AGAIN_S))
    times_s = spread_times_s(duration_s, looks_at)
    with PeopleFinder() as finder:
        looks = _looked(finder, look("finding the runner", times_s))
        closer_s = closer_moments_s(looks)
        if closer_s:
            looks += _looked(finder, look("finding the runner", closer_s))
    return sorted({time_s: (time_s, people) for time_s, people in looks}.values(), key=_time_s)


def _looked(finder: PeopleFinder, frames: Iterator[Frame]) -> list[tuple[float, list[Person]]]:
    return [(frame.time_s, finder.find(frame)) for frame in frames]


def _time_s(look: tuple[float, list[Person]]) -> float:
    return look[0]
