"""What is level: how much to add to the tilt in the picture, and how sure that is."""

from typing import NamedTuple

import numpy as np

from formcheck.analyzers.intervals import combined_half_width
from formcheck.records import HipLine, Trial

# Frames of a stand that give a steady median.
LEAST_STANDING_FRAMES = 15
# People stand level to about this (one standard deviation): after subtracting a stand the mean tilt
# of seven of eight trials lay within 1.5° of that over whole strides (RBDS, Fukuchi 2017).
STANDS_LEVEL_DEG = 1.0
# Treadmill posts that slant forward by 15° lean in the picture by 0.26° per degree of yaw; most
# lines that agree are not such posts, so a third of it is one standard deviation.
LEAN_PER_YAW = 0.09
_STAND = "level as in the stand before"


class Zero(NamedTuple):
    """What is added to the tilt in the picture to be level, and one standard deviation of it."""

    added_deg: float
    sigma_deg: float
    source: str


def level_zero(line: HipLine, trial: Trial) -> Zero | None:
    """Return what is level by the room or by a quiet stand before the run, the surer of the two.

    None where neither tells.
    """
    found = [zero for zero in (_by_room(line, trial), _by_stand(line, trial)) if zero is not None]
    return min(found, key=lambda zero: zero.sigma_deg, default=None)


def is_of_room(zero: Zero) -> bool:
    """Whether upright lines of the room, or the user's word, told what is level."""
    return zero.source != _STAND


def _by_room(line: HipLine, trial: Trial) -> Zero | None:
    """A picture turned clockwise shows the right hip lower than it is."""
    level = trial.level
    if level is None or not np.isfinite(line.offset_sigma_deg):
        return None
    aside_deg = LEAN_PER_YAW * abs(trial.yaw_deg or 0.0)
    sigma_deg = combined_half_width(line.offset_sigma_deg, level.sigma_deg, aside_deg)
    source = f"camera roll of {level.roll_deg:.1f}° from {level.source} taken out"
    return Zero(level.roll_deg, sigma_deg, source)


def _by_stand(line: HipLine, trial: Trial) -> Zero | None:
    if trial.standing_s is None:
        return None
    start_s, end_s = trial.standing_s
    stands = (line.timestamps_s >= start_s) & (line.timestamps_s <= end_s)
    tilts_deg = line.tilt_deg[stands & np.isfinite(line.tilt_deg)]
    if len(tilts_deg) < LEAST_STANDING_FRAMES:
        return None
    return Zero(-float(np.median(tilts_deg)), STANDS_LEVEL_DEG, _STAND)
