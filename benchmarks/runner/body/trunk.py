"""Trunk and, blown up a little, the shirt over it."""

from dataclasses import dataclass

import numpy as np

from benchmarks.runner.body.anatomy import SIDES, Anatomy, left_sign
from benchmarks.runner.body.shapes import Clip, Part
from formcheck.records import FloatArray, Side


@dataclass(frozen=True)
class Girdle:
    """Lower end of a garment or of the trunk: the frame it turns with, and where it ends."""

    centre_m: FloatArray
    frame: FloatArray
    clip: Clip | None = None


def add_trunk(body: Anatomy) -> None:
    """Add skin from the seat to the neck."""
    girdle = Girdle(body.joint("mid_hip"), body.frame("pelvis"))
    add_torso(body, Part.TRUNK, girdle, 0.0)
    add_seat(body, Part.TRUNK, 0.0)
    for side in SIDES:
        body.shapes.cone(
            Part.TRUNK,
            (body.at("neck", "thorax", -0.004, 0.0, -0.012), _shoulder_cap(body, side)),
            (0.050 * body.scale, 0.047 * body.girth),
            blend_m=0.05,
        )
    neck = body.at("neck", "thorax", -0.004, 0.0, -0.030)
    throat = body.at("head", "head", -0.012, 0.0, -0.058)
    radii = (0.060 * body.scale, 0.053 * body.scale)
    body.shapes.cone(Part.TRUNK, (neck, throat), radii, blend_m=0.035)


def add_torso(body: Anatomy, part: Part, girdle: Girdle, over_m: float) -> None:
    """Add belly, waist, ribs and upper back, `over_m` larger than the skin."""
    hips, shoulders = (1.07, 0.93) if body.is_female else (1.0, 1.0)
    girth, clip = body.girth, girdle.clip
    thorax = body.frame("thorax")
    over = over_m * body.scale
    belly = girdle.centre_m + girdle.frame @ (np.array([-0.004, 0.0, 0.048]) * body.scale)
    body.shapes.ellipsoid(
        part,
        belly,
        girdle.frame,
        np.array([0.104, 0.156 * hips, 0.112]) * girth + over,
        blend_m=0.05,
        clip=clip,
    )
    add_waist(body, part, girdle, over_m)
    ribs = np.array([0.116, 0.154 * shoulders, 0.165]) * girth + over
    at_ribs = body.at("chest", "thorax", 0.012, 0.0, 0.118)
    body.shapes.ellipsoid(part, at_ribs, thorax, ribs, blend_m=0.05, clip=clip)
    blades = np.array([0.082, 0.166 * shoulders, 0.086]) * girth + over
    at_blades = body.at("chest", "thorax", -0.020, 0.0, 0.192)
    body.shapes.ellipsoid(part, at_blades, thorax, blades, blend_m=0.05, clip=clip)
    if body.is_female:
        for side in SIDES:
            at = body.at("chest", "thorax", 0.094, left_sign(side) * 0.066, 0.110)
            radii = np.array([0.054, 0.060, 0.060]) * girth + over
            body.shapes.ellipsoid(part, at, thorax, radii, blend_m=0.03, clip=clip)


def add_waist(body: Anatomy, part: Part, girdle: Girdle, over_m: float) -> None:
    """Add what joins belly and ribs, `over_m` larger than the skin."""
    girth, over = body.girth, over_m * body.scale
    body.shapes.cone(
        part,
        (
            girdle.centre_m + girdle.frame @ (np.array([0.010, 0.0, 0.095]) * body.scale),
            body.at("chest", "thorax", 0.010, 0.0, 0.030),
        ),
        (0.114 * girth + over, 0.120 * girth + over),
        blend_m=0.05,
        wide=(0.86, 1.14 if not body.is_female else 1.06),
        forward=body.frame("lumbar")[:, 0],
        clip=girdle.clip,
    )


def add_seat(body: Anatomy, part: Part, over_m: float, clip: Clip | None = None) -> None:
    """Add both halves of the seat."""
    wide = 1.07 if body.is_female else 1.0
    for side in SIDES:
        body.shapes.ellipsoid(
            part,
            body.at("mid_hip", "pelvis", *_half_seat_m(body, side)),
            body.frame("pelvis"),
            np.array([0.086, 0.084 * wide, 0.092]) * body.girth + over_m * body.scale,
            blend_m=0.035,
            clip=clip,
        )


def _half_seat_m(body: Anatomy, side: Side) -> tuple[float, float, float]:
    """Where half of the seat is from mid-hip, in the pelvis; it goes with its thigh a little."""
    ahead, aside, up = -0.054, left_sign(side) * 0.070, -0.012
    follows = body.look.physique.seat_follows
    if follows == 0.0:
        return ahead, aside, up
    # A thigh drawn back lifts its half, one brought forward draws it down and flat.
    thigh = body.frame("pelvis").T @ body.frame(f"{side}_thigh")
    moved = follows * (thigh @ np.array([ahead, 0.0, up]) - np.array([ahead, 0.0, up]))
    return ahead + moved[0], aside + moved[1], up + moved[2]


def _shoulder_cap(body: Anatomy, side: Side) -> FloatArray:
    inward = np.array([0.0, -left_sign(side) * 0.020, 0.012]) * body.scale
    return body.joint(f"{side}_shoulder") + body.frame("thorax") @ inward
