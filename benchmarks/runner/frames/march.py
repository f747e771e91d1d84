"""Distance to a body, and rays that march towards it."""

# ruff: noqa: PLR0913, PLR0917 - loops are compiled in one piece, from plain arrays

import math

import numpy as np
import numpy.typing as npt
from numba import njit

from benchmarks.runner.body.shapes import (
    AXES,
    BLEND,
    CENTRE,
    CLIP_AT,
    CLIP_NORMAL,
    CLIPPED,
    KIND,
    ORIGIN,
    PART,
    RADIUS,
    SHRINK,
    SIZE_A,
    SIZE_B,
    SIZE_C,
    SLOPE_COS,
    SLOPE_SIN,
    WIDE_X,
    WIDE_Y,
)
from formcheck.records import FloatArray

IntArray = npt.NDArray[np.int64]

FAR_M = 9.0
# A ray has hit when it is this close; a third of a millimetre is a tenth of a pixel.
HIT_M = 0.0004
MAX_STEPS = 64
GRAZING_M = 0.002
# The distance to an ellipsoid is an estimate and can be a little too long.
CAUTION = 0.92


@njit(fastmath=True, cache=True, nogil=True)
def shape_distance(rows: FloatArray, i: int, x: float, y: float, z: float) -> float:
    """Return the signed distance of a point to one shape, in metres."""
    dx, dy, dz = x - rows[i, ORIGIN], y - rows[i, ORIGIN + 1], z - rows[i, ORIGIN + 2]
    u = rows[i, AXES] * dx + rows[i, AXES + 1] * dy + rows[i, AXES + 2] * dz
    v = rows[i, AXES + 3] * dx + rows[i, AXES + 4] * dy + rows[i, AXES + 5] * dz
    w = rows[i, AXES + 6] * dx + rows[i, AXES + 7] * dy + rows[i, AXES + 8] * dz
    a, b, c = rows[i, SIZE_A], rows[i, SIZE_B], rows[i, SIZE_C]
    if rows[i, KIND] < 0.5:
        u /= rows[i, WIDE_X]
        v /= rows[i, WIDE_Y]
        off = math.sqrt(u * u + v * v)
        sin, cos = rows[i, SLOPE_SIN], rows[i, SLOPE_COS]
        along = cos * w - sin * off
        if along < 0.0:
            d = math.sqrt(off * off + w * w) - b
        elif along > cos * a:
            d = math.sqrt(off * off + (w - a) * (w - a)) - c
        else:
            d = off * cos + w * sin - b
        d *= rows[i, SHRINK]
    else:
        u, v, w = u / a, v / b, w / c
        size = math.sqrt(u * u + v * v + w * w)
        u, v, w = u / a, v / b, w / c
        d = size * (size - 1.0) / (math.sqrt(u * u + v * v + w * w) + 1e-12)
    if rows[i, CLIPPED] > 0.0:
        cut = rows[i, CLIP_NORMAL] * x + rows[i, CLIP_NORMAL + 1] * y
        cut += rows[i, CLIP_NORMAL + 2] * z - rows[i, CLIP_AT]
        d = max(d, cut)
    return float(d)


@njit(fastmath=True, cache=True, nogil=True)
def body_distance(
    rows: FloatArray, near: IntArray, count: int, x: float, y: float, z: float
) -> tuple[float, int]:
    """Return the distance of a point to the listed shapes, and the nearest shape.

    Shapes of one part melt into each other (polynomial smooth minimum); parts do not. The list
    `near[:count]` is ordered by part.
    """
    best, best_shape = FAR_M, -1
    part, melted, nearest, nearest_shape = -1, FAR_M, FAR_M, -1
    for j in range(count):
        i = near[j]
        if int(rows[i, PART]) != part:
            if melted < best:
                best, best_shape = melted, nearest_shape
            part, melted, nearest, nearest_shape = int(rows[i, PART]), FAR_M, FAR_M, -1
        dx, dy, dz = x - rows[i, CENTRE], y - rows[i, CENTRE + 1], z - rows[i, CENTRE + 2]
        reach = rows[i, RADIUS] + min(best, melted + rows[i, BLEND])
        if reach < 0.0 or dx * dx + dy * dy + dz * dz > reach * reach:
            continue
        d = shape_distance(rows, i, x, y, z)
        if d < nearest:
            nearest, nearest_shape = d, i
        overlap = rows[i, BLEND] - abs(melted - d)
        melted = min(melted, d)
        if overlap > 0.0:
            melted -= overlap * overlap / (4.0 * rows[i, BLEND])
    if melted < best:
        best, best_shape = melted, nearest_shape
    return best, best_shape


@njit(fastmath=True, cache=True, nogil=True)
def march(
    rows: FloatArray,
    near: IntArray,
    count: int,
    start: FloatArray,
    way: FloatArray,
    first_m: float,
    last_m: float,
    wide: float,
) -> tuple[float, int]:
    """Return how far a ray goes until it is `wide` per metre close, and the shape it meets.

    The distance is negative when it meets nothing before `last_m`.
    """
    t, d, shape = first_m, FAR_M, -1
    for _ in range(MAX_STEPS):
        d, shape = body_distance(
            rows, near, count, start[0] + way[0] * t, start[1] + way[1] * t, start[2] + way[2] * t
        )
        if d < HIT_M + wide * t:
            return t, shape
        t += CAUTION * (d - wide * t) if wide > 0.0 else CAUTION * d
        if t > last_m:
            return -1.0, -1
    # Out of steps along a surface: near enough is met, and a cone may always stop early.
    return (t, shape) if wide > 0.0 or d < GRAZING_M else (-1.0, -1)


@njit(fastmath=True, cache=True, nogil=True)
def normal_at(
    rows: FloatArray, near: IntArray, count: int, x: float, y: float, z: float
) -> tuple[float, float, float]:
    """Return the outward normal of the body, from four points of a tetrahedron."""
    e = 0.0012
    a, _ = body_distance(rows, near, count, x + e, y - e, z - e)
    b, _ = body_distance(rows, near, count, x - e, y - e, z + e)
    c, _ = body_distance(rows, near, count, x - e, y + e, z - e)
    d, _ = body_distance(rows, near, count, x + e, y + e, z + e)
    nx, ny, nz = a - b - c + d, -a - b + c + d, -a + b - c + d
    length = 1.0 / math.sqrt(nx * nx + ny * ny + nz * nz + 1e-20)
    return nx * length, ny * length, nz * length


@njit(fastmath=True, cache=True, nogil=True)
def shapes_near_ray(
    rows: FloatArray,
    start: FloatArray,
    way: FloatArray,
    room: tuple[float, float],
    near: IntArray,
) -> tuple[int, float, float]:
    """List the shapes within a cone around a ray.

    Parameters
    ----------
    room
        Radius of the cone at its start, and per metre.
    near
        Receives the shapes.

    Returns
    -------
    count, first_m, last_m
        How many there are, and between which distances they lie.
    """
    count, first_m, last_m = 0, 1e9, 0.0
    for i in range(rows.shape[0]):
        dx = rows[i, CENTRE] - start[0]
        dy = rows[i, CENTRE + 1] - start[1]
        dz = rows[i, CENTRE + 2] - start[2]
        along = dx * way[0] + dy * way[1] + dz * way[2]
        reach = rows[i, RADIUS] + room[0] + room[1] * along
        if dx * dx + dy * dy + dz * dz - along * along < reach * reach:
            near[count] = i
            count += 1
            first_m = min(first_m, along - reach)
            last_m = max(last_m, along + reach)
    return count, max(first_m, 0.0), last_m
