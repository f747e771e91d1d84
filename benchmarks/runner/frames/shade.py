"""Colour of a point of the body."""

# ruff: noqa: PLR0913, PLR0917 - loops are compiled in one piece, from plain arrays

import math

from numba import njit

from benchmarks.runner.body.palette import Material
from benchmarks.runner.body.shapes import PART
from benchmarks.runner.frames.light import (
    FILL,
    FILL_WAY,
    GROUND,
    KEY,
    KEY_WAY,
    SKY,
    lit_share,
)
from benchmarks.runner.frames.march import IntArray, body_distance, normal_at
from benchmarks.runner.frames.noise import smooth_noise
from formcheck.records import FloatArray

SKIN, SHIRT, SHORTS = int(Material.SKIN), int(Material.SHIRT), int(Material.SHORTS)
HAIR, TIGHTS, MARKER = int(Material.HAIR), int(Material.TIGHTS), int(Material.MARKER)
# Width of folds in cloth, and how much they tilt the surface.
FOLD_M = 0.055
FOLD_SLOPE = 0.22
# Distances at which the room around a point is felt for shade.
HOLLOW_M = (0.025, 0.07)


@njit(fastmath=True, cache=True, nogil=True)
def _cloth_place(
    cloth: FloatArray, x: float, y: float, z: float, is_shirt: bool
) -> tuple[float, float, float]:
    """Place on the garment: shorts go with the pelvis, a shirt with the hem below, the chest above.

    `cloth` holds origin and axes of pelvis, hem and chest, four rows each; all have their z zero
    at mid-hip when the runner stands straight.
    """
    fx, fy, fz = 0.0, 0.0, 0.0
    upper = 0.0
    if is_shirt:
        height = z - cloth[4, 2]
        s = min(max((height - 0.02) / 0.30, 0.0), 1.0)
        upper = s * s * (3.0 - 2.0 * s)
    for part in range(3):
        if is_shirt:
            weight = 0.0 if part == 0 else (1.0 - upper if part == 1 else upper)
        else:
            weight = 1.0 if part == 0 else 0.0
        if weight == 0.0:
            continue
        o = 4 * part
        dx, dy, dz = x - cloth[o, 0], y - cloth[o, 1], z - cloth[o, 2]
        fx += weight * (dx * cloth[o + 1, 0] + dy * cloth[o + 1, 1] + dz * cloth[o + 1, 2])
        fy += weight * (dx * cloth[o + 2, 0] + dy * cloth[o + 2, 1] + dz * cloth[o + 2, 2])
        fz += weight * (dx * cloth[o + 3, 0] + dy * cloth[o + 3, 1] + dz * cloth[o + 3, 2])
    return fx, fy, fz


@njit(fastmath=True, cache=True, nogil=True)
def _has_panel(material: int, side: float, up: float, ahead: float) -> bool:
    """Side panels of shirt and shorts, and a bar across the shoulder blades."""
    if material == SHIRT:
        return (abs(side) > 0.118 and up < 0.40) or (
            ahead < 0.0 and abs(up - 0.40) < 0.014 and abs(side) < 0.08
        )
    return abs(side) > 0.145


