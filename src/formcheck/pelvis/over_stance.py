"""Compute the drop of the swing side over normalised stance, for all metrics of the pelvis."""

import numpy as np

from formcheck.gait import clean_series
from formcheck.pelvis.level_reference import level_reference
from formcheck.records import (
    PHASE,
    Camera,
    DropCurves,
    FloatArray,
    Gait,
    GaitEvents,
    HipLine,
    Pelvis,
    Side,
)


def over_stance(line: HipLine, gait: Gait, camera: Camera) -> Pelvis:
    """Return drop curves and level reference of the pelvis from the hip line of a clip.

    Parameters
    ----------
    line
        The hip line of the whole clip.
    gait
        The gait, with the stances of the part that is analysed.
    camera
        How the camera stood.
    """
    grid_s, smooth_deg = clean_series(line.timestamps_s, line.tilt_deg)
    curves = {
        side: drop_curves(grid_s, smooth_deg, gait.events, side) for side in (Side.LEFT, Side.RIGHT)
    }
    level = level_reference(line, camera, gait.standing_s)
    return Pelvis(line, grid_s, smooth_deg, curves, level)


def drop_curves(
    grid_s: FloatArray, smooth_deg: FloatArray, events: GaitEvents, side: Side
) -> DropCurves:
    """Return the drop curves of the stances of one side that were seen from start to end.

    Parameters
    ----------
    grid_s, smooth_deg
        Tilt of the pelvis in the picture, + = right hip higher, filtered, shape (G,) each.
    events
        Contacts and toe-offs.
    side
        The standing leg.
    """
    sign = 1.0 if side is Side.RIGHT else -1.0
    inside = [s for s in events.stances(side) if s.toe_off_s <= grid_s[-1]]
    times_s = np.array([s.initial_contact_s + PHASE * s.duration_s for s in inside])
    curves = sign * np.interp(times_s.reshape(-1, len(PHASE)), grid_s, smooth_deg)
    whole = np.isfinite(curves).all(axis=1)
    return DropCurves(np.array([s.initial_contact_s for s in inside])[whole], curves[whole])
