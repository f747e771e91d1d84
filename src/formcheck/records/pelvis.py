"""How the pelvis tilts over stance, seen from behind."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from formcheck.records.arrays import ArrayRecord, FloatArray
from formcheck.records.hip_drops import LevelReference, PeakDrops
from formcheck.records.hip_line import HipLine
from formcheck.records.method import Method
from formcheck.records.vocabulary import HipLineSource, Side

# Points of normalised stance, contact to toe-off.
PHASE = np.linspace(0.0, 1.0, 101)


@dataclass(frozen=True, eq=False)
class DropCurves(ArrayRecord):
    """How far the swing side is lowered during the stances of one leg.

    Attributes
    ----------
    starts_s
        Initial contacts of the stances that are seen from start to end (N,).
    drops_deg
        How much lower the swing side is, relative to the picture's rows (N, len(PHASE)).
    """

    starts_s: FloatArray
    drops_deg: FloatArray

    def __post_init__(self) -> None:
        self._freeze("starts_s", "drops_deg")

    @property
    def mean_deg(self) -> FloatArray:
        """Mean curve: single frames are too noisy for a peak."""
        return np.asarray(self.drops_deg.mean(axis=0))

    @property
    def peak(self) -> int:
        """Index in PHASE of the mean curve's peak."""
        return int(np.argmax(self.mean_deg))

    @property
    def at_peak_deg(self) -> FloatArray:
        """Drop of each stance where the mean curve peaks (N,); their mean is that peak."""
        return np.asarray(self.drops_deg[:, self.peak])

    @property
    def excursions_deg(self) -> FloatArray:
        """Change in drop of each stance from contact to the mean curve's peak (N,)."""
        return np.asarray(self.at_peak_deg - self.drops_deg[:, 0])


@dataclass(frozen=True, eq=False)
class Pelvis(ArrayRecord):
    """Tilt of the pelvis, and the drop curves derived from it.

    Attributes
    ----------
    line
        The hip line, frame by frame.
    grid_s, smooth_deg
        Its tilt on the even time grid of all signals, filtered, shape (G,) each.
    curves
        Drop over the stances of each leg.
    level
        Level reference; absent where neither the room nor a quiet stand gives one.
    """

    line: HipLine
    grid_s: FloatArray
    smooth_deg: FloatArray
    curves: Mapping[Side, DropCurves]
    level: LevelReference | None

    def __post_init__(self) -> None:
        self._freeze("grid_s", "smooth_deg")

    @property
    def source(self) -> HipLineSource:
        """Source of the tilt."""
        return self.line.method

    @property
    def follows(self) -> tuple[float, float]:
        """Least and most turn of the followed object per turn of the pelvis."""
        return self.line.follows

    @property
    def reading_deg(self) -> float:
        """Half-width of the 95 % interval of a mean drop, if the followed object turned fully."""
        return self.line.reading_deg

    @property
    def below_peak_deg(self) -> float:
        """Nothing: the peak is read from the mean curve."""
        return 0.0

    @property
    def is_same_in_session(self) -> bool:
        """The clothes fit and the light is the same."""
        return True

    def peaks(self, side: Side) -> PeakDrops:
        """Return the drops of one leg's stances where the mean curve peaks."""
        curves = self.curves[side]
        return PeakDrops(curves.starts_s, curves.at_peak_deg)

    def way(self, side: Side) -> str:
        """Return how the drop of one leg, or the mean of both, was computed, in words."""
        return (Method.PEAK_OF_BOTH if side is Side.BOTH else Method.PEAK).say()
