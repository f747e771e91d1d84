"""The room without the runner, drawn once, with the key light apart so that shadows can take it."""

# ruff: noqa: C901, PLR0913, PLR0917 - loops are compiled in one piece, from plain arrays

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from numba import njit

from benchmarks.runner.body.palette import linear
from benchmarks.runner.camera import CameraSetup, Pinhole
from benchmarks.runner.frames.figure_pass import aim
from benchmarks.runner.frames.light import FILL, FILL_WAY, GROUND, KEY, KEY_WAY, SKY, Lights
from benchmarks.runner.frames.noise import smooth_noise
from benchmarks.runner.frames.scene import (
    BELT_LENGTH_M,
    BELT_WIDTH_M,
    FLOOR_M,
    FLOORS,
    ROOM_M,
    WALLS,
    Scene,
    box_table,
    boxes_of,
)
from formcheck.records import FloatArray

FloatImage = npt.NDArray[np.float32]

# Rays to a side of a pixel.
SAMPLES = 3
CEILING = 2.1
BELT_COLOUR = (0.17, 0.17, 0.18)
WALL, FLOOR, BOX, BELT = 0, 1, 2, 3


@dataclass(frozen=True)
class Background:
    """The empty room as one camera sees it.

    Attributes
    ----------
    ambient, key
        Linear light without the key light, and of the key light alone; (H, W, 3).
    distance_m
        Along each pixel's ray (H, W).
    level
        Where a surface faces up and can take a shadow: rows and columns (N, 2).
    level_m
        The points there (N, 3).
    belt_m
        Along and across the belt (N, 2), NaN where it is not the belt.
    """

    ambient: FloatImage
    key: FloatImage
    distance_m: FloatArray
    level: npt.NDArray[np.int64]
    level_m: FloatArray
    belt_m: FloatArray


def draw_background(
    scene: Scene, setup: CameraSetup, camera: Pinhole, lights: Lights, incline: FloatArray
) -> Background:
    """Return the empty room.

    Parameters
    ----------
    scene, setup, camera, lights
        What stands in it, where the camera stands, what it sees, and how it is lit.
    incline
        Turn from the frame of the belt to that of the room (3, 3).
    """
    colours = np.stack([linear(WALLS[scene.room]), linear(FLOORS[scene.room]), linear(BELT_COLOUR)])
    (x0, x1), (y0, y1), top = ROOM_M
    # The wall behind a camera far off must not come before it.
    far = setup.distance_m + 1.0
    room = np.array([min(x0, -far), x1, min(y0, -far), max(y1, far), top])
    if scene.has_verticals:
        room[2:4] = y0, y1
    frame, optics = (
        np.vstack([camera.position_m, camera.axes]),
        np.array([camera.focal_px, *camera.centre_px]),
    )
    ambient, key, distance_m, points_m, kind, belt_m = _draw(
        camera.height_px, camera.width_px, frame, optics, box_table(boxes_of(scene, setup)),
        incline, room, colours, lights.table(),
    )  # fmt: skip
    near = np.hypot(points_m[..., 0], points_m[..., 1]) < 2.2
    level = np.argwhere((kind > 0) & near)
    at = (level[:, 0], level[:, 1])
    return Background(ambient, key, distance_m, level, points_m[at], belt_m[at])