@njit(fastmath=True, cache=True, nogil=True)
def shade(
    rows: FloatArray,
    near: IntArray,
    count: int,
    at: tuple[float, float, float],
    shape: int,
    way: FloatArray,
    materials: IntArray,
    table: FloatArray,
    lights: FloatArray,
    cloth: FloatArray,
    depth: FloatArray,
    light_frame: FloatArray,
) -> tuple[float, float, float]:
    """Return the linear light that a point of the body sends against a ray.

    Parameters
    ----------
    at, shape
        The point, and the shape it belongs to.
    way
        Direction of the ray that met it.
    materials, table
        Material of each part; colours of each material (see `palette`).
    cloth
        Frames of the garments, (12, 3).
    depth, light_frame
        Shadow map.
    """
    x, y, z = at
    nx, ny, nz = normal_at(rows, near, count, x, y, z)
    m = materials[int(rows[shape, PART])]
    red, green, blue, gloss = table[m, 0], table[m, 1], table[m, 2], table[m, 3]
    ahead, side, up = _cloth_place(cloth, x, y, z, m == SHIRT)
    if m in (SHIRT, SHORTS):
        if table[m, 4] > 0.0 and _has_panel(m, side, up, ahead):
            red, green, blue = table[m, 5], table[m, 6], table[m, 7]
        u, v, w = ahead / FOLD_M, side / FOLD_M, 0.75 * up / FOLD_M
        v += 1.3 * smooth_noise(0.3 * u, 0.3 * v, 0.4 * w)
        here = smooth_noise(u, v, w)
        du = smooth_noise(u + 0.2, v, w) - here
        dv = smooth_noise(u, v + 0.2, w) - here
        dw = smooth_noise(u, v, w + 0.2) - here
        slope = FOLD_SLOPE / 0.2
        o = 0 if m == SHORTS else 8
        nx -= slope * (du * cloth[o + 1, 0] + dv * cloth[o + 2, 0] + dw * cloth[o + 3, 0])
        ny -= slope * (du * cloth[o + 1, 1] + dv * cloth[o + 2, 1] + dw * cloth[o + 3, 1])
        nz -= slope * (du * cloth[o + 1, 2] + dv * cloth[o + 2, 2] + dw * cloth[o + 3, 2])
        length = 1.0 / math.sqrt(nx * nx + ny * ny + nz * nz)
        nx, ny, nz = nx * length, ny * length, nz * length
        stain = 0.92 + 0.16 * here
    elif m == HAIR:
        stain = 0.6 + 0.8 * smooth_noise(30.0 * ahead, 150.0 * side, 25.0 * up)
    elif m == SKIN:
        stain = 0.95 + 0.10 * smooth_noise(11.0 * ahead, 11.0 * side, 11.0 * up)
    else:
        stain = 1.0
    red, green, blue = red * stain, green * stain, blue * stain
    open_share = 1.0
    for k in range(2):
        h = HOLLOW_M[k]
        d, _ = body_distance(rows, near, count, x + nx * h, y + ny * h, z + nz * h)
        open_share -= 0.38 * (1.0 - max(min(d, h), 0.0) / h)
    # Near the floor the floor takes away part of the room's light.
    open_share *= min(1.0, 0.6 + 0.4 * (min(1.0, max(0.0, z) / 0.25) + max(0.0, nz)))
    lit = lit_share(depth, light_frame, x + 0.01 * nx, y + 0.01 * ny, z + 0.01 * nz)
    # Light creeps round the edge of skin further than of cloth.
    wrap = 0.25 if m == SKIN else 0.1
    sky, rim = 0.5 + 0.5 * nz, max(0.0, 1.0 + nx * way[0] + ny * way[1] + nz * way[2])
    rim = 0.10 * rim * rim * rim * rim
    key = (nx * lights[KEY_WAY, 0] + ny * lights[KEY_WAY, 1] + nz * lights[KEY_WAY, 2] + wrap) / (
        1.0 + wrap
    )
    fill = (
        nx * lights[FILL_WAY, 0] + ny * lights[FILL_WAY, 1] + nz * lights[FILL_WAY, 2] + wrap
    ) / (1.0 + wrap)
    key, fill = max(key, 0.0) * lit, max(fill, 0.0)
    hx, hy = lights[KEY_WAY, 0] - way[0], lights[KEY_WAY, 1] - way[1]
    hz = lights[KEY_WAY, 2] - way[2]
    half = (nx * hx + ny * hy + nz * hz) / math.sqrt(hx * hx + hy * hy + hz * hz)
    shine = gloss * max(half, 0.0) ** 24
    r = _light(lights, 0, red, shine, sky, open_share, key, fill, rim)
    g = _light(lights, 1, green, shine, sky, open_share, key, fill, rim)
    b = _light(lights, 2, blue, shine, sky, open_share, key, fill, rim)
    return r, g, b


@njit(fastmath=True, cache=True, nogil=True)
def _light(
    lights: FloatArray,
    k: int,
    colour: float,
    shine: float,
    sky: float,
    open_share: float,
    key: float,
    fill: float,
    rim: float,
) -> float:
    ambient = lights[SKY, k] * sky + lights[GROUND, k] * (1.0 - sky)
    direct = lights[KEY, k] * key * (colour + shine) + lights[FILL, k] * fill * colour
    return float((colour * open_share + rim) * ambient + direct)
