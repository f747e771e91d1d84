"""The room: treadmill, walls and what stands about, as boxes; and its light."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from benchmarks.runner.body.look import Rgb
from benchmarks.runner.body.palette import linear
from benchmarks.runner.camera import CameraSetup
from benchmarks.runner.camera.pinhole import AZIMUTH_DEG
from benchmarks.runner.frames.light import Lights
from formcheck.records import FloatArray, View

FLOOR_M = -0.20
BELT_LENGTH_M, BELT_WIDTH_M = 1.55, 0.50
# Where the room's walls stand: lowest and highest x and y, and the ceiling.
ROOM_M = ((-5.0, 3.2), (-3.4, 3.4), 2.7)


class Room(StrEnum):
    """Colours of floor and walls."""

    GYM = "gym"
    HOME = "home"


class Barrier(StrEnum):
    """What stands between the camera and the legs."""

    NONE = "none"
    POST = "post"
    RAIL = "rail"


class Company(StrEnum):
    """Who else is in the picture."""

    NONE = "none"
    BYSTANDER = "bystander"
    SECOND_RUNNER = "second_runner"


@dataclass(frozen=True)
class Scene:
    """The surroundings; without verticals there are no uprights, door and wall strips."""

    room: Room = Room.GYM
    has_verticals: bool = True
    barrier: Barrier = Barrier.NONE
    company: Company = Company.NONE


# A box: lowest and highest corner, colour, and whether it tilts with the belt.
Box = tuple[tuple[float, float, float], tuple[float, float, float], Rgb, bool]
DARK, GREY, STEEL = (0.13, 0.13, 0.14), (0.34, 0.34, 0.36), (0.55, 0.56, 0.58)
WHITE, WOOD, GLASS = (0.88, 0.88, 0.86), (0.52, 0.37, 0.25), (0.55, 0.66, 0.74)
WALLS = {Room.GYM: (0.72, 0.72, 0.70), Room.HOME: (0.80, 0.74, 0.64)}
FLOORS = {Room.GYM: (0.30, 0.31, 0.33), Room.HOME: (0.52, 0.38, 0.27)}

TREADMILL: tuple[Box, ...] = (
    ((-0.85, -0.37, -0.19), (0.78, 0.37, -0.035), DARK, True),
    ((-0.83, -0.37, -0.05), (0.74, -0.252, 0.012), GREY, True),
    ((-0.83, 0.252, -0.05), (0.74, 0.37, 0.012), GREY, True),
    ((-0.89, -0.30, -0.12), (-0.81, 0.30, -0.016), STEEL, True),
    ((0.70, -0.32, -0.10), (1.05, 0.32, 0.10), GREY, True),
)
UPRIGHTS: tuple[Box, ...] = (
    ((0.74, -0.43, -0.19), (0.83, -0.37, 1.10), STEEL, False),
    ((0.74, 0.37, -0.19), (0.83, 0.43, 1.10), STEEL, False),
    ((0.66, -0.43, 1.04), (0.88, 0.43, 1.12), DARK, False),
    ((0.74, -0.28, 1.10), (0.80, 0.28, 1.40), DARK, False),
    ((0.735, -0.21, 1.16), (0.745, 0.21, 1.35), (0.22, 0.40, 0.52), False),
    ((0.30, -0.43, 0.86), (0.76, -0.39, 0.90), DARK, False),
    ((0.30, 0.39, 0.86), (0.76, 0.43, 0.90), DARK, False),
)
# Door and strips on the far wall, and the same on the wall to the left; a window.
FURNITURE: tuple[Box, ...] = (
    ((3.12, -1.62, FLOOR_M), (3.20, -1.54, 1.90), WHITE, False),
    ((3.12, -0.70, FLOOR_M), (3.20, -0.62, 1.90), WHITE, False),
    ((3.12, -1.62, 1.90), (3.20, -0.62, 1.98), WHITE, False),
    ((3.15, -1.54, FLOOR_M), (3.20, -0.70, 1.90), WOOD, False),
    ((3.14, 0.55, 0.75), (3.20, 1.65, 2.05), WHITE, False),
    ((3.12, 0.62, 0.82), (3.20, 1.58, 1.98), GLASS, False),
)


def boxes_of(scene: Scene, setup: CameraSetup) -> list[Box]:
    """Return the boxes of a scene as one camera sees them."""
    boxes = list(TREADMILL)
    if scene.company is Company.SECOND_RUNNER:
        boxes += [_beside(box, company_place(setup)) for box in TREADMILL]
    if scene.has_verticals:
        boxes += UPRIGHTS
        boxes += FURNITURE
        boxes += [box for furniture in FURNITURE for box in _on_side_walls(furniture)]
    return boxes + _barrier(scene.barrier, setup.view)


def company_place(setup: CameraSetup) -> FloatArray:
    """Return where company stands (3,): ahead at the runner's left, or beyond in a side view."""
    if _is_aside(setup.view):
        return np.array([-0.65, 1.35 if setup.view is View.RIGHT else -1.35, 0.0])
    return np.array([1.35, 0.95, 0.0])


