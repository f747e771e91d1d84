"""Find the hip line from the clothes at the waist, read in five ways that must agree.

Where waistband and shorts are seen, they turn with the pelvis. Four readings register a part of the
waist against its median over the clip: by its colour, which shading biases, or by its steps from
row to row, which are free of that. The fifth reads the edge of shirt and shorts as a line. Their
median is the tilt, their spread widens its interval, and if fewer than three agree there is no
angle. The turn of the median waist against its own mirror image is added. A shirt over the shorts
and clothes of one colour are refused.
"""

from collections import deque
from collections.abc import Sequence
from typing import Protocol

import numpy as np

from formcheck.gait import clean_series
from formcheck.in_order import in_order
from formcheck.pelvis.band import SHORTS, Band, slips_on_shorts
from formcheck.pelvis.edge_line import EdgeLine
from formcheck.pelvis.garment import LOWEST, MIN_EDGE, WAIST, WaistEdge, contrast_axis, waist_edge
from formcheck.pelvis.looks import LIGHTNESS, colours, steps
from formcheck.pelvis.opinions import MIN_AGREEING, Joined, join
from formcheck.pelvis.patch import SEEN, Extent, FloatImage
from formcheck.pelvis.registration import frame_noise_deg
from formcheck.pelvis.symmetry import SIGMA_DEG, own_turn_deg
from formcheck.records import Cause, FloatArray, HipLine, HipLineRefusal, HipLineSource

# Body heights, as `WAIST`. Steps are read in the middle of the back, since rounded shorts have
# steep edges at its sides.
MIDDLE = Extent(above=0.11, below=0.07, half_width=0.05)
# Mostly shorts: where shading moves, its error is opposite to that of the waist.
LOW = Extent(above=0.05, below=0.05, half_width=0.075)

# Another edge under the hips, as a fraction of the waist edge; a stronger one may be a hem.
MAX_BELOW = 0.7
# Turn of the clothes per turn of the pelvis: 1.0–1.04 on own renders, 0.80–0.97 on 28 kits of
# another renderer (one 0.67), 0.66–0.80 on an anatomical mesh; a comparison with markers on people
# is still missing (docs/metrics.md). The spread of the readings widens it.
CLOTHES_FOLLOW = (0.65, 1.05)
# Patches that the readings follow at a time, each reading in a thread of its own: 20 MB, and long
# enough that starting threads (0.1 ms each) does not count.
BATCH = 100
# Mean drops of tuning runs were wrong by 0.66° at most, on a runner with almost no drop.
READING_DEG = 0.65


class Waistline:
    """The waistline method, which needs no preparation of the runner except a tucked-in shirt."""

    source = HipLineSource.WAISTLINE

    def prepare(self, sample: Sequence[FloatImage]) -> "_Tracker | HipLineRefusal":
        """Return the tracker of this clip's clothes, or why they show no pelvis."""
        rows, columns = WAIST.within(SEEN)
        axis = contrast_axis([patch[rows, columns] for patch in sample])
        waist, middle = Band(WAIST, colours(axis), sample), Band(MIDDLE, steps(axis), sample)
        refusal = _refusal(waist_edge(waist.template, WAIST.above))
        if refusal is not None:
            return refusal
        shorts = Band(SHORTS, colours(axis), sample)
        if slips_on_shorts(middle.tilts_of(sample), shorts.tilts_of(sample)):
            return HipLineRefusal.because(Cause.SHIRT_SLIPS)
        low = Band(LOW, colours(axis), sample)
        light = Band(MIDDLE, steps(LIGHTNESS), sample)
        return _Tracker(waist, (middle, light, low, EdgeLine(axis, sample)))


class _Way(Protocol):
    """One reading of the tilt, frame by frame."""

    tilts_deg: list[float]

    def add(self, patch: FloatImage | None) -> None: ...


class _Tracker:
    def __init__(self, waist: Band, others: Sequence[_Way]) -> None:
        self._waist = waist
        self._ways: tuple[_Way, ...] = (waist, *others)
        self._shown: list[bool] = []
        self._waiting: list[FloatImage | None] = []

    @property
    def shows_level(self) -> bool:
        """Whether the clothes have a mirror axis, against which their turn is read."""
        return own_turn_deg(self._waist.template) is not None

    def add(self, patch: FloatImage | None) -> None:
        self._shown.append(patch is not None)
        self._waiting.append(patch)
        if len(self._waiting) >= BATCH:
            self._follow()

    def _follow(self) -> None:
        """Let each reading follow the waiting patches; it starts from the patch before."""

        def follow(way: _Way) -> None:
            for patch in self._waiting:
                way.add(patch)

        deque(in_order(lambda: follow, self._ways), maxlen=0)
        self._waiting.clear()

    def line(self, times_s: FloatArray) -> HipLine | HipLineRefusal:
        """Return the tilt on which the readings agree, or why there is none."""
        self._follow()
        joined = join(times_s, np.array(self._shown), [np.array(w.tilts_deg) for w in self._ways])
        if joined is None:
            return HipLineRefusal.because(Cause.WAIST_LOST)
        if joined.agreeing < MIN_AGREEING:
            return HipLineRefusal.because(Cause.CLOTHES_DISAGREE)
        return self._line(times_s, joined)

    def _line(self, times_s: FloatArray, joined: Joined) -> HipLine:
        level_deg = self._level_deg()
        grid_s, smooth_deg = clean_series(times_s, joined.tilt_deg)
        noise_deg = frame_noise_deg(joined.tilt_deg, np.interp(times_s, grid_s, smooth_deg))
        return HipLine(
            timestamps_s=times_s,
            tilt_deg=joined.tilt_deg + (level_deg or 0.0),
            sigma_deg=np.full(len(times_s), noise_deg),
            offset_sigma_deg=float("inf") if level_deg is None else SIGMA_DEG,
            method=Waistline.source,
            follows=_follows(joined.spread),
            reading_deg=READING_DEG,
            coverage=float(np.isfinite(joined.tilt_deg).mean()),
        )

    def _level_deg(self) -> float | None:
        """The usual tilt of the waist in the picture; None where the clothes do not show it."""
        own_deg = own_turn_deg(self._waist.template)
        tilts_deg = np.array(self._waist.tilts_deg)
        if own_deg is None or not np.isfinite(tilts_deg).any():
            return None
        return float(np.nanmedian(tilts_deg)) - own_deg


def _follows(spread: float) -> tuple[float, float]:
    """Least and most turn per turn of the pelvis: root of squares of clothes and spread."""
    least = 1.0 - float(np.hypot(1.0 - CLOTHES_FOLLOW[0], spread))
    most = 1.0 + float(np.hypot(CLOTHES_FOLLOW[1] - 1.0, spread))
    return round(least, 2), round(most, 2)


def _refusal(edge: WaistEdge) -> HipLineRefusal | None:
    """Return why the edge of shirt and shorts does not show the pelvis, or None if it does."""
    if edge.strength < MIN_EDGE:
        return HipLineRefusal.because(Cause.CLOTHES_ALIKE)
    if edge.above < LOWEST or edge.weaker_below > MAX_BELOW:
        return HipLineRefusal.because(Cause.NO_WAISTBAND)
    return None
