"""What holds for two dots of tape however they are found: how they lie, and their hip line."""

import numpy as np

from formcheck.gait import clean_series
from formcheck.pelvis.band import MAX_TILT_DEG
from formcheck.pelvis.patch import BODY_HEIGHT_PX
from formcheck.pelvis.registration import frame_noise_deg
from formcheck.records import BoolArray, FloatArray, HipLine, HipLineSource

# Largest relative difference of a pair's distance in two frames.
ONE_DISTANCE = 0.15
# Largest movement of a pair against the hip centre between two frames, body heights.
ONE_PLACE = 0.05
# The pair must be seen in this share of the frames.
MIN_COVERAGE = 0.8
# Tape is placed by hand to about 3 mm on 8 cm, which turns the line by 2° (one standard deviation,
# our estimate); it has no effect on the mean of both sides.
PLACING_DEG = 2.0
# Turn of the line of dots per turn of the hip line: 0.99–1.04 on rendered runners; tape on a
# waistband that slips on the skin turns less (our estimate).
TAPE_FOLLOWS = (0.92, 1.05)
# Mean drops of two tuning runs and a sample were wrong by 0.3° at most. Clicked dots of four tuning
# runs, two of them too faint or too small to be found by themselves, were wrong by 0.5° at most.
READING_DEG, CLICKED_READING_DEG = 0.4, 0.6
# Clicks that are 2 pixels off give the whole line a constant error (one standard deviation over
# those four runs), since the middle of a faint dot is not sure.
CLICKING_DEG = 1.2


def tilt_deg(left_px: FloatArray, right_px: FloatArray) -> float:
    """Return the tilt of the line through two places, + = the right one is higher."""
    across, down = right_px - left_px
    return float(np.degrees(np.arctan2(-down, across)))


def oddness(
    left_px: FloatArray, right_px: FloatArray, apart_px: float, middle_px: FloatArray
) -> float:
    """Return how much two places differ from the pair of the clip; 1 and more is too much.

    Parameters
    ----------
    left_px, right_px
        The places, patch pixels.
    apart_px, middle_px
        Usual distance of the pair, and its usual middle (2,).
    """
    if right_px[0] <= left_px[0] or abs(tilt_deg(left_px, right_px)) > MAX_TILT_DEG:
        return 1.0
    apart = float(np.linalg.norm(right_px - left_px)) / apart_px - 1.0
    moved_px = float(np.linalg.norm((left_px + right_px) / 2.0 - middle_px))
    return max(abs(apart) / (2 * ONE_DISTANCE), moved_px / (2 * ONE_PLACE * BODY_HEIGHT_PX))


def tape_line(
    times_s: FloatArray, tilts_deg: FloatArray, shown: BoolArray, *, is_clicked: bool = False
) -> HipLine | None:
    """Return the hip line from the tilts of two dots; None if they were lost too often.

    Parameters
    ----------
    times_s, tilts_deg
        Time and tilt of every frame, NaN where the dots were not found (T,).
    shown
        Whether the frame shows the back (T,).
    is_clicked
        Whether a person clicked the dots.
    """
    if not shown.any() or np.isfinite(tilts_deg[shown]).mean() < MIN_COVERAGE:
        return None
    grid_s, smooth_deg = clean_series(times_s, tilts_deg)
    noise_deg = frame_noise_deg(tilts_deg, np.interp(times_s, grid_s, smooth_deg))
    return HipLine(
        timestamps_s=times_s,
        tilt_deg=tilts_deg,
        sigma_deg=np.full(len(times_s), noise_deg),
        offset_sigma_deg=float(np.hypot(PLACING_DEG, CLICKING_DEG if is_clicked else 0.0)),
        method=HipLineSource.MARKERS,
        follows=TAPE_FOLLOWS,
        reading_deg=CLICKED_READING_DEG if is_clicked else READING_DEG,
        coverage=float(np.isfinite(tilts_deg).mean()),
        is_clicked=is_clicked,
    )
