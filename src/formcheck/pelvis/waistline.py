"""Hip line from the clothes at the waist: the patch there is registered against itself.

A patch that holds the waistband and the top of the shorts turns with the pelvis. Its turn in
every frame, against the median patch of the clip, is the tilt, up to one constant. A second band,
which overlaps it and reaches further up the shirt, must turn by the same amount: where it does
not, the cloth slips on the pelvis, or there is nothing to hold on to, and no angle is reported.
"""

import numpy as np

from formcheck.gait import clean_series
from formcheck.pelvis.method import Pictures
from formcheck.pelvis.patch import Extent, FloatImage, PatchCutter
from formcheck.pelvis.registration import (
    Placement,
    frame_noise_deg,
    median_template,
    register,
    turn_deg,
    unmoved,
)
from formcheck.records import BoolArray, FloatArray, HipLine, HipLineRefusal, PoseSequence
from formcheck.video import Frame, spread_times_s

# Body heights above and below the hip centre. Of six bands tried on six rendered kits, this one
# had errors of −0.7…0.0° in the mean drop; bands that end below the waistline fail.
WAIST = Extent(above=0.11, below=0.07, half_width=0.075)
# The second opinion: reaches further up the shirt, and less far down the shorts.
UPPER = Extent(above=0.14, below=0.02, half_width=0.075)
_WHOLE = Extent(above=0.14, below=0.07, half_width=0.075)

# Patches in the template: enough for a clean median, few enough to keep in memory.
TEMPLATE_PATCHES = 48
# Registered in less than this share of the frames that show the runner, there is little to
# register (0.65 on the rendered runner in black on black, 1.0 on five other kits).
LEAST_COVERAGE = 0.9
# Turn of the upper band per turn of the waist band: 0.79–1.02 on six rendered kits with the shirt
# tucked in, 0.72 on one whose loose hem hung over the shorts (docs/metrics.md).
FOLLOWS = (0.75, 1.25)
LEAST_CORRELATION = 0.85

ADVICE = (
    "Tuck the shirt in, wear fitted shorts of another colour than the shirt, keep hands and hair "
    "away from the waist, and film again from behind in even light."
)


class Waistline:
    """The waistline method: needs no preparation of the runner but a tucked-in shirt."""

    def hip_line(self, pictures: Pictures, pose: PoseSequence) -> HipLine | HipLineRefusal:
        """Return the tilt per frame up to one constant, or why it cannot be seen."""
        cutter = PatchCutter(pose, _WHOLE)
        sample = _sample(pictures, cutter, float(pose.timestamps_s[-1]))
        if len(sample) < TEMPLATE_PATCHES // 2:
            return HipLineRefusal("the runner was lost in most of the clip", ADVICE)
        bands = [_Band(extent, sample) for extent in (WAIST, UPPER)]
        times_s, shown = [], []
        for frame in pictures():
            patch = cutter.cut(frame.rgb, frame.time_s)
            times_s.append(frame.time_s)
            shown.append(patch is not None)
            for band in bands:
                band.add(patch)
        tilts_deg = np.array([band.tilts_deg for band in bands])
        return _judged(np.array(times_s), np.array(shown), *tilts_deg)


class _Band:
    """Registers one band of the patch frame after frame, starting from the last placement."""

    def __init__(self, extent: Extent, sample: list[FloatImage]) -> None:
        self._rows = extent.rows(_WHOLE)
        self._template = median_template([patch[self._rows] for patch in sample])
        self._last: Placement = unmoved()
        self.tilts_deg: list[float] = []

    def add(self, patch: FloatImage | None) -> None:
        placement = None
        if patch is not None:
            placement = register(self._template, patch[self._rows], self._last)
        self._last = unmoved() if placement is None else placement
        # A clockwise turn in the picture lowers the right hip, which is on the right from behind.
        self.tilts_deg.append(float("nan") if placement is None else -turn_deg(placement))


def _sample(pictures: Pictures, cutter: PatchCutter, duration_s: float) -> list[FloatImage]:
    times_s = spread_times_s(duration_s, TEMPLATE_PATCHES)
    patches = (_cut(cutter, frame) for frame in pictures(times_s))
    return [patch for patch in patches if patch is not None]


def _cut(cutter: PatchCutter, frame: Frame) -> FloatImage | None:
    return cutter.cut(frame.rgb, frame.time_s)


def _judged(
    times_s: FloatArray, shown: BoolArray, waist_deg: FloatArray, upper_deg: FloatArray
) -> HipLine | HipLineRefusal:
    """Accept the waist band when it was registered throughout and the upper band agrees."""
    if min(np.isfinite(band[shown]).mean() for band in (waist_deg, upper_deg)) < LEAST_COVERAGE:
        return HipLineRefusal(
            "the clothes at the waist show too little contrast to follow their turn", ADVICE
        )
    grid_s, both_deg = clean_series(times_s, np.column_stack([waist_deg, upper_deg]))
    follows, correlation = _agreement(both_deg)
    if not FOLLOWS[0] <= follows <= FOLLOWS[1] or not correlation >= LEAST_CORRELATION:
        return HipLineRefusal(
            "the shirt and the shorts do not turn together, so the clothes do not show the pelvis",
            ADVICE,
        )
    noise_deg = frame_noise_deg(waist_deg, np.interp(times_s, grid_s, both_deg[:, 0]))
    return HipLine(
        timestamps_s=times_s,
        tilt_deg=waist_deg,
        sigma_deg=np.full(len(times_s), noise_deg),
        method="waistline",
        coverage=float(np.isfinite(waist_deg).mean()),
        absolute=False,
    )


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
