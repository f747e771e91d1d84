"""Hip line from the clothes at the waist: the patch there is registered against itself.

A patch that holds the waistband and the top of the shorts turns with the pelvis. Its turn in
every frame, against the median patch of the clip, is the tilt; the turn of the median patch
against its own mirror image is what is added to it. A shirt that hangs over the shorts, a second
band that turns by another amount, and clothes of one colour are noticed, and no angle is reported.
"""

from collections.abc import Sequence

import cv2
import numpy as np

from formcheck.gait import clean_series
from formcheck.pelvis.garment import LOWEST, WaistEdge, contrast_axis, waist_edge
from formcheck.pelvis.patch import SEEN, Extent, FloatImage
from formcheck.pelvis.registration import (
    Placement,
    frame_noise_deg,
    median_template,
    register,
    turn_deg,
    unmoved,
)
from formcheck.pelvis.symmetry import SIGMA_DEG, own_turn_deg
from formcheck.records import BoolArray, FloatArray, HipLine, HipLineRefusal

# Body heights above and below the hip centre. Of six bands tried on six rendered kits, this one
# had errors of −0.7…0.0° in the mean drop; bands that end below the waistline fail.
WAIST = Extent(above=0.11, below=0.07, half_width=0.075)
# The second opinion: reaches further up the shirt, and less far down the shorts.
UPPER = Extent(above=0.14, below=0.02, half_width=0.075)
# The shorts alone, where they show something to hold on to; thighs come in further down.
SHORTS = Extent(above=0.02, below=0.07, half_width=0.075)
# Blur before registration, in patch pixels: removes noise and the weave of the cloth.
BLUR_PX = 2.5

# Registered in less than this share of the frames that show the runner, there is little to
# register, or something often covers it.
LEAST_COVERAGE = 0.9
# Turn of the upper band per turn of the waist band: 0.99–1.09 on tuning kits with the shirt tucked
# in, 1.37 on one whose loose hem hung over the shorts.
FOLLOWS = (0.85, 1.2)
LEAST_CORRELATION = 0.85
# Steps from row to row at the edge of shirt and shorts: 7–23 on rendered kits, 2 on black in black.
LEAST_EDGE = 4.0
# A hem over the shorts: their own band, well registered and agreeing this well, turns more. On
# drawn backs whose hem turns half, the waist band follows 0.5–0.64 of it, on tucked ones 0.93–0.98.
LEAST_OF_SHORTS, SHORTS_CORRELATION = 0.85, 0.9
# Another edge under the hips, as a part of the waist edge: it may be a hem.
MOST_BELOW = 0.7
# Turn of the clothes per turn of the pelvis: 0.77–1.05 on rendered kits, 0.66–0.80 on an anatomical
# mesh; nobody has compared it with markers on people yet (docs/metrics.md).
CLOTHES_FOLLOW = (0.65, 1.05)

_TUCK = "Tuck the shirt in, or put two pieces of bright tape on the waistband"
ADVICE = (
    f"{_TUCK}, wear fitted shorts of another colour than the shirt, keep hands and hair away from "
    "the waist, and film again from behind in even light."
)


class Waistline:
    """The waistline method: needs no preparation of the runner but a tucked-in shirt."""

    name = "waistline"

    def prepare(self, sample: Sequence[FloatImage]) -> "_Tracker | HipLineRefusal":
        """Return the tracker of this clip's clothes, or why they show no pelvis."""
        rows, columns = WAIST.within(SEEN)
        axis = contrast_axis([patch[rows, columns] for patch in sample])
        waist, upper, shorts = (_Band(extent, axis, sample) for extent in (WAIST, UPPER, SHORTS))
        refusal = _refusal(waist_edge(waist.template, WAIST.above))
        if refusal is None and _slips(waist.turns_deg(sample), shorts.turns_deg(sample)):
            refusal = HipLineRefusal("the shirt turns less than the shorts under it", ADVICE)
        return refusal or _Tracker(waist, upper)


