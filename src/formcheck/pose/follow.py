"""From the clip to the runner's landmarks: who is there, who is meant, and where the joints are."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from formcheck.pose.contact_sheet import telling_moment_s, write_contact_sheet
from formcheck.pose.estimator import PoseEstimator
from formcheck.pose.identity import only_the_runner
from formcheck.pose.mediapipe_full import MediaPipeFull
from formcheck.pose.people import PeopleFinder, Person
from formcheck.pose.runner import PICTURES, choose_runner, find_people
from formcheck.records import PoseSequence
from formcheck.video import Frame, VideoClip, spread_times_s

Look = Callable[[str, Sequence[float] | None], Iterator[Frame]]
"""Yields the clip's frames, all or those at some times, under the name of a step."""


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
    people = find_people(_seen(clip, look))
    if people_path is not None:
        for frame in clip.frames([telling_moment_s(people)]):
            write_contact_sheet(frame, people, people_path)
    runner = choose_runner(people, clip.width_px, number)
    estimator: PoseEstimator = MediaPipeFull()
    pose = estimator.estimate(look("following the runner", None), runner.box)
    return only_the_runner(pose, runner)


def _seen(clip: VideoClip, look: Look) -> list[list[Person]]:
    times_s = spread_times_s(clip.duration_hint_s, PICTURES)
    with PeopleFinder() as finder:
        return [finder.find(frame) for frame in look("finding the runner", times_s)]
