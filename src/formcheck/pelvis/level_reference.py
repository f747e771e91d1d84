"""Find the level reference of the pelvis: how much to add to its tilt in the picture."""

import numpy as np

from formcheck.records import Camera, FloatArray, HipLine, LevelReference, LevelSource, Method

# Fewest frames of a stand for a steady median.
MIN_STANDING_FRAMES = 15
# People stand level to about this (one standard deviation): after subtracting a stand, the mean
# tilt of seven of eight trials was within 1.5° of that over whole strides (RBDS, Fukuchi 2017).
STANDS_LEVEL_DEG = 1.0
# Treadmill posts that slant forward by 15° lean in the picture by 0.26° per degree of yaw; most of
# the agreeing lines are no such posts, so a third of that is one standard deviation.
LEAN_PER_YAW = 0.09


def level_reference(
    line: HipLine, camera: Camera, standing_s: tuple[float, float] | None
) -> LevelReference | None:
    """Return the level reference from the room or from a quiet stand, whichever is more certain.

    None where neither is available.

    Parameters
    ----------
    line
        The hip line of the whole clip.
    camera
        How the camera stood.
    standing_s
        Start and end of a quiet stand before the run, seconds; None without one.
    """
    stand = None
    if standing_s is not None:
        start_s, end_s = standing_s
        stands = (line.timestamps_s >= start_s) & (line.timestamps_s <= end_s)
        tilts_deg = line.tilt_deg[stands & np.isfinite(line.tilt_deg)]
        stand = level_by_stand(tilts_deg) if len(tilts_deg) >= MIN_STANDING_FRAMES else None
    return most_certain(level_by_room(line.offset_sigma_deg, camera), stand)


def most_certain(*references: LevelReference | None) -> LevelReference | None:
    """Return the most certain of some level references, or None if there are none."""
    found = [reference for reference in references if reference is not None]
    return min(found, key=lambda reference: reference.sigma_deg, default=None)


def level_by_room(askew_deg: float, camera: Camera) -> LevelReference | None:
    """Level by the room: a picture turned clockwise shows the right hip too low.

    Parameters
    ----------
    askew_deg
        One standard deviation of how askew the line is when the hips are level; infinite where
        the line is known only up to a constant.
    camera
        How the camera stood.
    """
    level = camera.level
    if level is None or not np.isfinite(askew_deg):
        return None
    aside_deg = LEAN_PER_YAW * abs(camera.yaw_deg or 0.0)
    sigma_deg = float(np.sqrt(np.sum(np.square((askew_deg, level.sigma_deg, aside_deg)))))
    return LevelReference(level.roll_deg, sigma_deg, level.source, level.words)


def level_by_stand(tilts_deg: FloatArray, reading_deg: float = 0.0) -> LevelReference:
    """Level as in a quiet stand.

    Parameters
    ----------
    tilts_deg
        Tilt of the line in frames of the stand (N,), N ≥ 1.
    reading_deg
        One standard deviation of reading their median.
    """
    sigma_deg = float(np.hypot(STANDS_LEVEL_DEG, reading_deg))
    words = Method.LEVEL_AS_IN_STAND.say()
    return LevelReference(-float(np.median(tilts_deg)), sigma_deg, LevelSource.STAND, words)
