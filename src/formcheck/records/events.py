"""Initial contacts and toe-offs, and the stances between them."""

from dataclasses import dataclass, replace

import numpy as np

from formcheck.records.arrays import FloatArray
from formcheck.records.method import EventMethod
from formcheck.records.vocabulary import EventKind, Side


@dataclass(frozen=True, order=True)
class GaitEvent:
    """One instant of the gait cycle; `time_s` is finer than the frame spacing."""

    time_s: float
    side: Side
    kind: EventKind


@dataclass(frozen=True)
class Stance:
    """One foot on the ground, from initial contact to toe-off, in seconds."""

    side: Side
    initial_contact_s: float
    toe_off_s: float

    @property
    def duration_s(self) -> float:
        """Ground contact time."""
        return self.toe_off_s - self.initial_contact_s


@dataclass(frozen=True)
class GaitEvents:
    """All accepted events of a clip, in order of time.

    Attributes
    ----------
    events
        Accepted initial contacts and toe-offs.
    rejected
        Number of candidate contacts that failed the checks of order and step time.
    method
        How the events were found.
    """

    events: tuple[GaitEvent, ...]
    rejected: int
    method: EventMethod

    def contacts_s(self, side: Side) -> FloatArray:
        """Times of the initial contacts of a side, or of both sides together, shape (N,)."""
        return self._times_s(EventKind.INITIAL_CONTACT, side)

    def toe_offs_s(self, side: Side) -> FloatArray:
        """Times of the toe-offs of a side, or of both sides together, shape (N,)."""
        return self._times_s(EventKind.TOE_OFF, side)

    def stances(self, side: Side) -> tuple[Stance, ...]:
        """Stances of one side for which both ends were found."""
        toe_offs = self.toe_offs_s(side)
        contacts = self.contacts_s(side)
        ends = np.append(contacts[1:], np.inf)[: len(contacts)]
        stances = []
        for contact, next_contact in zip(contacts, ends, strict=True):
            inside = toe_offs[(toe_offs > contact) & (toe_offs < next_contact)]
            if len(inside):
                stances.append(Stance(side, float(contact), float(inside[0])))
        return tuple(stances)

    def within(self, start_s: float, end_s: float) -> "GaitEvents":
        """Return the contacts from one time to another, both included, with their toe-offs."""
        stances = [stance for side in (Side.LEFT, Side.RIGHT) for stance in self.stances(side)]
        last_s = max((s.toe_off_s for s in stances if s.initial_contact_s <= end_s), default=end_s)
        ends_s = {EventKind.INITIAL_CONTACT: end_s, EventKind.TOE_OFF: max(last_s, end_s)}
        kept = tuple(e for e in self.events if start_s <= e.time_s <= ends_s[e.kind])
        return replace(self, events=kept)

    def strides_s(self, side: Side) -> tuple[FloatArray, FloatArray]:
        """Starts and lengths of the strides, contact to next contact of the same side.

        A gap that is too long for one stride, because a contact was missed, is left out.
        """
        contacts = self.contacts_s(side)
        gaps = np.diff(contacts)
        if not len(gaps):
            return contacts[:0], gaps
        # A missed contact doubles the gap; half as much again is out of reach of a real stride.
        real = gaps < 1.5 * np.median(gaps)
        return contacts[:-1][real], gaps[real]

    def _times_s(self, kind: EventKind, side: Side) -> FloatArray:
        return np.array(
            [e.time_s for e in self.events if e.kind is kind and side in (e.side, Side.BOTH)],
            dtype=np.float64,
        )