@njit(fastmath=False, cache=True, nogil=True)
def _draw(
    height, width, frame, optics, boxes, incline, room, colours, lights
):  # fmt: skip
    ambient = np.zeros((height, width, 3), dtype=np.float32)
    key = np.zeros((height, width, 3), dtype=np.float32)
    distance = np.zeros((height, width))
    points = np.zeros((height, width, 3))
    kind = np.zeros((height, width), dtype=np.int64)
    belt = np.full((height, width, 2), np.nan)
    way, at, normal, colour = np.empty(3), np.empty(3), np.empty(3), np.empty(3)
    middle = SAMPLES * SAMPLES // 2
    for y in range(height):
        for x in range(width):
            for s in range(SAMPLES * SAMPLES):
                u, v = (s % SAMPLES + 0.5) / SAMPLES, (s // SAMPLES + 0.5) / SAMPLES
                aim(frame, optics, x + u, y + v, way)
                t, what = _first(frame[0], way, boxes, incline, room, colours, at, normal, colour)
                nz = 0.5 + 0.5 * normal[2]
                lit = 0.0
                fill = 0.0
                for k in range(3):
                    lit += normal[k] * lights[KEY_WAY, k]
                    fill += normal[k] * lights[FILL_WAY, k]
                lit, fill = max(lit, 0.0), max(fill, 0.0)
                for k in range(3):
                    soft = lights[SKY, k] * nz + lights[GROUND, k] * (1.0 - nz)
                    soft += fill * lights[FILL, k]
                    ambient[y, x, k] += colour[k] * soft / (SAMPLES * SAMPLES)
                    key[y, x, k] += colour[k] * lit * lights[KEY, k] / (SAMPLES * SAMPLES)
                if s == middle:
                    distance[y, x] = t
                    points[y, x] = at
                    level = normal[2] > 0.8
                    kind[y, x] = 1 if level else 0
                    if what == BELT:
                        for k in range(2):
                            belt[y, x, k] = (
                                incline[0, k] * at[0]
                                + incline[1, k] * at[1]
                                + incline[2, k] * at[2]
                            )
    return ambient, key, distance, points, kind, belt


@njit(cache=True, nogil=True)
def _first(
    start, way, boxes, incline, room, colours, at, normal, colour
):  # fmt: skip
    """First thing a ray meets; sets point, normal and colour."""
    # Walls and floor from within: the nearest of the planes the ray runs against.
    best, what = 1e9, WALL
    normal[:] = 0.0
    for axis in range(3):
        if abs(way[axis]) < 1e-9:
            continue
        if axis == 2:
            plane = room[4] if way[2] > 0.0 else FLOOR_M
        else:
            plane = room[2 * axis + 1] if way[axis] > 0.0 else room[2 * axis]
        t = (plane - start[axis]) / way[axis]
        if 0.0 < t < best:
            best, what = t, (FLOOR if axis == 2 and way[2] < 0.0 else WALL)
            normal[:] = 0.0
            normal[axis] = -1.0 if way[axis] > 0.0 else 1.0
    for k in range(3):
        at[k] = start[k] + way[k] * best
    _paint(what, at, normal, colours, colour)
    tilted_start, tilted_way = incline.T @ start, incline.T @ way
    local = np.zeros(3)
    for i in range(boxes.shape[0]):
        tilts = boxes[i, 9] > 0.0
        o, w = (tilted_start, tilted_way) if tilts else (start, way)
        t, axis = _enters(o, w, boxes[i], best)
        if t > 0.0:
            best, what = t, BOX
            local[:] = 0.0
            local[axis] = -1.0 if w[axis] > 0.0 else 1.0
            normal[:] = incline @ local if tilts else local
            colour[:] = boxes[i, 6:9]
    # The belt itself lies at z = 0 between the rails.
    if tilted_way[2] < 0.0:
        t = -tilted_start[2] / tilted_way[2]
        x, y = tilted_start[0] + tilted_way[0] * t, tilted_start[1] + tilted_way[1] * t
        if t < best and abs(x + 0.05) < BELT_LENGTH_M / 2.0 and abs(y) < BELT_WIDTH_M / 2.0:
            best, what = t, BELT
            normal[:] = incline[:, 2]
            colour[:] = colours[2]
    for k in range(3):
        at[k] = start[k] + way[k] * best
    return best, what


@njit(cache=True, nogil=True)
def _enters(start, way, box, nearest):
    """How far along a ray a box is entered, and across which axis; −1 when it is not."""
    enter, leave, across = -1e9, 1e9, 0
    for k in range(3):
        if abs(way[k]) < 1e-12:
            if start[k] < box[k] or start[k] > box[k + 3]:
                return -1.0, 0
            continue
        first, last = (box[k] - start[k]) / way[k], (box[k + 3] - start[k]) / way[k]
        if first > last:
            first, last = last, first
        if first > enter:
            enter, across = first, k
        leave = min(leave, last)
    if enter > leave or enter <= 0.0 or enter >= nearest:
        return -1.0, 0
    return enter, across


@njit(cache=True, nogil=True)
def _paint(what, at, normal, colours, colour):
    """Colour of walls and floor: plaster with a skirting board, boards or speckled rubber."""
    if what == FLOOR:
        stain = 0.82 + 0.2 * smooth_noise(at[0] * 1.5, at[1] * 14.0, 0.0)
        stain += 0.16 * smooth_noise(at[0] * 40.0, at[1] * 40.0, 3.0)
        colour[:] = colours[1] * stain
        return
    stain = 0.94 + 0.05 * smooth_noise(at[0] * 2.0, at[1] * 2.0, at[2] * 2.0)
    stain += 0.03 * smooth_noise(at[0] * 70.0, at[1] * 70.0, at[2] * 70.0)
    colour[:] = colours[0] * stain
    if normal[2] < 0.0:
        # The lamps light the ceiling from nearby.
        colour[:] = CEILING
    if normal[2] == 0.0 and at[2] < FLOOR_M + 0.10:
        colour[:] = 0.62
