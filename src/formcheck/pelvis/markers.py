"""Find the hip line from two dots of bright tape over the dimples of the lower back.

The dots are found automatically, as the pair of round spots of one colour that most of the clip
shows at a constant distance. Each frame is searched anew for spots of that colour, so dots that
were hidden for a while are found again, and nothing drifts.
"""

from collections.abc import Sequence
from itertools import permutations
from typing import NamedTuple

import numpy as np

from formcheck.pelvis.band import MAX_TILT_DEG, SHORTS, Band, slips_on_shorts
from formcheck.pelvis.dots import Dot, DotColour, find_dots
from formcheck.pelvis.garment import LOWEST, MIN_EDGE, WAIST, contrast_axis, waist_edge
from formcheck.pelvis.looks import colours
from formcheck.pelvis.patch import BODY_HEIGHT_PX, SEEN, FloatImage
from formcheck.pelvis.tape import ONE_DISTANCE, ONE_PLACE, oddness, tape_line, tilt_deg
from formcheck.records import Cause, FloatArray, HipLine, HipLineRefusal, HipLineSource

# Body heights. The iliac spines are 6 to 13 cm apart, at waistband height; tape is placed by eye.
APART = (0.025, 0.13)
# Tape is on the waistband: this near to the edge of shirt and shorts, if there is one (0.002 to
# 0.007 on rendered runners), and to the middle of the back, and at most this far above the hips.
FROM_EDGE, FROM_MIDDLE, HIGHEST = 0.025, 0.035, 0.10
# Largest relative difference of colour between the dots of a pair, and of one dot in two frames.
ONE_COLOUR = 0.4
# The pair must be seen in this share of the sample.
MIN_SEEN = 0.75
# Likeness to the dots from which a spot is considered in a frame, and counts as one of their kind.
MIN_LIKENESS, VERY_LIKE = 0.4, 0.6
# Half the height of a row of dots, body heights.
SAME_ROW = 0.02


class Markers:
    """The clinical method: two dots at the posterior superior iliac spines."""

    source = HipLineSource.MARKERS

    def prepare(self, sample: Sequence[FloatImage]) -> "_Tracker | HipLineRefusal":
        """Return the tracker of this clip's dots, or the refusal that there are none.

        The edge between shirt and shorts passes under the dots and would bias their places. It
        vanishes if the colour that separates shirt from shorts is left out. The search with that
        colour comes second, and finds tape of that very colour.
        """
        axis = contrast_axis(sample)
        plain = [_without(axis, patch) for patch in sample]
        for patches in (plain, sample):
            pair = _usual_pair([_pairs(find_dots(patch)) for patch in patches])
            if pair is not None and _is_tape(pair, axis, sample):
                return _Tracker(pair)
        return HipLineRefusal.because(Cause.NO_TAPE)


class _Pair(NamedTuple):
    """Two dots: distance, middle (2,), both in patch pixels, and their colour (3,)."""

    apart_px: float
    middle_px: FloatArray
    colour: FloatArray

    def resembles(self, other: "_Pair") -> bool:
        """Whether this can be the same pair in another frame."""
        colour = float(np.linalg.norm(self.colour - other.colour))
        moved_px = float(np.abs(self.middle_px - other.middle_px).max())
        return (
            abs(self.apart_px / other.apart_px - 1.0) < ONE_DISTANCE
            and colour < ONE_COLOUR * float(np.linalg.norm(other.colour))
            and moved_px < ONE_PLACE * BODY_HEIGHT_PX
        )


def _pairs(dots: Sequence[Dot]) -> list[_Pair]:
    """All two dots that can be a pair, the left one first."""
    return [pair for left, right in permutations(dots, 2) if (pair := _pair(left, right))]


def _pair(left: Dot, right: Dot) -> _Pair | None:
    apart_px = float(np.linalg.norm(right.at_px - left.at_px))
    if not APART[0] <= apart_px / BODY_HEIGHT_PX <= APART[1]:
        return None
    if abs(tilt_deg(left.at_px, right.at_px)) > MAX_TILT_DEG:
        return None
    colour = (left.colour + right.colour) / 2.0
    if np.linalg.norm(left.colour - right.colour) > ONE_COLOUR * np.linalg.norm(colour):
        return None
    return _Pair(apart_px, (left.at_px + right.at_px) / 2.0, colour)


