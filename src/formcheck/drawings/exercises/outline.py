"""Round outlines: the tight band around some circles, as the path of an SVG."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

# Points on each circle among which the outline is found; finer makes no visible difference.
_SAMPLES = 96


@dataclass(frozen=True)
class Circle:
    """A circle on the paper: x to the right, y down."""

    x: float
    y: float
    radius: float


def outline(*circles: Circle) -> str:
    """Return the path of a band pulled tight around the circles: straight lines and arcs."""
    corners = _hull(_points(circles))
    owners = [owner for owner, _, _ in corners]
    # Begin where an arc begins, so that no arc is cut in two.
    first = next((i for i, owner in enumerate(owners) if owner != owners[i - 1]), 0)
    corners = corners[first:] + corners[:first]
    runs: list[list[tuple[int, float, float]]] = [[corners[0]]]
    for before, after in pairwise(corners):
        if after[0] == before[0]:
            runs[-1].append(after)
        else:
            runs.append([after])
    if len(runs) == 1:
        return _whole(circles[runs[0][0][0]])
    return "M" + "L".join(_arc(run, circles) for run in runs) + "Z"


def _points(circles: tuple[Circle, ...]) -> list[tuple[int, float, float]]:
    turns = np.arange(_SAMPLES) * 2.0 * np.pi / _SAMPLES
    around = np.column_stack([np.cos(turns), np.sin(turns)]).tolist()
    return [
        (owner, circle.x + circle.radius * right, circle.y + circle.radius * down)
        for owner, circle in enumerate(circles)
        for right, down in around
    ]


def _hull(points: list[tuple[int, float, float]]) -> list[tuple[int, float, float]]:
    """Return the convex hull, clockwise on the paper (Andrew's monotone chain)."""
    ordered = sorted(points, key=lambda p: (p[1], p[2]))
    halves = []
    for some in (ordered, ordered[::-1]):
        half: list[tuple[int, float, float]] = []
        for point in some:
            while len(half) > 1 and _turn(half[-2], half[-1], point) <= 0.0:
                half.pop()
            half.append(point)
        halves.append(half[:-1])
    return halves[0] + halves[1]


def _turn(
    a: tuple[int, float, float], b: tuple[int, float, float], c: tuple[int, float, float]
) -> float:
    return (b[1] - a[1]) * (c[2] - a[2]) - (b[2] - a[2]) * (c[1] - a[1])


def _arc(run: list[tuple[int, float, float]], circles: tuple[Circle, ...]) -> str:
    radius = circles[run[0][0]].radius
    (_, x0, y0), (_, x1, y1) = run[0], run[-1]
    start = f"{x0:.1f} {y0:.1f}"
    if len(run) == 1:
        return start
    large = int(len(run) > _SAMPLES / 2)
    return f"{start}A{radius:g} {radius:g} 0 {large} 1 {x1:.1f} {y1:.1f}"


def _whole(circle: Circle) -> str:
    x, y, r = circle.x, circle.y, circle.radius
    half = f"A{r:g} {r:g} 0 1 1"
    return f"M{x - r:.1f} {y:.1f}{half} {x + r:.1f} {y:.1f}{half} {x - r:.1f} {y:.1f}Z"
