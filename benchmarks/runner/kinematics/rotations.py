"""Rotations about the axes: x forward, y to the runner's left, z up."""

import numpy as np
import numpy.typing as npt

from formcheck.records import FloatArray


def about_x(angle_rad: npt.ArrayLike) -> FloatArray:
    """Return matrices (..., 3, 3) for angles (...), the left side going up."""
    return _about(0, angle_rad)


def about_y(angle_rad: npt.ArrayLike) -> FloatArray:
    """Return matrices (..., 3, 3) for angles (...), bending forward."""
    return _about(1, angle_rad)


def about_z(angle_rad: npt.ArrayLike) -> FloatArray:
    """Return matrices (..., 3, 3) for angles (...), turning to the left."""
    return _about(2, angle_rad)


def turned(rotation: FloatArray, vector: npt.ArrayLike) -> FloatArray:
    """Return vectors (..., 3) turned by matrices (..., 3, 3)."""
    return np.asarray(np.einsum("...ij,...j->...i", rotation, np.asarray(vector, dtype=np.float64)))


def _about(axis: int, angle_rad: npt.ArrayLike) -> FloatArray:
    angle = np.asarray(angle_rad, dtype=np.float64)
    first, second = (axis + 1) % 3, (axis + 2) % 3
    matrix = np.zeros((*angle.shape, 3, 3))
    matrix[..., axis, axis] = 1.0
    matrix[..., first, first] = matrix[..., second, second] = np.cos(angle)
    matrix[..., first, second], matrix[..., second, first] = -np.sin(angle), np.sin(angle)
    return matrix
