"""formcheck's own pose source: find the people, choose the runner, locate the joints."""

from pathlib import Path

from formcheck.pose.contact_sheet import other_moments_s, telling_moment_s, write_contact_sheet
from formcheck.pose.identity import only_the_runner
from formcheck.pose.passing import closer_moments_s
from formcheck.pose.people import PeopleFinder
from formcheck.pose.person import Person
from formcheck.pose.raw_landmarks import raw_landmarks
from formcheck.pose.runner import PICTURES, choose_runner
from formcheck.pose.second_look import missed_moments_s, seen_again
from formcheck.pose.sightings import find_people
from formcheck.pose.source import Look
from formcheck.records import PoseSequence, Step
from formcheck.video import VideoClip, spread_times_s

# Seconds between the looks at a long clip, so that the regions follow a drift on the belt. With 16
# looks in two minutes, a drift of 0.2 body heights to and fro in 20 s leaves them off by 0.17 of
# their side, and 41 % of the frames need a second look; with one look a second 0.013, and none. A
# look costs as much as five of the 30 to 60 frames of its second. Clips up to 16 s get 16 looks.
LOOK_AGAIN_S = 1.0


class BlazePose:
    """formcheck's own pose model: people, the runner among them, and landmarks in every frame.

    Its landmarks are those of BlazePose's full network; nothing is smoothed, and frames do not
    depend on each other.

    Examples
    --------
    >>> formcheck.analyze("run.mp4", pose=BlazePose())  # this clip shows numbers, and nobody
    Traceback (most recent call last):
    formcheck.errors.NoRunnerError: Expected a person running, found nobody in the clip. ...
    """

    def follow_runner(
        self,
        clip: VideoClip,
        look: Look,
        number: int | None = None,
        people_path: Path | None = None,
    ) -> PoseSequence:
        """Return the runner's raw landmarks, frame by frame.

        Parameters
        ----------
        clip
            The clip.
        look
            How its frames are read.
        number
            Number of the runner, counted from left to right from 1; None takes the likeliest.
        people_path
            Where to write a picture (JPEG) with everybody's number; None writes none.

        Returns
        -------
        PoseSequence
            One row per frame, NaN where the runner is lost.

        Raises
        ------
        NoRunnerError
            If nobody was seen.
        SeveralRunnersError
            If no number was given and several people may be the runner.
        SettingsError
            If there is nobody with that number.
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
            runner = seen_again(runner, look(Step.FINDING_RUNNER, missed_s))
        return only_the_runner(raw_landmarks(look(Step.FOLLOWING_RUNNER), runner), runner)


def _seen(clip: VideoClip, look: Look) -> list[tuple[float, list[Person]]]:
    duration_s = clip.duration_hint_s
    looks_at = max(PICTURES, round(duration_s / LOOK_AGAIN_S))
    times_s = spread_times_s(duration_s, looks_at)
    with PeopleFinder() as finder:
        looks = finder.looks(look(Step.FINDING_RUNNER, times_s))
        closer_s = closer_moments_s(looks)
        if closer_s:
            looks += finder.looks(look(Step.FINDING_RUNNER, closer_s))
    return sorted({time_s: (time_s, people) for time_s, people in looks}.values(), key=_time_s)


def _time_s(look: tuple[float, list[Person]]) -> float:
    return look[0]
