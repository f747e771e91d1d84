"""Shirt, shorts and the tape dots."""

import numpy as np

from benchmarks.runner.body.anatomy import SIDES, Anatomy, left_sign
from benchmarks.runner.body.footwear import add_shoe, add_sock
from benchmarks.runner.body.look import Sleeves, Waist
from benchmarks.runner.body.shapes import Part
from benchmarks.runner.body.trunk import Girdle, add_seat, add_torso, add_waist
from benchmarks.runner.kinematics.rotations import about_y
from formcheck.records import FloatArray, Side

# How far the cloth stands off the skin, at 1.75 m. The waistband goes over a tucked-in shirt; a
# loose one hangs clear of the shorts.
TUCKED_M = 0.010
LOOSE_M = 0.030
# A shirt that ends lower than this below mid-hip covers the seat, and lies on it.
LONG_M = 0.100
# The tucked-in shirt ends below the top of the waistband, above mid-hip.
TUCKED_ENDS_M = 0.050
WAISTBAND_TOP_M = 0.075
SLEEVE_LENGTHS = {Sleeves.SHORT: 0.50, Sleeves.LONG: 1.0}
DOT_RADIUS_M = 0.016


def add_clothes(body: Anatomy, hem: Girdle) -> None:
    """Add the kit; `hem` is the lower end of the shirt."""
    _add_shirt(body, hem)
    _add_shorts(body)
    for side in SIDES:
        add_sock(body, side)
        add_shoe(body, side)
    if body.look.kit.psis_markers:
        _add_dots(body)


def tucked_hem(body: Anatomy) -> Girdle:
    """Return the lower end of a shirt tucked into the shorts: it goes with the pelvis."""
    up, top = _waistline(body)
    end = top + body.frame("pelvis")[:, 2] * (TUCKED_ENDS_M - WAISTBAND_TOP_M) * body.scale
    return Girdle(body.joint("mid_hip"), body.frame("pelvis"), (-up, end))


def _waistline(body: Anatomy) -> tuple[FloatArray, FloatArray]:
    """Upward normal of the plane that ends the shorts above, and a point of it."""
    waist = body.look.kit.waist or Waist(WAISTBAND_TOP_M)
    up = body.frame("pelvis") @ about_y(np.radians(waist.slope_deg))[:, 2]
    return np.asarray(up), body.at("mid_hip", "pelvis", 0.0, 0.0, waist.above_hips_m)


def _add_shirt(body: Anatomy, hem: Girdle) -> None:
    under_band_m = min(TUCKED_M, body.look.kit.shorts_over_m - 0.003)
    loose = body.look.kit.loose
    add_torso(body, Part.SHIRT, hem, under_band_m if loose is None else LOOSE_M)
    if loose is not None:
        _add_skirt(body, hem, loose.hem_below_hips_m)
    collar = (
        body.at("neck", "thorax", -0.004, 0.0, -0.040),
        body.at("neck", "thorax", -0.004, 0.0, -0.032),
    )
    body.shapes.cone(Part.SHIRT, collar, (0.070 * body.scale, 0.066 * body.scale), blend_m=0.03)
    for side in SIDES:
        _add_sleeve(body, side)


def _add_skirt(body: Anatomy, hem: Girdle, hem_below_hips_m: float) -> None:
    """The loose part of a shirt from the waist down, over seat and shorts."""
    down_m = max(0.060, hem_below_hips_m - 0.040)
    if hem_below_hips_m > LONG_M:
        add_seat(body, Part.SHIRT, LOOSE_M, hem.clip)
    for aside in (-0.070, 0.070):
        top = hem.centre_m + hem.frame @ (np.array([-0.020, aside, 0.080]) * body.scale)
        low = hem.centre_m + hem.frame @ (np.array([-0.030, aside * 1.1, -down_m]) * body.scale)
        radii = (0.096 * body.girth + 0.012, 0.100 * body.girth + LOOSE_M * body.scale)
        body.shapes.cone(
            Part.SHIRT,
            (top, low),
            radii,
            blend_m=0.06,
            wide=(1.06, 1.0),
            forward=hem.frame[:, 0],
            clip=hem.clip,
        )


