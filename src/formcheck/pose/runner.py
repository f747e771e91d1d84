"""Who in the clip is the runner: present throughout, large, with moving legs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from formcheck.errors import NoRunnerError
from formcheck.pose.people import Person

# Pictures to look at to find the runner: enough to tell moving legs from standing ones.
PICTURES = 16
# Two sightings belong to one person when the hips moved less than this, in body heights.
SAME_PERSON_BODY_HEIGHTS = 0.6
# Room around everything the runner's landmarks ever reached, in body heights: the landmarks end
# at the nose and the toes, and the legs reach further between two sampled pictures.
MARGIN_BODY_HEIGHTS = 0.2
# A person whose legs do not move still counts a little, so that a walker or a standing person
# is found, and then refused by the analyzers with a better reason than "nobody there".
STANDING_WEIGHT = 0.05


@dataclass(frozen=True)
class Box:
    """A part of the picture: left and top inclusive, right and bottom exclusive, pixels."""

    left: int
    top: int
    right: int
    bottom: int

    def clipped(self, width_px: int, height_px: int) -> "Box":
        """Return the part of the box that lies inside a picture of this size."""
        return Box(
            max(self.left, 0),
            max(self.top, 0),
            min(self.right, width_px),
            min(self.bottom, height_px),
        )


@dataclass(frozen=True)
class RunnerPlace:
    """Where the runner is during the clip.

    Attributes
    ----------
    box
        Holds the runner in every frame.
    people
        How many different people were seen in the sampled frames.
    """

    box: Box
    people: int


def find_runner(sightings: Iterable[Sequence[Person]]) -> RunnerPlace:
    """Return where the runner is.

    Parameters
    ----------
    sightings
        The people of each sampled frame, in order of time.

    Raises
    ------
    NoRunnerError
        If nobody was seen.
    """
    tracks = _link(sightings)
    if not tracks:
        raise NoRunnerError(
            "Expected a person running, found nobody in the clip. Film the whole body, from head "
            "to feet, in even light, so that the runner fills most of the picture's height."
        )
    runner = max(tracks, key=_score)
    return RunnerPlace(box=_box_around(runner), people=len(tracks))


def _link(sightings: Iterable[Sequence[Person]]) -> list[list[Person]]:
    tracks: list[list[Person]] = []
    for people in sightings:
        free = list(tracks)
        for person in sorted(people, key=lambda p: -p.height_px):
            track = min(free, key=lambda t: _moved(t[-1], person), default=None)
            if track is not None and _moved(track[-1], person) < SAME_PERSON_BODY_HEIGHTS:
                track.append(person)
                free.remove(track)
            else:
                tracks.append([person])
    return tracks


def _moved(before: Person, after: Person) -> float:
    distance_px = np.linalg.norm(after.centre_px - before.centre_px)
    return float(distance_px / max(before.height_px, after.height_px, 1.0))


def _score(track: list[Person]) -> float:
    height_px = float(np.median([p.height_px for p in track]))
    leg_motion = float(np.std([p.leg_spread for p in track]))
    return len(track) * height_px * (STANDING_WEIGHT + leg_motion)


def _box_around(track: list[Person]) -> Box:
    corners = np.concatenate([p.xy_px for p in track])
    margin_px = MARGIN_BODY_HEIGHTS * float(np.median([p.height_px for p in track]))
    left, top = np.floor(corners.min(axis=0) - margin_px).astype(int)
    right, bottom = np.ceil(corners.max(axis=0) + margin_px).astype(int)
    return Box(int(left), int(top), int(right), int(bottom))
