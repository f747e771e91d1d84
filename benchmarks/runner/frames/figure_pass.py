"""Draw a body into a picture of the room."""

# ruff: noqa: C901, PLR0912, PLR0913, PLR0917 - loops are compiled in one piece, from plain arrays

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from numba import njit

from benchmarks.runner.body.shapes import AXES, ORIGIN, PART
from benchmarks.runner.camera import Pinhole
from benchmarks.runner.frames.light import ShadowMap
from benchmarks.runner.frames.march import march, shapes_near_ray
from benchmarks.runner.frames.shade import shade
from formcheck.records import FloatArray

FloatImage = npt.NDArray[np.float32]

# Pixels to a side of the blocks that share a list of shapes and a first distance.
TILE = 8
# Neighbours further apart than this are an edge, drawn with four rays a pixel.
EDGE_M = 0.03
# Where in the pixel these four go: a turned square.
QUARTERS = np.array([[-0.375, -0.125], [0.125, -0.375], [-0.125, 0.375], [0.375, 0.125]])


@dataclass(frozen=True)
class Drawn:
    """What was drawn.

    Attributes
    ----------
    cover
        How much of each pixel the body covers, 0–1, shape (H, W).
    shift_px
        Movement of what each pixel shows while the shutter is open (H, W, 2).
    """

    cover: FloatImage
    shift_px: FloatImage


@dataclass(frozen=True)
class Surface:
    """How a body looks: materials of its parts, their colours, and frames of its garments."""

    materials: npt.NDArray[np.int64]
    table: FloatArray
    cloth: FloatArray


def draw_body(
    picture: FloatImage,
    behind_m: FloatArray,
    camera: Pinhole,
    moments: tuple[FloatArray, FloatArray],
    surface: Surface,
    lights: FloatArray,
    shadow: ShadowMap,
) -> Drawn:
    """Draw a body into a picture, in place.

    Parameters
    ----------
    picture
        Linear light (H, W, 3).
    behind_m
        Distance of what is there already along each pixel's ray (H, W); nearer things stay.
    moments
        Shapes of the body when the picture is taken, and when the shutter has been open for the
        time in which `shift_px` is wanted, both (N, columns) in the same order.
    """
    height, width = behind_m.shape
    cover = np.zeros((height, width), dtype=np.float32)
    shift = np.zeros((height, width, 2), dtype=np.float32)
    frame = np.vstack([camera.position_m, camera.axes])
    optics = np.array([camera.focal_px, *camera.centre_px])
    _draw(
        picture, behind_m, frame, optics, *moments, surface.materials, surface.table,
        surface.cloth, lights, shadow.depth_m, shadow.frame, cover, shift, QUARTERS,
    )  # fmt: skip
    return Drawn(cover, shift)


@njit(fastmath=True, cache=True, nogil=True)
def aim(frame: FloatArray, optics: FloatArray, x: float, y: float, way: FloatArray) -> None:
    """Set the direction (3,) in which a pixel looks."""
    u, v = (x - optics[1]) / optics[0], (y - optics[2]) / optics[0]
    length = 1.0 / math.sqrt(1.0 + u * u + v * v)
    for k in range(3):
        way[k] = (frame[1, k] * u + frame[2, k] * v + frame[3, k]) * length


