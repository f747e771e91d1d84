"""Select the initial contacts in which the two feet alternate evenly."""

from collections.abc import Sequence

import numpy as np

from formcheck.records import GaitEvent, Side

# Contacts are about a whole number of steps apart: odd between the feet, even on one foot. Uneven
# steps and changes of rhythm stay within this fraction of a step.
UNEVEN_STEPS = 0.4
# Weight of a contact of the far leg in a side view, which is often hidden; all others weigh 1.
HIDDEN = 0.5
# A break in the rhythm (a cut, a pause) is believed where it saves more contacts than this; a false
# contact or a short exchange of the legs costs fewer.
BREAK = 2.5
# Cost per step of unevenness: of two equally long chains, the more even one wins.
_EVENNESS = 0.01


def alternating(
    contacts: Sequence[GaitEvent], step_s: float, trusted: Side | None
) -> list[GaitEvent]:
    """Return the longest chain of contacts in which the feet alternate evenly, in order of time.

    Parameters
    ----------
    contacts
        Initial contacts of both feet, in order of time.
    step_s
        Usual time from one foot's contact to the other's.
    trusted
        The side that is seen better; None where both are seen alike.
    """
    worth, before = [0.0] * len(contacts), [-1] * len(contacts)
    for i, contact in enumerate(contacts):
        own = 1.0 if trusted in (None, contact.side) else HIDDEN
        worth[i] = own
        for j, earlier in enumerate(contacts[:i]):
            joined = worth[j] + own - _cost(earlier, contact, step_s)
            if joined > worth[i]:
                worth[i], before[i] = joined, j
    chain: list[GaitEvent] = []
    i = int(np.argmax(worth)) if contacts else -1
    while i >= 0:
        chain.append(contacts[i])
        i = before[i]
    return chain[::-1]


def _cost(earlier: GaitEvent, later: GaitEvent, step_s: float) -> float:
    """Cost of letting one contact follow another; infinite where they are too close.

    Missing contacts between them cost nothing here: the chain's worth already lacks them.
    """
    steps = (later.time_s - earlier.time_s) / step_s
    least = 2 if later.side is earlier.side else 1
    if steps < least - UNEVEN_STEPS:
        return float("inf")
    whole = least + 2 * max(0, round((steps - least) / 2.0))
    uneven = abs(steps - whole)
    return _EVENNESS * uneven if uneven <= UNEVEN_STEPS else BREAK
