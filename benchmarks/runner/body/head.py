"""Head, face and hair."""

import numpy as np

from benchmarks.runner.body.anatomy import SIDES, Anatomy, left_sign
from benchmarks.runner.body.look import Hair
from benchmarks.runner.body.shapes import Part
from formcheck.records import FloatArray

# How far the end of a long tail swings aside, in metres per radian of the chest's turn: 8 cm.
TAIL_SWING = 0.8
# Skull, jaw and chin: offset from the head's centre, radii, melting width.
SKULL = (
    ((-0.005, 0.0, 0.022), (0.096, 0.076, 0.098), 0.03),
    ((0.022, 0.0, -0.045), (0.068, 0.058, 0.075), 0.03),
    ((0.050, 0.0, -0.094), (0.030, 0.032, 0.022), 0.03),
)
# Of the left half of the face: part, offset, radii, melting width.
FACE = (
    (Part.TRUNK, (0.100, 0.013, -0.033), (0.012, 0.010, 0.009), 0.010),
    (Part.TRUNK, (-0.005, 0.077, -0.012), (0.022, 0.010, 0.033), 0.008),
    (Part.TRUNK, (0.083, 0.032, 0.026), (0.012, 0.026, 0.010), 0.020),
    (Part.TRUNK, (0.066, 0.042, -0.025), (0.020, 0.022, 0.020), 0.020),
    (Part.EYES, (0.077, 0.031, 0.004), (0.014, 0.016, 0.010), 0.001),
    (Part.BROWS, (0.0875, 0.0305, 0.004), (0.0055, 0.0065, 0.0075), 0.001),
)


def add_head(body: Anatomy) -> None:
    """Add skull, face and hair."""
    for offset, radii, blend_m in SKULL:
        _add(body, Part.TRUNK, offset, radii, blend_m)
    for part, (ahead, aside, up), radii, blend_m in FACE:
        for side in SIDES:
            _add(body, part, (ahead, left_sign(side) * aside, up), radii, blend_m)
    _add_line(body, Part.TRUNK, (0.086, 0.0, 0.005), (0.108, 0.0, -0.030), 0.011)
    _add_line(body, Part.LIPS, (0.0835, 0.021, -0.064), (0.0835, -0.021, -0.064), 0.0085)
    for side in SIDES:
        sign = left_sign(side)
        inner, outer = (0.091, sign * 0.016, 0.026), (0.080, sign * 0.046, 0.027)
        _add_line(body, Part.BROWS, inner, outer, 0.0042)
    if body.look.physique.hair is not Hair.NONE:
        _add_hair(body)


def _add_hair(body: Anatomy) -> None:
    head = body.frame("head")
    brow = (head @ np.array([0.80, 0.0, -0.60]), _at(body, 0.060, 0.0, 0.062))
    nape = (head @ np.array([0.95, 0.0, -0.30]), _at(body, -0.012, 0.0, 0.0))
    for offset, radii, clip in (
        ((-0.012, 0.0, 0.030), (0.104, 0.086, 0.102), brow),
        ((-0.030, 0.0, -0.002), (0.079, 0.077, 0.078), nape),
    ):
        size = np.array(radii) * body.scale
        body.shapes.ellipsoid(Part.HAIR, _at(body, *offset), head, size, clip=clip)
    if body.look.physique.hair is Hair.LONG:
        _add_tail(body)
    if body.look.physique.hair is Hair.PONYTAIL:
        _add(body, Part.HAIR, (-0.112, 0.0, 0.032), (0.030, 0.030, 0.030), 0.02)
        # It hangs down the room, and swings against the chest.
        tip = _at(body, -0.165, 0.0, -0.120)
        tip = tip + np.array([0.0, 0.35 * body.frame("thorax")[0, 1], 0.0])
        ends = (_at(body, -0.118, 0.0, 0.020), tip)
        body.shapes.cone(Part.HAIR, ends, (0.028 * body.scale, 0.012 * body.scale))


def _add_tail(body: Anatomy) -> None:
    """A tail down the back to the waist; the further down, the further it swings aside."""
    _add(body, Part.HAIR, (-0.112, 0.0, 0.032), (0.030, 0.030, 0.030), 0.02)
    top = _at(body, -0.118, 0.0, 0.020)
    behind = body.at("waist", "lumbar", -0.150, 0.0, 0.0)
    swing = TAIL_SWING * body.frame("thorax")[0, 1]
    places = [
        top + share * (behind - top) + np.array([-0.050 * bow, swing * share**2, 0.0]) * body.scale
        for share, bow in ((0.0, 0.0), (0.3, 1.0), (0.65, 0.6), (1.0, 0.0))
    ]
    widths = np.array([0.026, 0.036, 0.034, 0.012]) * body.scale
    for i in range(3):
        ends, radii = (places[i], places[i + 1]), (widths[i], widths[i + 1])
        body.shapes.cone(Part.HAIR, ends, radii, blend_m=0.003)


def _at(body: Anatomy, *offset_m: float) -> FloatArray:
    return body.at("head", "head", *offset_m)


def _add(
    body: Anatomy,
    part: Part,
    offset_m: tuple[float, float, float],
    radii_m: tuple[float, float, float],
    blend_m: float,
) -> None:
    size = np.array(radii_m) * body.scale
    body.shapes.ellipsoid(part, _at(body, *offset_m), body.frame("head"), size, blend_m=blend_m)


def _add_line(
    body: Anatomy,
    part: Part,
    first_m: tuple[float, float, float],
    last_m: tuple[float, float, float],
    radius_m: float,
) -> None:
    ends = (_at(body, *first_m), _at(body, *last_m))
    size = (radius_m * body.scale, radius_m * body.scale)
    body.shapes.cone(part, ends, size, blend_m=0.004)