@njit(fastmath=True, cache=True, nogil=True)
def _draw(
    picture, behind_m, frame, optics, rows, later, materials, table, cloth, lights, depth,
    light_frame, cover, shift, quarters,
):  # fmt: skip
    height, width = behind_m.shape
    empty = picture.copy()
    distance = np.full((height, width), -1.0)
    shown = np.full((height, width), -1, dtype=np.int64)
    near, way, start = np.empty(rows.shape[0], dtype=np.int64), np.empty(3), frame[0].copy()
    half = 0.75 * TILE / optics[0]
    starts = np.full((height // TILE + 1, width // TILE + 1), -1.0)
    for top in range(0, height, TILE):
        for left in range(0, width, TILE):
            aim(frame, optics, left + TILE / 2, top + TILE / 2, way)
            count, first_m, last_m = shapes_near_ray(rows, start, way, (0.0, half), near)
            if count == 0:
                continue
            first_m, _ = march(rows, near, count, start, way, first_m, last_m, half)
            if first_m < 0.0:
                continue
            starts[top // TILE, left // TILE] = first_m
            for y in range(top, min(top + TILE, height)):
                for x in range(left, min(left + TILE, width)):
                    aim(frame, optics, x + 0.5, y + 0.5, way)
                    last = min(last_m, behind_m[y, x])
                    t, shape = march(rows, near, count, start, way, first_m, last, 0.0)
                    if t >= 0.0:
                        distance[y, x], shown[y, x] = t, shape
            # A list with room around it, for the shade of neighbouring parts.
            aim(frame, optics, left + TILE / 2, top + TILE / 2, way)
            count, _, _ = shapes_near_ray(rows, start, way, (0.05, half), near)
            for y in range(top, min(top + TILE, height)):
                for x in range(left, min(left + TILE, width)):
                    if shown[y, x] < 0:
                        continue
                    aim(frame, optics, x + 0.5, y + 0.5, way)
                    t = distance[y, x]
                    at = (start[0] + way[0] * t, start[1] + way[1] * t, start[2] + way[2] * t)
                    r, g, b = shade(
                        rows, near, count, at, shown[y, x], way, materials, table, lights, cloth,
                        depth, light_frame,
                    )  # fmt: skip
                    picture[y, x, 0], picture[y, x, 1], picture[y, x, 2] = r, g, b
                    cover[y, x] = 1.0
                    _shift(rows, later, shown[y, x], at, frame, optics, x, y, shift)
    sharp = picture.copy()
    for top in range(0, height, TILE):
        for left in range(0, width, TILE):
            first_m = starts[top // TILE, left // TILE]
            if first_m < 0.0:
                continue
            aim(frame, optics, left + TILE / 2, top + TILE / 2, way)
            count, _, last_m = shapes_near_ray(rows, start, way, (0.0, half), near)
            for y in range(max(top, 1), min(top + TILE, height - 1)):
                for x in range(max(left, 1), min(left + TILE, width - 1)):
                    if _is_edge(rows, materials, shown, distance, x, y):
                        _soften(
                            picture, sharp, empty, behind_m, frame, optics, rows, near, count,
                            (first_m, last_m), shown, distance, cover, shift, quarters, x, y, way,
                            start,
                        )  # fmt: skip


@njit(fastmath=True, cache=True, nogil=True)
def _shift(rows, later, shape, at, frame, optics, x, y, shift):
    """Set how far a point of a shape goes in the picture when the shape moves on."""
    seen = np.zeros(3)
    for k in range(3):
        local = 0.0
        for j in range(3):
            local += rows[shape, AXES + 3 * k + j] * (at[j] - rows[shape, ORIGIN + j])
        for j in range(3):
            moved = later[shape, AXES + 3 * k + j] * local
            if k == 0:
                moved += later[shape, ORIGIN + j] - frame[0, j]
            for i in range(3):
                seen[i] += frame[1 + i, j] * moved
    shift[y, x, 0] = optics[1] + optics[0] * seen[0] / seen[2] - (x + 0.5)
    shift[y, x, 1] = optics[2] + optics[0] * seen[1] / seen[2] - (y + 0.5)


@njit(fastmath=True, cache=True, nogil=True)
def _is_edge(rows, materials, shown, distance, x, y):
    here = shown[y, x]
    for dy, dx in ((0, 1), (1, 0), (0, -1), (-1, 0)):
        there = shown[y + dy, x + dx]
        if (here < 0) != (there < 0):
            return True
        if here < 0:
            continue
        if abs(distance[y, x] - distance[y + dy, x + dx]) > EDGE_M:
            return True
        if materials[int(rows[here, PART])] != materials[int(rows[there, PART])]:
            return True
    return False


@njit(fastmath=True, cache=True, nogil=True)
def _soften(
    picture, sharp, empty, behind_m, frame, optics, rows, near, count, ends, shown, distance, cover,
    shift, quarters, x, y, way, start,
):  # fmt: skip
    """Mix what four rays of a pixel meet; each takes its colour from the nearest like pixel."""
    red, green, blue, covered = 0.0, 0.0, 0.0, 0.0
    first = ends[1]
    for j in range(-1, 2):
        for i in range(-1, 2):
            if shown[y + j, x + i] >= 0:
                first = min(first, distance[y + j, x + i])
    # Limbs turn away from the ray by less than this between neighbours.
    first = max(ends[0], first - 0.08)
    last = min(ends[1], behind_m[y, x])
    for q in range(4):
        aim(frame, optics, x + 0.5 + quarters[q, 0], y + 0.5 + quarters[q, 1], way)
        t, shape = march(rows, near, count, start, way, first, last, 0.0)
        if t < 0.0:
            red, green, blue = red + empty[y, x, 0], green + empty[y, x, 1], blue + empty[y, x, 2]
            continue
        best, like_y, like_x = 1e9, y, x
        for j in range(-1, 2):
            for i in range(-1, 2):
                there = shown[y + j, x + i]
                if there < 0:
                    continue
                apart = abs(distance[y + j, x + i] - t) + 0.001 * (abs(i) + abs(j))
                if rows[there, PART] != rows[shape, PART]:
                    apart += 1.0
                if apart < best:
                    best, like_y, like_x = apart, y + j, x + i
        if best > 1e8:
            red, green, blue = red + empty[y, x, 0], green + empty[y, x, 1], blue + empty[y, x, 2]
            continue
        covered += 0.25
        red += sharp[like_y, like_x, 0]
        green += sharp[like_y, like_x, 1]
        blue += sharp[like_y, like_x, 2]
        if shown[y, x] < 0:
            shift[y, x, 0], shift[y, x, 1] = shift[like_y, like_x, 0], shift[like_y, like_x, 1]
    picture[y, x, 0], picture[y, x, 1], picture[y, x, 2] = red / 4.0, green / 4.0, blue / 4.0
    cover[y, x] = covered
