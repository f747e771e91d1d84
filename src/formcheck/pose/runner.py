"""Choose the runner: the person who is there throughout, large, central, with moving legs."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from formcheck.errors import SettingsError, SeveralRunnersError
from formcheck.pose.person import LEGS_SEEN, Person
from formcheck.pose.sightings import place_px
from formcheck.records import Problem

# Number of pictures that find the runner: enough to distinguish moving legs from standing ones.
PICTURES = 16
# A person whose legs do not move still counts a little, so that a walker or a standing person
# is found, and then refused by the analyzers with a better reason than "nobody there".
STANDING_WEIGHT = 0.05
# Weight of a person at the edge of the picture: the camera is usually aimed at the runner.
EDGE_WEIGHT = 0.5
# A person with at least this fraction of the highest score may be the runner too. A runner on the
# next treadmill, seen from behind or beyond, has about a third of it; one who is as large and as
# central has nearly all.
MAY_BE_MEANT = 0.6
# Trees, machines and posters that the detector mistakes for people are found in a look or two, show
# no legs, or do not move them: from look to look a runner's legs spread by 0.15 body heights
# (standard deviation), a walker's by half of that, a standing person's by some hundredths.
MIN_SIGHTINGS, MIN_LEG_MOTION = 3, 0.05
# From this fraction of the highest score on, a person who runs precedes one who does not.
BEFORE_WHO_STANDS = 0.3


@dataclass(frozen=True)
class Runner:
    """The person who is followed.

    Attributes
    ----------
    sightings
        The runner in the sampled frames, in order of time.
    number
        Number of the runner among the people, counted from left to right from 1.
    people
        Number of people.
    """

    sightings: tuple[Person, ...]
    number: int
    people: int


def choose_runner(
    people: Sequence[tuple[Person, ...]], width_px: int, number: int | None = None
) -> Runner:
    """Return the runner among the people.

    Parameters
    ----------
    people
        Sightings of each person, as `find_people` returns them.
    width_px
        Width of the picture.
    number
        Number of the runner, counted from left to right from 1; None takes the likeliest.

    Raises
    ------
    SeveralRunnersError
        If no number was given and several people may be the runner.
    SettingsError
        If there is nobody with that number.
    """
    if number is None:
        number = _likeliest(people, width_px)
    if number > len(people):
        raise SettingsError(Problem.NO_SUCH_RUNNER.say(most=len(people), number=number))
    runner = people[number - 1]
    return Runner(runner, number, len(people))


def _likeliest(people: Sequence[tuple[Person, ...]], width_px: int) -> int:
    scores = np.array([_score(track, width_px) for track in people])
    runs = np.array([_may_run(track) for track in people])
    rival = MAY_BE_MEANT if runs[scores.argmax()] else BEFORE_WHO_STANDS
    if runs[scores >= rival * scores.max()].any():
        scores[~runs] = 0.0
    meant = 1 + np.flatnonzero(scores >= MAY_BE_MEANT * scores.max())
    if len(meant) > 1:
        numbers = " and ".join(map(str, meant))
        raise SeveralRunnersError(Problem.SEVERAL.say(count=len(meant), numbers=numbers))
    return int(meant[0])


def _may_run(track: Sequence[Person]) -> bool:
    """Whether a person shows legs, in more than a look or two, and moves them."""
    legs_seen = float(np.median([person.leg_visibility for person in track]))
    is_there = len(track) >= MIN_SIGHTINGS and legs_seen >= LEGS_SEEN
    return is_there and _leg_motion(track) >= MIN_LEG_MOTION


def _leg_motion(track: Sequence[Person]) -> float:
    return float(np.std([p.leg_spread for p in track]))


def _score(track: Sequence[Person], width_px: int) -> float:
    aside = min(abs(2.0 * place_px(track) / width_px - 1.0), 1.0)
    central = 1.0 - (1.0 - EDGE_WEIGHT) * aside
    return len(track) * _height_px(track) * (STANDING_WEIGHT + _leg_motion(track)) * central


def _height_px(track: Sequence[Person]) -> float:
    return float(np.median([p.height_px for p in track]))
