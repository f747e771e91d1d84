"""Pictures of bodies in a room, one after the other."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np
import numpy.typing as npt

from benchmarks.runner.body import Look, Moment, material_table, materials_of_parts
from benchmarks.runner.body.shapes import PART
from benchmarks.runner.camera import CameraSetup, Film, pinhole_of
from benchmarks.runner.frames.background import Background, draw_background
from benchmarks.runner.frames.blur import smear
from benchmarks.runner.frames.develop import develop
from benchmarks.runner.frames.figure_pass import Surface, draw_body
from benchmarks.runner.frames.ground import draw_ground
from benchmarks.runner.frames.light import Lights, ShadowMap, shadow_map
from benchmarks.runner.frames.scene import Scene, lights_of
from benchmarks.runner.kinematics.steps import Belt
from formcheck.records import FloatArray

FloatImage = npt.NDArray[np.float32]


class Body(Protocol):
    """What can be drawn."""

    @property
    def look(self) -> Look:
        """Its colours."""

    def at(self, time_s: float) -> Moment:
        """Return it at one time."""


@dataclass(frozen=True)
class Placed:
    """A body that stands or runs somewhere in the room, (3,) from the middle of the belt."""

    body: Body
    offset_m: FloatArray

    def at(self, time_s: float) -> Moment:
        """Return it at one time, where it is."""
        moment = self.body.at(time_s)
        return moment.moved(self.offset_m) if self.offset_m.any() else moment


@dataclass(frozen=True)
class Renderer:
    """Draws frames.

    Attributes
    ----------
    bodies
        Who is in the picture; the first is the runner.
    belt, incline
        How fast the belt runs, and its turn in the room (3, 3).
    scene, setup
        Room and camera.
    """

    bodies: Sequence[Placed]
    belt: Belt
    incline: FloatArray
    scene: Scene
    setup: CameraSetup

    @cached_property
    def film(self) -> Film:
        """Lens and hand."""
        return Film(pinhole_of(self.setup), self.setup.lens)

    @cached_property
    def _lights(self) -> Lights:
        return lights_of(self.setup)

    @cached_property
    def _background(self) -> Background:
        camera = self.film.canvas
        return draw_background(self.scene, self.setup, camera, self._lights, self.incline)

    @cached_property
    def _surfaces(self) -> list[tuple[npt.NDArray[np.int64], FloatArray]]:
        looks = [placed.body.look for placed in self.bodies]
        return [(materials_of_parts(look), material_table(look)) for look in looks]

    def frame(self, time_s: float, index: int = 0) -> npt.NDArray[np.uint8]:
        """Return the picture (H, W, 3) at one time; the index picks the sensor's noise."""
        light = self.film.expose(self.light(time_s), time_s)
        return develop(light, self.setup.exposure, index)

    def light(self, time_s: float) -> FloatImage:
        """Return linear light (H, W, 3) on the pinhole's canvas."""
        shutter_s = self.setup.exposure.shutter_s
        now = [placed.at(time_s) for placed in self.bodies]
        later = [placed.at(time_s + shutter_s) for placed in self.bodies] if shutter_s else now
        rows = np.vstack([moment.shapes for moment in now])
        shadow = shadow_map(rows[np.argsort(rows[:, PART], kind="stable")], self._lights.key_way)
        picture = self._empty_room(np.vstack([moment.feet_m for moment in now]), shadow, time_s)
        # Far bodies first: a nearer one is drawn over them.
        for i in reversed(range(len(now))):
            picture = self._with_body(picture, i, (now[i], later[i]), shadow)
        return picture

    def _empty_room(self, feet_m: FloatArray, shadow: ShadowMap, time_s: float) -> FloatImage:
        background = self._background
        picture = background.ambient + background.key
        travel_m = float(self.belt.travel_m(np.array(time_s)))
        draw_ground(picture, background, shadow, feet_m, travel_m)
        return picture

    def _with_body(
        self, picture: FloatImage, index: int, moments: tuple[Moment, Moment], shadow: ShadowMap
    ) -> FloatImage:
        """Draw one body, and smear it along its movement while the shutter is open."""
        empty, (now, later) = picture.copy(), moments
        surface = Surface(*self._surfaces[index], now.cloth)
        drawn = draw_body(
            picture,
            self._background.distance_m,
            self.film.canvas,
            (now.shapes, later.shapes),
            surface,
            self._lights.table(),
            shadow,
        )
        return smear(picture, empty, drawn)
