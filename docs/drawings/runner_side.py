"""The runner from the side and from above.

One unit is a hundredth of the body's height. The origin is on the ground below the hips, and y
points down, as in SVG. Lengths of segments are those of Winter (2009).
"""

import math

from docs.drawings.svg import at, disc, limb, path, tube

HIPS = 53.0
_SHOULDER = (3.4, -80.5)
_THIGH, _SHANK, _UPPER_ARM, _FOREARM = 24.5, 24.6, 18.6, 14.6


def from_side() -> str:
    """Return the runner from the side, running to the right, as a foot lands."""
    return "".join(
        [
            _arm(22.0, 118.0, "far", "sleeve"),
            _leg(-6.0, -86.0, -14.0, "far", "band"),
            limb("skin", (4.2, -82, 3), (6, -89, 2.8)),
            _leg(24.0, 3.0, 94.0, "skin", "shorts"),
            limb("shorts", (-0.2, -56.5, 6.4), (0.2, -53, 7)),
            path(
                "shirt",
                "M-6.7-58.5C-6.4-66-6.2-72-4.6-77C-3.4-81-.6-83.8 3.2-84.4"
                "C6.6-84.4 9.2-82 9.6-78C10-72 8.6-66 6.6-58.5C2-57.4-2-57.4-6.7-58.5Z",
            ),
            path("band", "M-6.8-59C-2-58 2-58 6.6-59L6.9-56.4C2-55.4-2-55.4-6.9-56.4Z"),
            _arm(-46.0, 44.0, "skin", "sleeve"),
            _head(),
        ]
    )


def _leg(thigh_deg: float, shank_deg: float, foot_deg: float, skin: str, shorts: str) -> str:
    """Return a leg; angles are from straight down, forwards."""
    knee = _along((0.0, -HIPS), thigh_deg, _THIGH)
    ankle = _along(knee, shank_deg, _SHANK)
    calf = _along(_along(knee, shank_deg, 8.5), shank_deg - 90.0, 0.9)
    hem = _along((0.0, -HIPS), thigh_deg, 12.0)
    return (
        limb(skin, (0, -HIPS, 6.4), (*knee, 4), (*calf, 4.1), (*ankle, 2.3))
        + at(*ankle, _shoe(), turn_deg=90.0 - foot_deg)
        + tube(shorts, (0, -HIPS, 6.9), (*hem, 6.3))
    )


def _arm(upper_deg: float, fore_deg: float, skin: str, sleeve: str) -> str:
    """Return an arm; angles are from straight down, forwards."""
    elbow = _along(_SHOULDER, upper_deg, _UPPER_ARM)
    hand = _along(elbow, fore_deg, _FOREARM)
    hem = _along(_SHOULDER, upper_deg, 8.5)
    return (
        limb(skin, (*_SHOULDER, 3.3), (*elbow, 2.6), (*hand, 2.1))
        + disc(skin, *_along(hand, fore_deg, 1.4), 2.5)
        + tube(sleeve, (*_SHOULDER, 3.8), (*hem, 3.6))
    )


def _shoe() -> str:
    """Return a shoe that points to the right; its origin is the ankle."""
    return path(
        "ink",
        "M-3-2.4C-4.4-.4-4.7 2.6-4.3 4.2C-4 5.2-3.4 5.3-2.6 5.3L11 5.3C12.8 5.3 13 3.6 11.6 2.7"
        "C9 1.5 5.4.6 2.9-2.4C1-1.4-1-1.4-3-2.4Z",
    )


def _head() -> str:
    return at(
        7.2,
        -93.2,
        path(
            "skin",
            "M-4.6 0C-4.6-5-2-7 1-7C4-7 5.4-4.6 5.5-2C5.7-.8 6.9.6 6.7 1.1"
            "C6.5 1.5 5.7 1.5 5.6 1.8C5.6 3.4 5.4 5 3.6 5.4C2 5.8.6 6.6-1 6.2C-3.4 5-4.6 3-4.6 0Z",
        ),
        path(
            "hair",
            "M-5.2 2.4C-6.6-4-3.8-8 1-7.8C4.4-7.6 5.8-5.6 5.6-3.6C3.4-3 1.6-3.6.4-2.6"
            "C.4-1 .6 .6-.6 1.6C-1.6 3-1.8 4.4-3.2 5.2C-4.6 4.6-5 3.4-5.2 2.4Z",
        ),
    )


def from_above() -> str:
    """Return the runner from above, running to the right."""
    return "".join(
        [
            limb("skin", (0, -11, 2.8), (-7, -14.5, 2.6), (1, -14.5, 2.1)),
            limb("skin", (0, 11, 2.8), (4, 15, 2.6), (12, 11, 2.2)),
            limb("ink", (9, 4.5, 2.6), (17, 4.5, 2)),
            limb("sleeve", (0, -10.5, 4), (-3, -12.5, 3.7)),
            limb("sleeve", (0, 10.5, 4), (2, 12.5, 3.7)),
            limb("shirt", (0, -9.5, 4.8), (0.6, 0, 6), (0, 9.5, 4.8)),
            disc("skin", 4.5, 0, 4.6, 4.2),
            disc("hair", 2.6, 0, 6, 5.2),
        ]
    )


def _along(begin: tuple[float, float], angle_deg: float, length: float) -> tuple[float, float]:
    """Return the point that far from another; the angle is from straight down, forwards."""
    angle = math.radians(angle_deg)
    return begin[0] + length * math.sin(angle), begin[1] + length * math.cos(angle)
