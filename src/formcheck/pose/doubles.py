"""The same person found twice in one picture."""

from collections.abc import Sequence

import numpy as np

from formcheck.pose.person import Person
from formcheck.records import RUNNER_SKELETON

# Two landmarks are the same when they lie within this part of the taller one's height: the network
# places a joint of one person to some hundredths from regions that differ; the legs of two people
# in one place are elsewhere in their strides.
SAME_BODY_HEIGHTS = 0.08
# Two people of whom more landmarks than this are the same are one, or one hides the other.
MAX_SHARED = 0.5


def without_doubles(people: Sequence[Person]) -> list[Person]:
    """Return the people of one picture, of each only the first, which the detector is surest of."""
    kept: list[Person] = []
    for person in people:
        if all(shared_landmarks(person, other) <= MAX_SHARED for other in kept):
            kept.append(person)
    return kept


def shared_landmarks(one: Person, other: Person) -> float:
    """Return the share of landmarks that lie in the same place, sides as told or exchanged."""
    near_px = SAME_BODY_HEIGHTS * max(one.height_px, other.height_px, 1.0)
    exchanged = other.xy_px[RUNNER_SKELETON.mirrored_order()]
    away_px = [np.linalg.norm(one.xy_px - xy_px, axis=1) for xy_px in (other.xy_px, exchanged)]
    return float(max((away <= near_px).mean() for away in away_px))
