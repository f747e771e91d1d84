"""Legs and arms."""

import numpy as np

from benchmarks.runner.body.anatomy import Anatomy, left_sign, part_of
from benchmarks.runner.body.shapes import Part
from formcheck.records import FloatArray, Side

# Joint a bone hangs from, and its frame.
Bone = tuple[FloatArray, FloatArray]
# Offset from that joint, and radii; both forward, left, up, at 1.75 m.
Ellipsoid = tuple[tuple[float, float, float], tuple[float, float, float]]

# Front and back of the thigh.
THIGH_MUSCLES: tuple[Ellipsoid, ...] = (
    ((0.027, 0.0, -0.190), (0.058, 0.066, 0.160)),
    ((-0.025, 0.0, -0.230), (0.052, 0.060, 0.150)),
)
KNEECAP: Ellipsoid = ((0.022, 0.0, 0.0), (0.034, 0.036, 0.045))
DELTOID: Ellipsoid = ((0.0, 0.0, -0.020), (0.054, 0.051, 0.062))
UPPER_ARM_MUSCLE: Ellipsoid = ((0.012, 0.0, -0.150), (0.038, 0.036, 0.085))
FOREARM_MUSCLE: Ellipsoid = ((0.0, 0.0, -0.070), (0.040, 0.036, 0.085))


def add_leg(body: Anatomy, side: Side) -> None:
    """Add thigh, knee, calf and ankle."""
    part, shapes, girth = part_of(side, "LEG"), body.shapes, body.girth
    hip, knee, ankle = (body.joint(f"{side}_{name}") for name in ("hip", "knee", "ankle"))
    thigh, shank = body.frame(f"{side}_thigh"), body.frame(f"{side}_shank")
    start = hip - 0.02 * body.scale * thigh[:, 2]
    shapes.cone(part, (start, knee), (0.088 * girth, 0.054 * girth), blend_m=0.03)
    for muscle in THIGH_MUSCLES:
        _add_muscle(body, part, (hip, thigh), muscle, 0.04)
    _add_muscle(body, part, (knee, shank), KNEECAP)
    shapes.cone(part, (knee, ankle), (0.050 * girth, 0.033 * body.scale), blend_m=0.03)
    # Two bellies of the calf, the inner one lower.
    for across, down in ((0.019 * left_sign(side), 0.130), (-0.019 * left_sign(side), 0.145)):
        belly = ((-0.026, across, -down), (0.039, 0.036, 0.105))
        _add_muscle(body, part, (knee, shank), belly)


def add_arm(body: Anatomy, side: Side) -> None:
    """Add shoulder, upper arm, forearm and a loose fist."""
    part, shapes, girth = part_of(side, "ARM"), body.shapes, body.girth
    shoulder, elbow, wrist = (body.joint(f"{side}_{n}") for n in ("shoulder", "elbow", "wrist"))
    upper, fore = body.frame(f"{side}_upper_arm"), body.frame(f"{side}_forearm")
    _add_muscle(body, part, (shoulder, upper), DELTOID)
    shapes.cone(part, (shoulder, elbow), (0.044 * girth, 0.036 * girth), blend_m=0.03)
    _add_muscle(body, part, (shoulder, upper), UPPER_ARM_MUSCLE)
    shapes.cone(part, (elbow, wrist), (0.036 * girth, 0.025 * body.scale), blend_m=0.025)
    _add_muscle(body, part, (elbow, fore), FOREARM_MUSCLE)
    _add_fist(body, part, wrist, fore)


def _add_fist(body: Anatomy, part: Part, wrist: FloatArray, fore: FloatArray) -> None:
    scale = body.scale

    def at(ahead: float, down: float) -> FloatArray:
        return wrist + fore @ (np.array([ahead, 0.0, -down]) * scale)

    palm, knuckles, curled = at(0.0, 0.068), at(0.0, 0.086), at(0.034, 0.076)
    body.shapes.cone(
        part,
        (wrist, palm),
        (0.024 * scale, 0.030 * scale),
        wide=(0.75, 1.25),
        forward=fore[:, 1],
    )
    body.shapes.cone(
        part,
        (knuckles, curled),
        (0.026 * scale, 0.022 * scale),
        blend_m=0.015,
        wide=(1.0, 1.35),
        forward=fore[:, 2],
    )
    thumb = (at(0.020, 0.030), at(0.044, 0.086))
    body.shapes.cone(part, thumb, (0.013 * scale, 0.011 * scale), blend_m=0.012)


def _add_muscle(
    body: Anatomy, part: Part, bone: Bone, place: Ellipsoid, blend_m: float = 0.03
) -> None:
    (joint, frame), (offset_m, radii_m) = bone, place
    centre = joint + frame @ (np.array(offset_m) * body.scale)
    body.shapes.ellipsoid(part, centre, frame, np.array(radii_m) * body.girth, blend_m=blend_m)
