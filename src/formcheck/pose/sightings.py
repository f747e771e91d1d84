"""Link the sightings of each person from picture to picture, also of people who pass."""

from collections.abc import Iterable, Sequence

import numpy as np

from formcheck.errors import NoRunnerError
from formcheck.pose.person import Person
from formcheck.records import FloatArray, Problem

# Two sightings belong to one person if the hips' movement plus the change of height is below this,
# in body heights; between two pictures a runner's arms and legs change the height by a tenth.
MAX_UNLIKE = 0.6
# A person who moved by more than this between the last two pictures, in body heights, is expected
# to continue at that speed; on a treadmill a runner drifts by less.
PASSING = 0.25
# A person seen in a smaller share of the pictures than this only passes through.
MIN_SEEN = 0.25

Looks = Sequence[tuple[float, Sequence[Person]]]
"""Times of some pictures, seconds, and the people in each, in order of time."""


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
        raise NoRunnerError(Problem.NOBODY.say())
    least = MIN_SEEN * max(map(len, tracks))
    staying = [tuple(track) for track in tracks if len(track) >= least]
    return sorted(staying, key=place_px)


def unlike(before: Person, after: Person) -> float:
    """Return the hips' movement plus the change of height, in body heights."""
    return _unlike(before.centre_px, before, after)


def place_px(track: Sequence[Person]) -> float:
    """Return a person's usual distance from the picture's left edge, pixels."""
    return float(np.median([p.centre_px[0] for p in track]))


def _link(pictures: Iterable[Sequence[Person]]) -> list[list[Person]]:
    """Sightings of each person; all people of a picture are assigned at once."""
    tracks: list[list[Person]] = []
    for people in pictures:
        apart = np.array([[_from_track(track, p) for p in people] for track in tracks])
        same = {j: i for i, j in _assigned(apart) if apart[i, j] < MAX_UNLIKE}
        for j, person in enumerate(people):
            if j in same:
                tracks[same[j]].append(person)
            else:
                tracks.append([person])
    return tracks


def _assigned(apart: FloatArray) -> list[tuple[int, int]]:
    """Pairs of track and person that are least apart in sum; (tracks, people)."""
    if apart.size < 2:
        # Nobody, or one person: loading the optimiser would take 0.4 s for nothing.
        return [(0, 0)] * apart.size
    from scipy.optimize import linear_sum_assignment  # noqa: PLC0415 - slow to import

    known, seen = linear_sum_assignment(apart)
    return [(int(i), int(j)) for i, j in zip(known, seen, strict=True)]


def _from_track(track: Sequence[Person], after: Person) -> float:
    """How far a sighting is from a person's last one, or from the place expected by now."""
    last = track[-1]
    if len(track) < 2:
        return unlike(last, after)
    before = track[-2]
    moved_px = last.centre_px - before.centre_px
    if np.linalg.norm(moved_px) < PASSING * max(last.height_px, 1.0):
        return unlike(last, after)
    gone_on = (after.time_s - last.time_s) / max(last.time_s - before.time_s, 1e-6)
    expected_px = last.centre_px + gone_on * moved_px
    return min(unlike(last, after), _unlike(expected_px, last, after))


def _unlike(from_px: FloatArray, before: Person, after: Person) -> float:
    tall_px = max(before.height_px, after.height_px, 1.0)
    moved = np.linalg.norm(after.centre_px - from_px) / tall_px
    return float(moved) + abs(before.height_px - after.height_px) / tall_px
