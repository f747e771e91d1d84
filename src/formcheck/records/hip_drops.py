"""Hip drops where they are deepest, however they were read: what the metrics of a drop need."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from formcheck.records.arrays import ArrayRecord, FloatArray
from formcheck.records.camera import LevelSource
from formcheck.records.hand_line import HandLine
from formcheck.records.method import Method
from formcheck.records.vocabulary import HipLineSource, Side


@dataclass(frozen=True, eq=False)
class PeakDrops(ArrayRecord):
    """The drops of one leg's stances, at the moment at which they are deepest.

    Attributes
    ----------
    times_s
        A time of each stance (N,).
    drops_deg
        How much lower the swing side is, relative to the picture's rows (N,).
    """

    times_s: FloatArray
    drops_deg: FloatArray

    def __post_init__(self) -> None:
        self._freeze("times_s", "drops_deg")


@dataclass(frozen=True)
class LevelReference:
    """Level reference of the pelvis.

    Attributes
    ----------
    added_deg
        Angle added to the tilt in the picture, so that 0 is level.
    sigma_deg
        One standard deviation of that angle.
    source
        Source of the reference.
    words
        The reference in words.
    """

    added_deg: float
    sigma_deg: float
    source: LevelSource
    words: str


class HipDrops(Protocol):
    """The deepest drops of both legs, and how well they are known."""

    @property
    def source(self) -> HipLineSource:
        """Source of the tilt."""
        ...

    @property
    def follows(self) -> tuple[float, float]:
        """Least and most turn of the seen line per turn of the pelvis."""
        ...

    @property
    def reading_deg(self) -> float:
        """Half-width of the 95 % interval of a mean drop, if the line turned fully."""
        ...

    @property
    def below_peak_deg(self) -> float:
        """How far the true peak may lie above the drops that were read."""
        ...

    @property
    def is_same_in_session(self) -> bool:
        """Whether the error of reading is the same in two clips of one session."""
        ...

    @property
    def level(self) -> LevelReference | None:
        """Level reference; absent where nothing shows what is level."""
        ...

    def peaks(self, side: Side) -> PeakDrops:
        """Return the drops of one leg."""
        ...

    def way(self, side: Side) -> str:
        """Return how the drop of one leg, or the mean of both, was computed, in words."""
        ...


@dataclass(frozen=True)
class HandDrops:
    """Hip drops from lines that a person laid by hand.

    Attributes
    ----------
    line
        The lines.
    drops
        The drops of each leg.
    reading_deg
        Half-width of the 95 % interval of a mean drop, for this hand.
    below_peak_deg
        How far the true peak may lie above the drops: the frames are chosen by time alone.
    level
        Level reference; absent where nothing shows what is level.
    """

    line: HandLine
    drops: Mapping[Side, PeakDrops]
    reading_deg: float
    below_peak_deg: float
    level: LevelReference | None

    @property
    def source(self) -> HipLineSource:
        """Source of the tilt."""
        return HipLineSource.HAND

    @property
    def follows(self) -> tuple[float, float]:
        """Least and most turn of the garment per turn of the pelvis."""
        return self.line.garment.hang.follows

    @property
    def is_same_in_session(self) -> bool:
        """A hand errs anew in each clip."""
        return False

    def peaks(self, side: Side) -> PeakDrops:
        """Return the drops of one leg."""
        return self.drops[side]

    def way(self, side: Side) -> str:
        """Return how the drop of one leg, or the mean of both, was read, in words."""
        by = Method.LAID_BY.say(hand=self.line.hand) if self.line.hand else ""
        garment = self.line.garment.say()
        if side is Side.BOTH:
            return Method.LINES_OF_BOTH.say(garment=garment, by=by)
        return Method.LINES_OF_LEG.say(garment=garment, by=by)