def box_table(boxes: list[Box]) -> FloatArray:
    """Return boxes as rows (N, 10): lowest, highest corner, linear colour, tilts."""
    rows = [(*low, *high, *linear(colour), float(tilts)) for low, high, colour, tilts in boxes]
    return np.array(rows, dtype=np.float64)


def lights_of(setup: CameraSetup) -> Lights:
    """Return the light of a room with lamps above, the brightest behind the camera to its left."""
    azimuth = np.radians(AZIMUTH_DEG[setup.view])
    ahead = np.array([np.cos(azimuth), np.sin(azimuth), 0.0])
    left = np.array([-ahead[1], ahead[0], 0.0])
    up = np.array([0.0, 0.0, 1.0])
    key_way = -0.50 * ahead + 0.42 * left + 0.95 * up
    fill_way = -0.30 * ahead - 0.80 * left + 0.40 * up
    return Lights(
        sky=np.array([0.50, 0.52, 0.55]),
        ground=np.array([0.20, 0.19, 0.18]),
        key=np.array([0.74, 0.71, 0.66]),
        key_way=key_way / np.linalg.norm(key_way),
        fill=np.array([0.14, 0.15, 0.17]),
        fill_way=fill_way / np.linalg.norm(fill_way),
    )


def _is_aside(view: View) -> bool:
    return view in (View.LEFT, View.RIGHT)


def _beside(box: Box, place: FloatArray) -> Box:
    (x0, y0, z0), (x1, y1, z1), colour, tilts = box
    dx, dy = float(place[0]), float(place[1])
    return (x0 + dx, y0 + dy, z0), (x1 + dx, y1 + dy, z1), colour, tilts


def _on_side_walls(box: Box) -> tuple[Box, Box]:
    """The same thing standing at the walls to the left and to the right."""
    (x0, y0, z0), (x1, y1, z1), colour, tilts = box
    (_, wall), (right, left), _ = ROOM_M
    depth = wall - x0
    return (
        ((-y1, left - depth, z0), (-y0, left - wall + x1, z1), colour, tilts),
        ((y0, right + wall - x1, z0), (y1, right + depth, z1), colour, tilts),
    )


def _barrier(barrier: Barrier, view: View) -> list[Box]:
    """A post or a rail on the camera's side of the treadmill, knee-high in the picture."""
    if barrier is Barrier.NONE:
        return []
    near = {View.LEFT: 1.0, View.RIGHT: -1.0}.get(view, 0.0)
    if near:
        y = (0.44 * near, 0.48 * near)
        low, high = min(y), max(y)
        if barrier is Barrier.POST:
            return [((0.14, low, FLOOR_M), (0.20, high, 0.95), STEEL, False)]
        return [((-0.80, low, 0.40), (0.80, high, 0.45), STEEL, False)]
    end = -1.0 if view is View.REAR else 1.2
    if barrier is Barrier.POST:
        return [((end, 0.08, FLOOR_M), (end + 0.04, 0.13, 0.95), STEEL, False)]
    return [((end, -0.50, 0.34), (end + 0.04, 0.50, 0.39), STEEL, False)]
