"""Socks and shoes."""

import numpy as np

from benchmarks.runner.body.anatomy import Anatomy, part_of
from formcheck.records import FloatArray, Side


def add_sock(body: Anatomy, side: Side) -> None:
    """Add a sock over the ankle bones."""
    ankle, shank = body.joint(f"{side}_ankle"), body.frame(f"{side}_shank")
    part, up = part_of(side, "SOCK"), shank[:, 2] * body.scale
    for across in (0.030, -0.030):
        bone = ankle + shank @ (np.array([0.0, across, 0.0]) * body.scale)
        size = np.array([0.014, 0.011, 0.018]) * body.scale
        body.shapes.ellipsoid(part, bone, shank, size, blend_m=0.015)
    radii = (0.042 * body.scale, 0.039 * body.scale)
    clip = (shank[:, 2], ankle + 0.075 * up)
    body.shapes.cone(part, (ankle + 0.13 * up, ankle), radii, blend_m=0.01, clip=clip)


def add_shoe(body: Anatomy, side: Side) -> None:
    """Add a shoe and its sole."""
    foot, toes = body.frame(f"{side}_foot"), body.frame(f"{side}_toes")
    ball, part, scale = body.joint(f"{side}_ball"), part_of(side, "SHOE"), body.scale

    def at(*offset_m: float) -> FloatArray:
        return body.at(f"{side}_ankle", f"{side}_foot", *offset_m)

    toe = ball + toes @ (np.array([0.052, 0.0, 0.006]) * scale)
    vamp, over_ball, over_toes = at(0.105, 0.0, -0.046), at(0.105, 0.0, -0.046), ball
    shapes = (
        ((at(-0.028, 0.0, -0.032), at(-0.022, 0.0, 0.012)), (0.034, 0.034), (1.1, 0.95), 0),
        ((at(-0.030, 0.0, -0.045), at(0.060, 0.0, -0.038)), (0.032, 0.034), (1.0, 1.05), 2),
        ((at(0.020, 0.0, -0.020), vamp), (0.034, 0.030), (1.0, 1.05), 2),
        ((at(0.050, 0.0, -0.045), over_ball), (0.036, 0.030), (0.95, 1.35), 2),
    )
    for ends, radii, wide, forward in shapes:
        size = (radii[0] * scale, radii[1] * scale)
        body.shapes.cone(part, ends, size, blend_m=0.03, wide=wide, forward=foot[:, forward])
    tip = (over_toes + foot[:, 2] * 0.020 * scale, toe)
    size = (0.028 * scale, 0.021 * scale)
    body.shapes.cone(part, tip, size, blend_m=0.03, wide=(0.95, 1.45), forward=toes[:, 2])
    _add_sole(body, side)


def _add_sole(body: Anatomy, side: Side) -> None:
    """Exactly the circles that roll on the belt, drawn out sideways."""
    foot, toes, sole = body.frame(f"{side}_foot"), body.frame(f"{side}_toes"), body.bones.sole
    heel, ball = body.joint(f"{side}_sole_heel"), body.joint(f"{side}_ball")
    part, heel_m, ball_m = part_of(side, "SOLE"), sole.heel_radius_m, sole.ball_radius_m
    body.shapes.cone(
        part, (heel, ball), (heel_m, ball_m), blend_m=0.006, wide=(1.0, 1.75), forward=foot[:, 2]
    )
    middle = heel + 0.12 * (ball - heel)
    radius = heel_m + 0.12 * (ball_m - heel_m)
    body.shapes.cone(
        part, (middle, ball), (radius, ball_m), blend_m=0.006, wide=(1.0, 2.2), forward=foot[:, 2]
    )
    tip = ball + toes[:, 0] * sole.toes_m
    body.shapes.cone(
        part, (ball, tip), (ball_m, ball_m), blend_m=0.006, wide=(1.0, 2.2), forward=toes[:, 2]
    )
