"""Smooth noise for cloth, skin, floor and walls."""

import math

from numba import njit


@njit(fastmath=True, cache=True, nogil=True)
def _hash(i: int, j: int, k: int) -> float:
    n = (i * 374761393 + j * 668265263 + k * 1440662683) & 0x7FFFFFFF
    n = ((n ^ (n >> 13)) * 1274126177) & 0x7FFFFFFF
    return ((n ^ (n >> 16)) & 0xFFFF) / 65535.0


@njit(fastmath=True, cache=True, nogil=True)
def smooth_noise(x: float, y: float, z: float) -> float:
    """Return noise in 0–1 that changes over a distance of 1."""
    i, j, k = math.floor(x), math.floor(y), math.floor(z)
    fx, fy, fz = x - i, y - j, z - k
    fx, fy, fz = fx * fx * (3 - 2 * fx), fy * fy * (3 - 2 * fy), fz * fz * (3 - 2 * fz)
    total = 0.0
    for a in range(2):
        for b in range(2):
            low = _hash(int(i) + a, int(j) + b, int(k))
            high = _hash(int(i) + a, int(j) + b, int(k) + 1)
            weight = (fx if a else 1.0 - fx) * (fy if b else 1.0 - fy)
            total += weight * (low + (high - low) * fz)
    return total
