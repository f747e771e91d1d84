"""Reject candidate events that a runner cannot have made."""

from collections.abc import Sequence

import numpy as np

from formcheck.gait.alternation import alternating
from formcheck.records import EventKind, EventMethod, GaitEvent, GaitEvents, Side

# Contact times of one foot in running: 0.24–0.29 s are usual (RBDS, Fukuchi 2017); the margins
# allow for sprints, slow jogs and the method's error.
CONTACT_TIME_S = (0.15, 0.40)


def accepted_events(
    candidates: Sequence[GaitEvent], *, trusted: Side | None, method: EventMethod
) -> GaitEvents:
    """Keep contacts in which the feet alternate evenly, and toe-offs that fit a contact.

    Parameters
    ----------
    candidates
        Events of both legs, in order of time.
    trusted
        The side that is seen better (the near leg of a side view); None if both are seen equally.
    method
        How the candidates were found.
    """
    contacts = [e for e in candidates if e.kind is EventKind.INITIAL_CONTACT]
    stride_s = _usual_stride_s(contacts)
    kept = alternating(contacts, stride_s / 2.0, trusted) if stride_s else list(contacts)
    toe_offs = [e for e in candidates if e.kind is EventKind.TOE_OFF and _ends_stance(e, kept)]
    return GaitEvents(
        events=tuple(sorted([*kept, *toe_offs])),
        rejected=len(contacts) - len(kept),
        method=method,
    )


def _usual_stride_s(contacts: Sequence[GaitEvent]) -> float:
    strides = [
        gap
        for side in (Side.LEFT, Side.RIGHT)
        for gap in np.diff([c.time_s for c in contacts if c.side is side])
    ]
    return float(np.median(strides)) if strides else 0.0


def _ends_stance(toe_off: GaitEvent, contacts: Sequence[GaitEvent]) -> bool:
    before = [c.time_s for c in contacts if c.side is toe_off.side and c.time_s < toe_off.time_s]
    return bool(before) and CONTACT_TIME_S[0] <= toe_off.time_s - before[-1] <= CONTACT_TIME_S[1]