class _Band:
    """Registers one band of the patch frame after frame, starting from the last placement."""

    def __init__(self, extent: Extent, axis: FloatArray, sample: Sequence[FloatImage]) -> None:
        self._part = extent.within(SEEN)
        self._axis = axis.astype(np.float32)
        self.template = median_template([self._seen(patch) for patch in sample])
        self._last: Placement = unmoved()
        self.tilts_deg: list[float] = []

    def add(self, patch: FloatImage | None) -> None:
        placement = None
        if patch is not None:
            placement = register(self.template, self._seen(patch), self._last)
        self._last = unmoved() if placement is None else placement
        # A clockwise turn in the picture lowers the right hip, which is on the right from behind.
        self.tilts_deg.append(float("nan") if placement is None else -turn_deg(placement))

    def turns_deg(self, sample: Sequence[FloatImage]) -> FloatArray:
        """Return how single patches are turned (N,), NaN where one matches nothing."""
        placements = [register(self.template, self._seen(patch), unmoved()) for patch in sample]
        return np.array([float("nan") if p is None else turn_deg(p) for p in placements])

    def _seen(self, patch: FloatImage) -> FloatImage:
        reduced = patch[self._part] @ self._axis
        return np.asarray(cv2.GaussianBlur(reduced, (0, 0), BLUR_PX), dtype=np.float32)


class _Tracker:
    def __init__(self, waist: _Band, upper: _Band) -> None:
        self._bands = (waist, upper)
        self._shown: list[bool] = []

    def add(self, patch: FloatImage | None) -> None:
        self._shown.append(patch is not None)
        for band in self._bands:
            band.add(patch)

    def line(self, times_s: FloatArray) -> HipLine | HipLineRefusal:
        """Accept the waist band when it was registered throughout and the upper band agrees."""
        waist_deg, upper_deg = (np.array(band.tilts_deg) for band in self._bands)
        return _judged(times_s, np.array(self._shown), waist_deg, upper_deg) or self._line(
            times_s, waist_deg
        )

    def _line(self, times_s: FloatArray, waist_deg: FloatArray) -> HipLine:
        own_deg = own_turn_deg(self._bands[0].template)
        grid_s, smooth_deg = clean_series(times_s, waist_deg)
        noise_deg = frame_noise_deg(waist_deg, np.interp(times_s, grid_s, smooth_deg))
        return HipLine(
            timestamps_s=times_s,
            tilt_deg=waist_deg - (own_deg or 0.0),
            sigma_deg=np.full(len(times_s), noise_deg),
            offset_sigma_deg=float("inf") if own_deg is None else SIGMA_DEG,
            method=Waistline.name,
            follows=CLOTHES_FOLLOW,
            coverage=float(np.isfinite(waist_deg).mean()),
        )


def _refusal(edge: WaistEdge) -> HipLineRefusal | None:
    """Say why the edge of shirt and shorts does not show the pelvis."""
    if edge.strength < LEAST_EDGE:
        seen = "the clothes at the waist show too little contrast to follow their turn"
        return HipLineRefusal(seen, ADVICE)
    if edge.above < LOWEST or edge.weaker_below > MOST_BELOW:
        seen = "no waistband is seen above the hips: the shirt may hang over it"
        return HipLineRefusal(seen, ADVICE)
    return None


def _slips(waist_deg: FloatArray, shorts_deg: FloatArray) -> bool:
    """Whether the shorts alone clearly turn more than the band with the edge of the shirt."""
    known = np.isfinite(waist_deg) & np.isfinite(shorts_deg)
    if known.mean() < LEAST_COVERAGE:
        return False
    shorts_follow, correlation = _agreement(np.column_stack([waist_deg, shorts_deg]))
    return correlation >= SHORTS_CORRELATION and shorts_follow > 1.0 / LEAST_OF_SHORTS


def _judged(
    times_s: FloatArray, shown: BoolArray, waist_deg: FloatArray, upper_deg: FloatArray
) -> HipLineRefusal | None:
    if min(np.isfinite(band[shown]).mean() for band in (waist_deg, upper_deg)) < LEAST_COVERAGE:
        seen = "the waist could be followed in too few frames: little contrast, or covered"
        return HipLineRefusal(seen, ADVICE)
    _, both_deg = clean_series(times_s, np.column_stack([waist_deg, upper_deg]))
    follows, correlation = _agreement(both_deg)
    if not FOLLOWS[0] <= follows <= FOLLOWS[1] or not correlation >= LEAST_CORRELATION:
        return HipLineRefusal(
            "the shirt and the shorts do not turn together, so the clothes do not show the pelvis",
            ADVICE,
        )
    return None


def _agreement(both_deg: FloatArray) -> tuple[float, float]:
    """Size of the upper band's turn against the waist band's, and their correlation."""
    known = np.isfinite(both_deg).all(axis=1)
    if known.sum() < 3:
        return float("nan"), float("nan")
    covariance = np.cov(both_deg[known].T)
    if not (covariance.diagonal() > 0).all():
        return float("nan"), float("nan")
    follows = np.sqrt(covariance[1, 1] / covariance[0, 0])
    correlation = covariance[0, 1] / np.sqrt(covariance[0, 0] * covariance[1, 1])
    return float(follows), float(correlation)
