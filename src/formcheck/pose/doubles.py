"""Remove people who were found twice in one picture."""

from collections.abc import Sequence

import numpy as np

from formcheck.pose.person import Person
from formcheck.records import RUNNER_SKELETON

# Two landmarks coincide within this fraction of the taller person's height: from different regions
# the network places a joint of one person to some hundredths, while two people in one place differ
# in the phase of their strides.
SAME_BODY_HEIGHTS = 0.08
# Two people who share more of their landmarks than this are one, or one hides the other.
MAX_SHARED = 0.5


def without_doubles(people: Sequence[Person]) -> list[Person]:
    """Return the people of one picture without doubles; the first, most certain finding is kept."""
    kept: list[Person] = []
    for person in people:
        if all(shared_landmarks(person, other) <= MAX_SHARED for other in kept):
            kept.append(person)
    return kept


def shared_landmarks(one: Person, other: Person) -> float:
    """Return the share of landmarks in the same place, with sides as labelled or swapped."""
    near_px = SAME_BODY_HEIGHTS * max(one.height_px, other.height_px, 1.0)
    exchanged = other.xy_px[RUNNER_SKELETON.mirrored_order()]
    away_px = [np.linalg.norm(one.xy_px - xy_px, axis=1) for xy_px in (other.xy_px, exchanged)]
    return float(max((away <= near_px).mean() for away in away_px))
