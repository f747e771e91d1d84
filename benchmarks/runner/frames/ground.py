"""What changes on the floor from frame to frame: the belt runs, and shadows fall."""

# ruff: noqa: PLR0913, PLR0917 - loops are compiled in one piece, from plain arrays

import math

import numpy as np
import numpy.typing as npt
from numba import njit

from benchmarks.runner.frames.background import Background
from benchmarks.runner.frames.light import ShadowMap, lit_share
from benchmarks.runner.frames.noise import smooth_noise
from formcheck.records import FloatArray

FloatImage = npt.NDArray[np.float32]

# Length of the belt's loop, and of one speckle; the stripe marks its seam.
LOOP_M = 3.2
SPECKLE_M = 0.02
STRIPE_M = 0.05
# Under a foot the light of the room is taken away over this width and height.
CONTACT_M = 0.09


def draw_ground(
    picture: FloatImage,
    background: Background,
    shadow: ShadowMap,
    feet_m: FloatArray,
    travel_m: float,
) -> None:
    """Draw belt and floor anew where the runner can change them, in place.

    Parameters
    ----------
    picture
        Linear light (H, W, 3).
    feet_m
        Points of the feet that lie next to the floor (K, 3).
    travel_m
        How far the belt has gone.
    """
    _draw(
        picture, background.ambient, background.key, background.level, background.level_m,
        background.belt_m, shadow.depth_m, shadow.frame, feet_m, travel_m % LOOP_M,
    )  # fmt: skip


@njit(fastmath=False, cache=True, nogil=True)
def _draw(
    picture, ambient, key, level, points, belt, depth, light_frame, feet, travel
):  # fmt: skip
    for i in range(level.shape[0]):
        y, x = level[i, 0], level[i, 1]
        lit = lit_share(depth, light_frame, points[i, 0], points[i, 1], points[i, 2])
        room = 1.0
        for j in range(feet.shape[0]):
            dx, dy = points[i, 0] - feet[j, 0], points[i, 1] - feet[j, 1]
            dz = max(feet[j, 2] - points[i, 2], 0.0)
            room *= 1.0 - 0.5 * math.exp(-(dx * dx + dy * dy + dz * dz) / (CONTACT_M * CONTACT_M))
        speckle = 1.0
        if not math.isnan(belt[i, 0]):
            along = (belt[i, 0] + travel) % LOOP_M
            speckle = 0.75 + 0.5 * smooth_noise(along / SPECKLE_M, belt[i, 1] / SPECKLE_M, 0.5)
            if along < STRIPE_M and abs(belt[i, 1]) < 0.16:
                speckle *= 2.4
        for k in range(3):
            picture[y, x, k] = speckle * (room * ambient[y, x, k] + lit * key[y, x, k])
