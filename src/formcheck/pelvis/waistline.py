"""Hip line from the clothes at the waist: the patch there is registered against itself.

A patch that holds the waistband and the top of the shorts turns with the pelvis. Its turn in
every frame, against the median patch of the clip, is the tilt; the turn of the median patch
against its own mirror image is what is added to it. A shirt that hangs over the shorts, a second
band that turns by another amount, and clothes of one colour are noticed, and no angle is reported.
"""

from collections.abc import Sequence

import numpy as np

from formcheck.gait import clean_series
from formcheck.pelvis.band import SHORTS, Band, agreement, slips_on_shorts
from formcheck.pelvis.garment import LOWEST, WaistEdge, contrast_axis, waist_edge
from formcheck.pelvis.patch import SEEN, Extent, FloatImage
from formcheck.pelvis.registration import frame_noise_deg
from formcheck.pelvis.symmetry import SIGMA_DEG, own_turn_deg
from formcheck.records import BoolArray, FloatArray, HipLine, HipLineRefusal

# Body heights above and below the hip centre. Of six bands tried on six rendered kits, this one
# had errors of −0.7…0.0° in the mean drop; bands that end below the waistline fail.
WAIST = Extent(above=0.11, below=0.07, half_width=0.075)
# The second opinion: reaches further up the shirt, and less far down the shorts.
UPPER = Extent(above=0.14, below=0.02, half_width=0.075)

# Registered in less than this share of the frames that show the runner, there is little to
# register, or something often covers it.
LEAST_COVERAGE = 0.9
# Turn of the upper band per turn of the waist band: 0.99–1.09 on tuning runs with the shirt tucked
# in, 1.37 on one whose loose hem hung over the shorts.
FOLLOWS = (0.85, 1.2)
LEAST_CORRELATION = 0.85
# Steps from row to row at the edge of shirt and shorts: 5–23 on tuning runs, 3.3 on black in black.
LEAST_EDGE = 4.0
# Another edge under the hips, as a part of the waist edge: it may be a hem.
MOST_BELOW = 0.7
# Turn of the clothes per turn of the pelvis: 0.77–1.05 on rendered kits, 0.66–0.80 on an anatomical
# mesh; nobody has compared it with markers on people yet (docs/metrics.md).
CLOTHES_FOLLOW = (0.65, 1.05)
# Mean drops of tuning runs were off by 0.66° at most, on a runner without any drop to speak of.
READING_DEG = 0.65

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
        waist, upper, shorts = (Band(extent, axis, sample) for extent in (WAIST, UPPER, SHORTS))
        refusal = _refusal(waist_edge(waist.template, WAIST.above))
        slips = slips_on_shorts(waist.tilts_of(sample), shorts.tilts_of(sample))
        if refusal is None and slips:
            refusal = HipLineRefusal("the shirt turns less than the shorts under it", ADVICE)
        return refusal or _Tracker(waist, upper)


class _Tracker:
    def __init__(self, waist: Band, upper: Band) -> None:
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
            reading_deg=READING_DEG,
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


def _judged(
    times_s: FloatArray, shown: BoolArray, waist_deg: FloatArray, upper_deg: FloatArray
) -> HipLineRefusal | None:
    if min(np.isfinite(band[shown]).mean() for band in (waist_deg, upper_deg)) < LEAST_COVERAGE:
        seen = "the waist could be followed in too few frames: little contrast, or covered"
        return HipLineRefusal(seen, ADVICE)
    _, both_deg = clean_series(times_s, np.column_stack([waist_deg, upper_deg]))
    follows, correlation = agreement(both_deg[:, 0], both_deg[:, 1])
    if not FOLLOWS[0] <= follows <= FOLLOWS[1] or not correlation >= LEAST_CORRELATION:
        return HipLineRefusal(
            "the shirt and the shorts do not turn together, so the clothes do not show the pelvis",
            ADVICE,
        )
    return None
