"""The whole body in its clothes at one moment."""

from dataclasses import dataclass

import numpy as np

from benchmarks.runner.body.anatomy import SIDES, Anatomy
from benchmarks.runner.body.clothes import add_clothes, tucked_hem
from benchmarks.runner.body.head import add_head
from benchmarks.runner.body.limbs import add_arm, add_leg
from benchmarks.runner.body.look import Look, LooseShirt
from benchmarks.runner.body.shapes import CENTRE, CLIP_AT, CLIP_NORMAL, ORIGIN, Part, Shapes
from benchmarks.runner.body.trunk import Girdle, add_trunk
from benchmarks.runner.kinematics import Mover, Skeleton
from benchmarks.runner.kinematics.rotations import about_x, about_z
from formcheck.records import FloatArray

# Mid-hip to the lower end of the chest in someone who stands, at 1.75 m.
CHEST_ABOVE_HIPS_M = 0.265


@dataclass(frozen=True)
class Moment:
    """A body as it is drawn at one time.

    Attributes
    ----------
    shapes
        Rows for the ray marcher (N, columns).
    cloth
        Origin and axes of the garments' frames: shorts, hem and chest of the shirt, each four
        rows of (3,); their z is zero at mid-hip.
    feet_m
        Points of the soles (K, 3).
    """

    shapes: FloatArray
    cloth: FloatArray
    feet_m: FloatArray

    def moved(self, offset_m: FloatArray) -> "Moment":
        """Return the same body elsewhere, moved by (3,)."""
        shapes, cloth = self.shapes.copy(), self.cloth.copy()
        shapes[:, ORIGIN : ORIGIN + 3] += offset_m
        shapes[:, CENTRE : CENTRE + 3] += offset_m
        shapes[:, CLIP_AT] += shapes[:, CLIP_NORMAL : CLIP_NORMAL + 3] @ offset_m
        cloth[::4] += offset_m
        return Moment(shapes, cloth, self.feet_m + offset_m)


@dataclass(frozen=True)
class Figure:
    """A body in clothes that can be drawn at any time."""

    mover: Mover
    look: Look

    def at(self, time_s: float) -> Moment:
        """Return the body at one time."""
        skeleton = self.mover.skeleton(np.array([time_s])).at(0)
        body = Anatomy(skeleton, self.mover.bones, self.look, Shapes())
        add_trunk(body)
        add_head(body)
        for side in SIDES:
            add_leg(body, side)
            add_arm(body, side)
        hem = self.hem(time_s, body)
        add_clothes(body, hem)
        names = [f"{side}_{place}" for side in SIDES for place in ("sole_heel", "ball", "toe")]
        feet_m = np.array([skeleton.points_m[name] for name in names])
        return Moment(body.shapes.rows(), _cloth(body, hem), feet_m)

    def hem(self, time_s: float, body: Anatomy) -> Girdle:
        """Return the lower end of the shirt, which goes with the pelvis only when tucked in."""
        loose = self.look.kit.loose
        if loose is None:
            return tucked_hem(body)
        roll = hem_tilt_rad(self.mover, loose, time_s)
        late = float(self.mover.legs.phase(np.array([time_s - loose.hem_lag_s]))[0])
        roll += loose.hem_follows_chest * _roll_rad(body.frame("thorax"))
        turn = loose.hem_turns * _turn_rad(body.frame("pelvis"))
        frame = about_z(turn) @ about_x(roll) @ _pitch_of(body.frame("pelvis"))
        swing = np.array([0.0, np.cos(np.pi * late), np.cos(2.0 * np.pi * late)]) * loose.swing_m
        centre = body.joint("mid_hip") + swing * float(self.mover.motion.belt_speed_m_s > 0.0)
        end = centre - loose.hem_below_hips_m * body.scale * frame[:, 2]
        return Girdle(centre, frame, (-frame[:, 2], end))


def hem_tilt_rad(mover: Mover, loose: LooseShirt, time_s: float) -> float:
    """Return the turn of a loose hem, left side up: less than the pelvis, and later."""
    late = mover.legs.pelvis.obliquity_deg(np.array([time_s - loose.hem_lag_s]))
    return float(np.radians(loose.hem_follows * late[0]))


def _cloth(body: Anatomy, hem: Girdle) -> FloatArray:
    hips_m, thorax = body.joint("mid_hip"), body.frame("thorax")
    chest_m = body.joint("chest") - CHEST_ABOVE_HIPS_M * body.scale * thorax[:, 2]
    frames = ((hips_m, body.frame("pelvis")), (hem.centre_m, hem.frame), (chest_m, thorax))
    return np.vstack([row for origin, axes in frames for row in (origin, axes.T)])


def joint_balls(skeleton: Skeleton, names: list[str], radius_m: float) -> FloatArray:
    """Return a ball at each of these joints (N, columns), to check where pictures show them."""
    shapes = Shapes()
    for name in names:
        radii = (radius_m, radius_m, radius_m)
        shapes.ellipsoid(Part.MARKER, skeleton.points_m[name], np.eye(3), radii, blend_m=1e-4)
    return shapes.rows()


def _pitch_of(frame: FloatArray) -> FloatArray:
    """Forward tilt of a frame, without its roll and turn."""
    ahead = frame[:, 0]
    flat = np.hypot(ahead[0], ahead[1])
    return np.array([[flat, 0.0, -ahead[2]], [0.0, 1.0, 0.0], [ahead[2], 0.0, flat]])


def _roll_rad(frame: FloatArray) -> float:
    """How far the left of a frame is up."""
    return float(np.arctan2(frame[2, 1], np.hypot(frame[0, 1], frame[1, 1])))


def _turn_rad(frame: FloatArray) -> float:
    """How far a frame is turned about the vertical, to the left."""
    return float(np.arctan2(frame[1, 0], frame[0, 0]))