def _usual_pair(frames: Sequence[Sequence[_Pair]]) -> _Pair | None:
    """The pair that most frames show; None when too few frames show it."""
    best: list[_Pair] = []
    for pair in (pair for pairs in frames for pair in pairs):
        seen = [next((p for p in pairs if p.resembles(pair)), None) for pairs in frames]
        same = [p for p in seen if p is not None]
        if len(same) > len(best):
            best = same
    if not best or len(best) < MIN_SEEN * len(frames):
        return None
    return _Pair(
        float(np.median([pair.apart_px for pair in best])),
        np.median([pair.middle_px for pair in best], axis=0),
        np.median([pair.colour for pair in best], axis=0),
    )


def _without(axis: FloatArray, patch: FloatImage) -> FloatImage:
    single = axis.astype(np.float32)
    return np.asarray(patch - (patch @ single)[..., None] * single, dtype=np.float32)


def _is_tape(pair: _Pair, axis: FloatArray, sample: Sequence[FloatImage]) -> bool:
    """Whether a pair is tape on the waistband rather than a print, lettering or pocket buttons.

    Tape is at the edge of shirt and shorts, in the middle of the back, has no third spot of its
    kind beside it, and turns as far as the shorts do.
    """
    if not _is_at_waist(pair, Band(WAIST, colours(axis), sample)):
        return False
    tracker = _Tracker(pair)
    if np.median([tracker.like_them(patch) for patch in sample]) > 2:
        return False
    for patch in sample:
        tracker.add(patch)
    shorts = Band(SHORTS, colours(axis), sample)
    return not slips_on_shorts(np.array(tracker.tilts_deg), shorts.tilts_of(sample))


def _is_at_waist(pair: _Pair, waist: Band) -> bool:
    across, down = pair.middle_px / BODY_HEIGHT_PX - (SEEN.half_width, SEEN.above)
    edge = waist_edge(waist.template, WAIST.above)
    at_edge = edge.strength < MIN_EDGE or abs(edge.above + down) <= FROM_EDGE
    return bool(LOWEST <= -down <= HIGHEST and abs(across) <= FROM_MIDDLE and at_edge)


class _Tracker:
    def __init__(self, pair: _Pair) -> None:
        self._pair = pair
        self._colour = DotColour(pair.colour)
        self.tilts_deg: list[float] = []
        self._shown: list[bool] = []

    @property
    def shows_level(self) -> bool:
        """Two dots that were put on level show it."""
        return True

    def add(self, patch: FloatImage | None) -> None:
        self._shown.append(patch is not None)
        self.tilts_deg.append(float("nan") if patch is None else self._tilt_deg(patch))

    def line(self, times_s: FloatArray) -> HipLine | HipLineRefusal:
        """Return the tilt of the line through both dots."""
        line = tape_line(times_s, np.array(self.tilts_deg), np.array(self._shown))
        return HipLineRefusal.because(Cause.TAPE_LOST) if line is None else line

    def _tilt_deg(self, patch: FloatImage) -> float:
        """Tilt of the likeliest pair, + = right dot higher; NaN when no two spots can be it."""
        apart_px, middle_px = self._pair.apart_px, self._pair.middle_px
        couples = [
            (oddness(a, b, apart_px, middle_px), a, b)
            for a, b in permutations(self.spots(patch), 2)
        ]
        least = min(couples, key=lambda couple: couple[0], default=None)
        return float("nan") if least is None or least[0] >= 1.0 else tilt_deg(*least[1:])

    def spots(self, patch: FloatImage) -> FloatArray:
        """Return the places of spots of the dots' colour (N, 2), patch pixels."""
        return self._colour.spots(self._colour.likeness(patch), MIN_LIKENESS)

    def like_them(self, patch: FloatImage) -> int:
        """Count the spots in the row of the dots that look like them, the dots included."""
        spots = self._colour.spots(self._colour.likeness(patch), VERY_LIKE)
        across, down = np.abs(spots - self._pair.middle_px).T
        row = (down <= SAME_ROW * BODY_HEIGHT_PX) & (across <= 2.0 * self._pair.apart_px)
        return int(row.sum())
