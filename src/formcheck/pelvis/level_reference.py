"""Find the level reference of the pelvis: how much to add to its tilt in the picture."""

import numpy as np

from formcheck.records import Camera, HipLine, LevelReference, LevelSource, Method

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
    either = (_by_room(line, camera), _by_stand(line, standing_s))
    found = [reference for reference in either if reference is not None]
    return min(found, key=lambda reference: reference.sigma_deg, default=None)


def _by_room(line: HipLine, camera: Camera) -> LevelReference | None:
    """Level by the room: a picture turned clockwise shows the right hip too low."""
    level = camera.level
    if level is None or not np.isfinite(line.offset_sigma_deg):
        return None
    aside_deg = LEAN_PER_YAW * abs(camera.yaw_deg or 0.0)
    sigmas_deg = (line.offset_sigma_deg, level.sigma_deg, aside_deg)
    sigma_deg = float(np.sqrt(np.sum(np.square(sigmas_deg))))
    return LevelReference(level.roll_deg, sigma_deg, level.source, level.words)


def _by_stand(line: HipLine, standing_s: tuple[float, float] | None) -> LevelReference | None:
    if standing_s is None:
        return None
    start_s, end_s = standing_s
    stands = (line.timestamps_s >= start_s) & (line.timestamps_s <= end_s)
    tilts_deg = line.tilt_deg[stands & np.isfinite(line.tilt_deg)]
    if len(tilts_deg) < MIN_STANDING_FRAMES:
        return None
    added_deg = -float(np.median(tilts_deg))
    words = Method.LEVEL_AS_IN_STAND.say()
    return LevelReference(added_deg, STANDS_LEVEL_DEG, LevelSource.STAND, words)
