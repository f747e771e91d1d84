"""Instants of a stance that are shown as pictures."""

from dataclasses import dataclass
from enum import StrEnum

from formcheck.records import Side, Stance


class MomentKind(StrEnum):
    """A kind of instant in a stance; its value is the text that users read."""

    INITIAL_CONTACT = "Initial contact"
    MID_STANCE = "Mid-stance"
    TOE_OFF = "Toe-off"
    PEAK_OF_DROP = "Peak of the hip drop"


@dataclass(frozen=True)
class Moment:
    """An instant of one leg's stance.

    Attributes
    ----------
    time_s
        Time in the clip, seconds.
    kind, side
        The kind of instant, and the leg.

    Examples
    --------
    >>> Moment(3.2, MomentKind.MID_STANCE, Side.LEFT).caption
    'Mid-stance, left leg'
    """

    time_s: float
    kind: MomentKind
    side: Side

    @property
    def caption(self) -> str:
        """Caption for its picture."""
        return f"{self.kind}, {self.side} leg"


def moment_of(stance: Stance, kind: MomentKind) -> Moment:
    """Return the moment of contact, mid-stance or toe-off of a stance."""
    times_s = {
        MomentKind.INITIAL_CONTACT: stance.initial_contact_s,
        MomentKind.MID_STANCE: stance.initial_contact_s + stance.duration_s / 2.0,
        MomentKind.TOE_OFF: stance.toe_off_s,
    }
    return Moment(times_s[kind], kind, stance.side)
