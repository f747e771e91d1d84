"""Light of the room, and the shadow the body throws: its depth as the key light sees it."""

# ruff: noqa: C901 - loops are compiled in one piece, from plain arrays

from dataclasses import dataclass

import numpy as np
from numba import njit

from benchmarks.runner.body.shapes import CENTRE, RADIUS
from benchmarks.runner.frames.march import FAR_M, march, shapes_near_ray
from formcheck.records import FloatArray

# Spacing of the light's rays; edges of shadows are blurred over twice as much.
GRID_M = 0.022
# A surface does not shade itself: depth by which the shade must lie before it, and over which it
# sets in.
BIAS_M = 0.018
SOFT_M = 0.025
# Distance of the light's plane from the body.
LIGHT_M = 3.0
TILE = 6


@dataclass(frozen=True)
class Lights:
    """Linear light of the room.

    Attributes
    ----------
    sky, ground
        From above and from below, (3,).
    key, key_way
        Colour (3,) and direction (3,) towards the light that throws shadows.
    fill, fill_way
        The same of a light that throws none.
    """

    sky: FloatArray
    ground: FloatArray
    key: FloatArray
    key_way: FloatArray
    fill: FloatArray
    fill_way: FloatArray

    def table(self) -> FloatArray:
        """Return all of it as rows (6, 3), as the compiled functions want it."""
        rows = (self.sky, self.ground, self.key, self.key_way, self.fill, self.fill_way)
        return np.array(rows, dtype=np.float64)


SKY, GROUND, KEY, KEY_WAY, FILL, FILL_WAY = range(6)


@dataclass(frozen=True)
class ShadowMap:
    """Depth of a body as the key light sees it.

    Attributes
    ----------
    depth_m
        Distance from the light's plane (rows, columns).
    frame
        Rows: origin of the grid, its two axes and the way of the light; (4, 3).
    """

    depth_m: FloatArray
    frame: FloatArray


def shadow_map(rows: FloatArray, key_way: FloatArray) -> ShadowMap:
    """Return the shadow map of shapes (N, columns) under a light from direction (3,)."""
    down = -key_way
    first = np.cross(down, [1.0, 0.0, 0.0] if abs(down[0]) < 0.9 else [0.0, 1.0, 0.0])
    first /= np.linalg.norm(first)
    axes = np.stack([first, np.cross(down, first)])
    flat = rows[:, CENTRE : CENTRE + 3] @ axes.T
    reach = rows[:, RADIUS, None] + 2.0 * GRID_M
    low, high = (flat - reach).min(axis=0), (flat + reach).max(axis=0)
    size = np.ceil((high - low) / GRID_M).astype(int) + 1
    middle = rows[:, CENTRE : CENTRE + 3].mean(axis=0)
    plane = middle @ down - LIGHT_M
    origin = low[0] * axes[0] + low[1] * axes[1] + plane * down
    frame = np.stack([origin, axes[0], axes[1], down])
    return ShadowMap(_depth(rows, frame, int(size[1]), int(size[0])), frame)


@njit(fastmath=True, cache=True, nogil=True)
def _depth(rows: FloatArray, frame: FloatArray, height: int, width: int) -> FloatArray:
    depth = np.full((height, width), FAR_M)
    near = np.empty(rows.shape[0], dtype=np.int64)
    start, way = np.empty(3), frame[3].copy()
    half = TILE * GRID_M * 0.75
    for top in range(0, height, TILE):
        for left in range(0, width, TILE):
            for k in range(3):
                start[k] = frame[0, k] + GRID_M * (
                    (left + TILE / 2) * frame[1, k] + (top + TILE / 2) * frame[2, k]
                )
            count, first_m, last_m = shapes_near_ray(rows, start, way, (half, 0.0), near)
            if count == 0:
                continue
            for y in range(top, min(top + TILE, height)):
                for x in range(left, min(left + TILE, width)):
                    for k in range(3):
                        start[k] = frame[0, k] + GRID_M * (x * frame[1, k] + y * frame[2, k])
                    t, _ = march(rows, near, count, start, way, first_m, last_m, 0.0)
                    if t >= 0.0:
                        depth[y, x] = t
    return depth


@njit(fastmath=True, cache=True, nogil=True)
def lit_share(depth: FloatArray, frame: FloatArray, x: float, y: float, z: float) -> float:
    """Return how much of the key light reaches a point, 0–1."""
    dx, dy, dz = x - frame[0, 0], y - frame[0, 1], z - frame[0, 2]
    u = (dx * frame[1, 0] + dy * frame[1, 1] + dz * frame[1, 2]) / GRID_M
    v = (dx * frame[2, 0] + dy * frame[2, 1] + dz * frame[2, 2]) / GRID_M
    far = dx * frame[3, 0] + dy * frame[3, 1] + dz * frame[3, 2] - BIAS_M
    column, row = int(np.floor(u)), int(np.floor(v))
    height, width = depth.shape
    if column < 1 or row < 1 or column >= width - 2 or row >= height - 2:
        return 1.0
    fu, fv = u - column, v - row
    lit = 0.0
    for j in range(-1, 3):
        # A box two cells wide that slides with the point: weights 1-f, 1, 1, f over 3.
        wv = (1.0 - fv if j == -1 else (fv if j == 2 else 1.0)) / 3.0
        for i in range(-1, 3):
            wu = (1.0 - fu if i == -1 else (fu if i == 2 else 1.0)) / 3.0
            hidden = (far - depth[row + j, column + i]) / SOFT_M
            lit += wu * wv * (1.0 - min(max(hidden, 0.0), 1.0))
    return lit