def _add_sleeve(body: Anatomy, side: Side) -> None:
    thorax, girth = body.frame("thorax"), body.girth
    shoulder, elbow = body.joint(f"{side}_shoulder"), body.joint(f"{side}_elbow")
    cap = shoulder + thorax @ (np.array([0.0, -left_sign(side) * 0.020, 0.012]) * body.scale)
    neck = body.at("neck", "thorax", -0.004, 0.0, -0.022)
    radii = (0.055 * body.scale, 0.057 * girth)
    body.shapes.cone(Part.SHIRT, (neck, cap), radii, blend_m=0.05)
    sleeves = body.look.kit.sleeves
    if sleeves is Sleeves.NONE:
        return
    way = elbow - shoulder
    end = shoulder + SLEEVE_LENGTHS[sleeves] * way
    upper = body.frame(f"{side}_upper_arm")
    over = np.array([0.064, 0.061, 0.068]) * girth
    body.shapes.ellipsoid(Part.SHIRT, shoulder + 0.07 * way, upper, over, blend_m=0.03)
    cut = (way / np.linalg.norm(way), end) if sleeves is Sleeves.SHORT else None
    ends, radii = (shoulder, end + 0.05 * way), (0.058 * girth, 0.062 * girth)
    if sleeves is Sleeves.LONG:
        ends, radii = (shoulder, elbow), (0.056 * girth, 0.046 * girth)
        fore = (elbow, body.joint(f"{side}_wrist"))
        body.shapes.cone(Part.SHIRT, fore, (0.048 * girth, 0.034 * body.scale), blend_m=0.03)
    body.shapes.cone(Part.SHIRT, ends, radii, blend_m=0.03, clip=cut)


def _add_shorts(body: Anatomy) -> None:
    pelvis, girth = body.frame("pelvis"), body.girth
    over_m = body.look.kit.shorts_over_m
    wide = 1.07 if body.is_female else 1.0
    radii = np.array([0.104, 0.156 * wide, 0.112]) * girth + over_m * body.scale
    top = _waistline(body)
    belly = body.at("mid_hip", "pelvis", -0.004, 0.0, 0.040)
    body.shapes.ellipsoid(Part.SHORTS, belly, pelvis, radii, blend_m=0.03, clip=top)
    if body.look.kit.waist is None:
        add_seat(body, Part.SHORTS, over_m)
    else:
        add_seat(body, Part.SHORTS, over_m, top)
        add_waist(body, Part.SHORTS, Girdle(body.joint("mid_hip"), pelvis, top), over_m)
    for side in SIDES:
        _add_trouser_leg(body, side)


def _add_trouser_leg(body: Anatomy, side: Side) -> None:
    hip, knee = body.joint(f"{side}_hip"), body.joint(f"{side}_knee")
    thigh, girth, way = body.frame(f"{side}_thigh"), body.girth, knee - hip
    cut = (way / np.linalg.norm(way), hip + body.look.kit.shorts_length * way)
    ends = (hip, hip + (body.look.kit.shorts_length + 0.12) * way)
    body.shapes.cone(Part.SHORTS, ends, (0.101 * girth, 0.094 * girth), blend_m=0.03, clip=cut)
    front = hip + thigh @ (np.array([0.024, 0.0, -0.150]) * body.scale)
    muscle = np.array([0.071, 0.078, 0.170]) * girth
    body.shapes.ellipsoid(Part.SHORTS, front, thigh, muscle, blend_m=0.03, clip=cut)


def _add_dots(body: Anatomy) -> None:
    """Tape dots where the shorts bulge over the spines, facing backwards."""
    pelvis = body.frame("pelvis")
    for side in SIDES:
        radii = np.array([0.018, DOT_RADIUS_M, DOT_RADIUS_M]) * body.scale
        at = body.joint(f"{side}_psis")
        body.shapes.ellipsoid(Part.MARKER, at, pelvis, radii, blend_m=0.001)
