"""Find the camera's roll from the upright lines of the room.

Door frames, walls and furniture have vertical edges. To a camera that looks up or down they lean
by an angle that is linear in their distance from the middle of the picture; the lean in the middle
is the roll. The line segments of the empty room are found (von Gioi RG et al. (2012), LSD: a line
segment detector, Image Processing On Line 2:35-55), and the linear relation that the greatest
length of segments follows is taken. Slanted edges do not follow it.
"""

from collections.abc import Sequence
from itertools import combinations

import cv2
import numpy as np
import numpy.typing as npt

from formcheck.records import CameraLevel, FloatArray

# Height of the analysed pictures: finer pictures show more segments, but no better ones.
ROOM_HEIGHT_PX = 640
# Least length of a segment, picture heights: edges of small things need not be upright.
SHORTEST = 0.12
# Roll of a camera set up by eye, with a margin; segments that lean more are probably slanted edges.
MAX_LEAN_DEG = 20.0
# Change of lean per picture height; 25° belong to a camera that looks up or down by as much.
MAX_CONVERGENCE_DEG = 25.0
# Least distance of two segments that separate roll from convergence, in picture heights.
MIN_APART = 0.08
# A segment follows the relation within this; those of rendered rooms do within 0.1°.
SAME_LAW_DEG = 0.6
# Agreeing lines: least number of places, least total length (picture heights), and a majority.
MIN_PLACES, MIN_LENGTH, MIN_SHARE = 3, 0.6, 0.5
# The two edges of one post are one place; two posts of one treadmill may slant alike.
ONE_PLACE = 0.05
# A phone set up by eye is rolled by less than this; lines that show more are slanted posts.
MAX_ROLL_DEG = 8.0
# Doors and furniture are vertical to about this (one standard deviation); our estimate.
PLUMB_DEG = 0.4


def find_level(
    pictures: Sequence[npt.NDArray[np.uint8]], least_places: int = MIN_PLACES
) -> CameraLevel | None:
    """Return the roll that the room's upright lines show, or None where too few agree.

    Parameters
    ----------
    pictures
        Some pictures (H, W, 3) of a still camera, spread over the clip, so that moving things can
        be removed.
    least_places
        In how many places upright lines must agree. Two suffice for a camera that looks along the
        treadmill: its posts may slant forward, but that is invisible from there.
    """
    lean_deg, across, length = _segments(empty_room(pictures))
    law = _best_law(lean_deg, across, length)
    if law is None:
        return None
    follows = np.abs(lean_deg - law[0] - law[1] * across) < SAME_LAW_DEG
    if _places(across[follows]) < least_places or length[follows].sum() < MIN_LENGTH:
        return None
    if length[follows].sum() < MIN_SHARE * length.sum():
        return None
    roll_deg, error_deg = _fitted(lean_deg[follows], across[follows], length[follows])
    if abs(roll_deg) > MAX_ROLL_DEG:
        return None
    sigma_deg = float(np.hypot(error_deg, PLUMB_DEG))
    return CameraLevel(roll_deg, sigma_deg, lines=int(follows.sum()))


def empty_room(pictures: Sequence[npt.NDArray[np.uint8]]) -> npt.NDArray[np.uint8]:
    """Return the grey picture (H, W) without moving things, at most `ROOM_HEIGHT_PX` high."""
    small = [cv2.cvtColor(shrunk(picture), cv2.COLOR_RGB2GRAY) for picture in pictures]
    return np.asarray(np.median(np.stack(small), axis=0), dtype=np.uint8)


def shrunk(picture: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    """Return the picture at most `ROOM_HEIGHT_PX` high, so that a dozen of them fit in memory."""
    scale = ROOM_HEIGHT_PX / picture.shape[0]
    if scale >= 1.0:
        return picture
    size = (max(1, round(scale * picture.shape[1])), ROOM_HEIGHT_PX)
    small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    return np.asarray(small, dtype=np.uint8)


def _segments(room: npt.NDArray[np.uint8]) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Lean, place across and length of the nearly upright segments, in picture heights (N,)."""
    height, width = room.shape
    found = cv2.createLineSegmentDetector(cv2.LSD_REFINE_STD).detect(room)[0]
    ends = np.zeros((0, 4)) if found is None else np.asarray(found, np.float64).reshape(-1, 4)
    # From the lower end to the upper one.
    ends = np.where((ends[:, 3] < ends[:, 1])[:, None], ends, ends[:, [2, 3, 0, 1]]) / height
    right, up = ends[:, 2] - ends[:, 0], ends[:, 1] - ends[:, 3]
    length = np.hypot(right, up)
    lean_deg = np.degrees(np.arctan2(right, up))
    across = (ends[:, 0] + ends[:, 2]) / 2.0 - 0.5 * width / height
    kept = (length >= SHORTEST) & (np.abs(lean_deg) <= MAX_LEAN_DEG)
    return lean_deg[kept], across[kept], length[kept]


def _best_law(
    lean_deg: FloatArray, across: FloatArray, length: FloatArray
) -> tuple[float, float] | None:
    """Roll and convergence through two segments that the greatest length of all follows."""
    best, most = None, 0.0
    for i, j in combinations(range(len(length)), 2):
        if abs(across[i] - across[j]) < MIN_APART:
            continue
        convergence = (lean_deg[i] - lean_deg[j]) / (across[i] - across[j])
        if abs(convergence) > MAX_CONVERGENCE_DEG:
            continue
        roll_deg = lean_deg[i] - convergence * across[i]
        follows = np.abs(lean_deg - roll_deg - convergence * across) < SAME_LAW_DEG
        if length[follows].sum() > most:
            best, most = (float(roll_deg), float(convergence)), float(length[follows].sum())
    return best


def _places(across: FloatArray) -> int:
    """Return the number of distinct places in which there are lines."""
    places, last = 0, -np.inf
    for at in np.sort(across):
        if at - last > ONE_PLACE:
            places, last = places + 1, at
    return places


def _fitted(lean_deg: FloatArray, across: FloatArray, length: FloatArray) -> tuple[float, float]:
    """Roll by least squares weighted by the segments' length, and its standard error."""
    table = np.stack([np.ones_like(across), across], axis=1)
    weighted = table * length[:, None]
    inverse = np.linalg.inv(weighted.T @ table)
    roll_deg, convergence = inverse @ weighted.T @ lean_deg
    rest = lean_deg - roll_deg - convergence * across
    freedom = max(len(rest) - 2, 1)
    variance = float(length @ np.square(rest)) / freedom
    return float(roll_deg), float(np.sqrt(variance * inverse[0, 0]))
