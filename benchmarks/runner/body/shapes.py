"""The two shapes a body is made of, as rows of numbers for the ray marcher."""

from collections.abc import Sequence
from enum import IntEnum, auto

import numpy as np
import numpy.typing as npt

from formcheck.records import FloatArray

Vector = npt.ArrayLike
Clip = tuple[Vector, Vector]


class Part(IntEnum):
    """Parts within which shapes melt into each other; different parts only touch."""

    TRUNK = 0
    LEFT_LEG = auto()
    RIGHT_LEG = auto()
    LEFT_ARM = auto()
    RIGHT_ARM = auto()
    SHIRT = auto()
    SHORTS = auto()
    LEFT_SOCK = auto()
    RIGHT_SOCK = auto()
    LEFT_SHOE = auto()
    RIGHT_SHOE = auto()
    LEFT_SOLE = auto()
    RIGHT_SOLE = auto()
    HAIR = auto()
    EYES = auto()
    BROWS = auto()
    LIPS = auto()
    MARKER = auto()


# Columns of a row.
KIND, PART, BLEND = 0, 1, 2
ORIGIN = 3  # three
AXES = 6  # three rows of three: the shape's x, y and z in the room
SIZE_A, SIZE_B, SIZE_C = 15, 16, 17
WIDE_X, WIDE_Y = 18, 19
CLIPPED, CLIP_NORMAL, CLIP_AT = 20, 21, 24
CENTRE, RADIUS = 25, 28
SLOPE_SIN, SLOPE_COS, SHRINK = 29, 30, 31
COLUMNS = 32

CONE, ELLIPSOID = 0.0, 1.0
# Room around a shape's bounding sphere for what melting into its neighbours adds.
MELT_ROOM_M = 0.002


class Shapes:
    """Collects shapes; distances in metres."""

    def __init__(self) -> None:
        self._rows: list[FloatArray] = []

    def rows(self) -> FloatArray:
        """Return the shapes (N, COLUMNS), ordered by part."""
        table = np.array(self._rows).reshape(-1, COLUMNS)
        return table[np.argsort(table[:, PART], kind="stable")]

    def cone(  # noqa: PLR0913 - what a cone is
        self,
        part: Part,
        ends_m: tuple[Vector, Vector],
        radii_m: tuple[float, float],
        *,
        blend_m: float = 0.02,
        wide: tuple[float, float] = (1.0, 1.0),
        forward: Vector = (1.0, 0.0, 0.0),
        clip: Clip | None = None,
    ) -> None:
        """Add a rounded cone.

        Parameters
        ----------
        ends_m, radii_m
            Centres and radii of the spheres at its ends.
        blend_m
            Width of the melting zone towards other shapes of the part.
        wide
            Factors on the section along `forward` and across it.
        clip
            Outward normal and a point of the plane at which the shape is cut off.
        """
        first, last = (np.asarray(end, dtype=np.float64) for end in ends_m)
        axes, length = _axes_along(last - first, forward)
        row = self._row((CONE, part, blend_m), (first, axes), clip)
        row[SIZE_A], (row[SIZE_B], row[SIZE_C]) = length, radii_m
        row[WIDE_X], row[WIDE_Y], row[SHRINK] = *wide, min(*wide, 1.0)
        row[CENTRE : CENTRE + 3] = (first + last) / 2.0
        row[RADIUS] = length / 2.0 + max(radii_m) * max(*wide, 1.0) + blend_m / 2.0 + MELT_ROOM_M
        row[SLOPE_SIN] = (radii_m[0] - radii_m[1]) / max(length, 1e-6)
        row[SLOPE_COS] = np.sqrt(max(0.0, 1.0 - row[SLOPE_SIN] ** 2))
        self._rows.append(row)

    def ellipsoid(  # noqa: PLR0913 - what an ellipsoid is
        self,
        part: Part,
        centre_m: Vector,
        axes: FloatArray,
        radii_m: Sequence[float] | FloatArray,
        *,
        blend_m: float = 0.02,
        clip: Clip | None = None,
    ) -> None:
        """Add an ellipsoid with axes as the columns of a matrix (3, 3)."""
        centre = np.asarray(centre_m, dtype=np.float64)
        row = self._row((ELLIPSOID, part, blend_m), (centre, axes.T), clip)
        row[SIZE_A : SIZE_C + 1] = radii_m
        row[CENTRE : CENTRE + 3] = centre
        row[RADIUS] = max(radii_m) + blend_m / 2.0 + MELT_ROOM_M
        self._rows.append(row)

    def _row(
        self,
        kinds: tuple[float, Part, float],
        place: tuple[FloatArray, FloatArray],
        clip: Clip | None,
    ) -> FloatArray:
        """Return a row with kind, part and blending, origin and axes, and where it is cut."""
        row = np.zeros(COLUMNS)
        row[[KIND, PART, BLEND]] = kinds
        row[ORIGIN : ORIGIN + 3], row[AXES : AXES + 9] = place[0], place[1].ravel()
        if clip is not None:
            normal, point = (np.asarray(part_of, dtype=np.float64) for part_of in clip)
            row[CLIPPED], row[CLIP_AT] = 1.0, normal @ point
            row[CLIP_NORMAL : CLIP_NORMAL + 3] = normal
        return row


def _axes_along(way: FloatArray, forward: Vector) -> tuple[FloatArray, float]:
    """Rows x, y, z with z along the way and x as near to forward as can be; and the length."""
    length = float(np.linalg.norm(way))
    z = way / max(length, 1e-9) if length > 1e-9 else np.array([0.0, 0.0, 1.0])
    x = np.asarray(forward, dtype=np.float64)
    x = x - z * (z @ x)
    if np.linalg.norm(x) < 1e-3:
        x = np.cross([0.0, 1.0, 0.0], z)
    x = x / np.linalg.norm(x)
    return np.stack([x, np.cross(z, x), z]), length
