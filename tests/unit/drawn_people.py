"""People drawn by hand as landmarks: heights, places and legs apart as a test wants them."""

import numpy as np

from formcheck.pose import Person
from formcheck.records import RUNNER_SKELETON

HEIGHT_PX = 500.0
# Heights of the landmarks below the hips, in body heights; the whole body is 1.
BELOW_HIPS = {
    "nose": -0.5,
    "ear": -0.48,
    "shoulder": -0.33,
    "elbow": -0.2,
    "wrist": -0.05,
    "hip": 0.0,
    "knee": 0.24,
    "ankle": 0.46,
    "heel": 0.48,
    "foot_index": 0.5,
}


def person(
    time_s: float = 0.0,
    centre: tuple[float, float] = (500.0, 600.0),
    height: float = HEIGHT_PX,
    spread: float = 0.0,
    leg_visibility: float = 1.0,
) -> Person:
    """A person whose left foot is `spread` heights to the right of the right one."""
    points = []
    for name in RUNNER_SKELETON.names:
        part = name.removeprefix("left_").removeprefix("right_")
        foot = {"l": 0.5, "r": -0.5}.get(name[0], 0.0) if BELOW_HIPS[part] > 0.4 else 0.0
        x, y = foot * spread, BELOW_HIPS[part]
        points.append((centre[0] + height * x, centre[1] + height * y))
    return Person(time_s, np.array(points), leg_visibility=leg_visibility)
