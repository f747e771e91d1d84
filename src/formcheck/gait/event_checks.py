"""Which candidate events a running body could have made."""

from collections.abc import Sequence

import numpy as np

from formcheck.records import EventKind, GaitEvent, GaitEvents, Side

# Contact of one foot: shorter or longer than this is no running step: 0.24–0.29 s
# are usual (RBDS, Fukuchi 2017), with room for sprints, slow jogs and the method's error.
CONTACT_TIME_S = (0.15, 0.40)
# A contact earlier than this part of the usual stride after the same foot's last one is false.
LEAST_STRIDE = 0.8
# The other foot lands near the middle of the stride; nearer than this to the first foot's
# contact, one of the two is false.
LEAST_STEP = 0.3


def accepted_events(
    candidates: Sequence[GaitEvent], *, trusted: Side | None, method: str
) -> GaitEvents:
    """Keep the contacts with possible stride and step times, and toe-offs that fit a contact.

    Parameters
    ----------
    candidates
        Events of both legs, in order of time.
    trusted
        The side to believe when a left and a right contact nearly coincide (the near leg of a
        side view); None believes the earlier one.
    method
        How the candidates were found.
    """
    contacts = [e for e in candidates if e.kind is EventKind.INITIAL_CONTACT]
    kept: list[GaitEvent] = []
    stride_s = _usual_stride_s(contacts)
    for side in (Side.LEFT, Side.RIGHT):
        kept += _spaced([c for c in contacts if c.side is side], LEAST_STRIDE * stride_s)
    kept = _alternating(sorted(kept), LEAST_STEP * stride_s, trusted)
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


def _spaced(contacts: Sequence[GaitEvent], least_s: float) -> list[GaitEvent]:
    kept: list[GaitEvent] = []
    for contact in contacts:
        if not kept or contact.time_s - kept[-1].time_s >= least_s:
            kept.append(contact)
    return kept


def _alternating(
    contacts: Sequence[GaitEvent], least_s: float, trusted: Side | None
) -> list[GaitEvent]:
    kept: list[GaitEvent] = []
    for contact in contacts:
        if kept and contact.time_s - kept[-1].time_s < least_s:
            if contact.side is trusted:
                kept[-1] = contact
            continue
        kept.append(contact)
    return kept


def _ends_stance(toe_off: GaitEvent, contacts: Sequence[GaitEvent]) -> bool:
    before = [c.time_s for c in contacts if c.side is toe_off.side and c.time_s < toe_off.time_s]
    return bool(before) and CONTACT_TIME_S[0] <= toe_off.time_s - before[-1] <= CONTACT_TIME_S[1]
