"""Who in the clip is the runner: there throughout, large, near the middle, with moving legs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linear_sum_assignment

from formcheck.errors import NoRunnerError, SettingsError, SeveralRunnersError
from formcheck.pose.people import Person

# Pictures to look at to find the runner: enough to tell moving legs from standing ones.
PICTURES = 16
# Two sightings belong to one person when the hips moved and the height changed by less than this
# together, in body heights; between two pictures a runner's arms and legs change it by a tenth.
MOST_UNLIKE = 0.6
# Who is seen in fewer of the pictures than this share passes through.
LEAST_SEEN = 0.25
# A person whose legs do not move still counts a little, so that a walker or a standing person
# is found, and then refused by the analyzers with a better reason than "nobody there".
STANDING_WEIGHT = 0.05
# At the edge of the picture a person counts this much; who films a runner aims at the runner.
EDGE_WEIGHT = 0.5
# Who counts at least this part of the likeliest person may be meant too. A runner on the next
# treadmill, seen from behind or beyond, counts about a third; one who is as large and as central
# counts nearly all.
MAY_BE_MEANT = 0.6


@dataclass(frozen=True)
class Runner:
    """Who is followed.

    Attributes
    ----------
    sightings
        The runner in the sampled frames, in order of time.
    number
        Which of the people it is, from left to right, from 1.
    people
        How many people there are.
    """

    sightings: tuple[Person, ...]
    number: int
    people: int


def find_people(pictures: Iterable[Sequence[Person]]) -> list[tuple[Person, ...]]:
    """Return the sightings of each person who stays, people from left to right.

    Parameters
    ----------
    pictures
        The people of each sampled frame, in order of time.

    Raises
    ------
    NoRunnerError
        If nobody was seen.
    """
    tracks = _link(pictures)
    if not tracks:
        raise NoRunnerError(
            "Expected a person running, found nobody in the clip. Film the whole body, from head "
            "to feet, in even light, so that the runner fills most of the picture's height."
        )
    least = LEAST_SEEN * max(map(len, tracks))
    staying = [tuple(track) for track in tracks if len(track) >= least]
    return sorted(staying, key=_place_px)


def choose_runner(
    people: Sequence[tuple[Person, ...]], width_px: int, number: int | None = None
) -> Runner:
    """Return the runner among the people.

    Parameters
    ----------
    people
        As `find_people` has them.
    width_px
        Width of the picture.
    number
        The one who is meant, from left to right, from 1; None takes the likeliest.

    Raises
    ------
    SeveralRunnersError
        If none was named and more than one may be meant.
    SettingsError
        If there is nobody of that number.
    """
    if number is None:
        number = _likeliest(people, width_px)
    if number > len(people):
        raise SettingsError(
            f"Expected the runner's number to be at most {len(people)}, the number of people in "
            f"the clip, found {number}. They are counted from left to right."
        )
    runner = people[number - 1]
    return Runner(runner, number, len(people))


def _likeliest(people: Sequence[tuple[Person, ...]], width_px: int) -> int:
    scores = np.array([_score(track, width_px) for track in people])
    meant = 1 + np.flatnonzero(scores >= MAY_BE_MEANT * scores.max())
    if len(meant) > 1:
        raise SeveralRunnersError(
            f"Expected one runner, found {len(meant)} people who may be meant: numbers "
            f"{' and '.join(map(str, meant))}, counted from left to right. Choose one by number: "
            f"--runner N (--people PICTURE.jpg shows who is who)."
        )
    return int(meant[0])


def _link(pictures: Iterable[Sequence[Person]]) -> list[list[Person]]:
    """Sightings of each person; who is who from picture to picture is settled for all at once."""
    tracks: list[list[Person]] = []
    for people in pictures:
        apart = np.array([[unlike(track[-1], p) for p in people] for track in tracks])
        known, seen = linear_sum_assignment(apart) if apart.size else ((), ())
        pairs = zip(known, seen, strict=True)
        same = {int(j): int(i) for i, j in pairs if apart[i, j] < MOST_UNLIKE}
        for j, person in enumerate(people):
            if j in same:
                tracks[same[j]].append(person)
            else:
                tracks.append([person])
    return tracks


def unlike(before: Person, after: Person) -> float:
    """Return how far the hips moved and how much the height changed, together in body heights."""
    tall_px = max(before.height_px, after.height_px, 1.0)
    moved = np.linalg.norm(after.centre_px - before.centre_px) / tall_px
    return float(moved) + abs(before.height_px - after.height_px) / tall_px


def _score(track: Sequence[Person], width_px: int) -> float:
    leg_motion = float(np.std([p.leg_spread for p in track]))
    aside = min(abs(2.0 * _place_px(track) / width_px - 1.0), 1.0)
    central = 1.0 - (1.0 - EDGE_WEIGHT) * aside
    return len(track) * _height_px(track) * (STANDING_WEIGHT + leg_motion) * central


def _place_px(track: Sequence[Person]) -> float:
    return float(np.median([p.centre_px[0] for p in track]))


def _height_px(track: Sequence[Person]) -> float:
    return float(np.median([p.height_px for p in track]))
