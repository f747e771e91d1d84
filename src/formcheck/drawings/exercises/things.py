"""Things around the figure: lines and areas, balls, bands, and arrows that show the movement."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from formcheck.drawings.exercises.outline import Circle, outline
from formcheck.drawings.exercises.pose import Triple
from formcheck.drawings.exercises.view import View

# Of an arrow, in percent of body height.
_HEAD_LENGTH, _HALF_HEAD = 5.0, 2.9


class Ink(StrEnum):
    """How strongly a thing is drawn."""

    PLAIN = "plain"
    PALE = "pale"
    ACCENT = "accent"


@dataclass(frozen=True)
class Shape:
    """A line through some points, or an area between them."""

    points: tuple[Triple, ...]
    ink: Ink = Ink.PLAIN
    closed: bool = False
    filled: bool = False
    dashed: bool = False
    in_front: bool = False

    def path(self, view: View) -> str:
        """Return its path on the paper."""
        corners = [_place(*view.seen(point)[:2]) for point in self.points]
        return "M" + "L".join(corners) + ("Z" if self.closed else "")

    def circles(self, view: View) -> tuple[Circle, ...]:
        """Return the places that must be on the paper."""
        return tuple(view.circle(point, 1.0) for point in self.points)


@dataclass(frozen=True)
class Round:
    """A band pulled tight around some balls; around one, it is a ball."""

    around: tuple[Triple, ...]
    radius: float
    ink: Ink = Ink.ACCENT
    filled: bool = False
    dashed: bool = False
    in_front: bool = False

    def path(self, view: View) -> str:
        """Return its path on the paper."""
        return outline(*self.circles(view))

    def circles(self, view: View) -> tuple[Circle, ...]:
        """Return the places that must be on the paper."""
        return tuple(view.circle(place, self.radius) for place in self.around)


@dataclass(frozen=True)
class Arrow:
    """A movement from one place to another, in a bow to its left if `bow` is above zero."""

    start: Triple
    end: Triple
    bow: float = 0.0

    def paths(self, view: View) -> tuple[str, str]:
        """Return the paths of its shaft and of its head."""
        start, end = view.seen(self.start)[:2], view.seen(self.end)[:2]
        across = end - start
        middle = (start + end) / 2.0 + self.bow * np.array([across[1], -across[0]])
        along = (end - middle) / float(np.linalg.norm(end - middle))
        side, foot = np.array([-along[1], along[0]]), end - _HEAD_LENGTH * along
        corners = [end, foot + _HALF_HEAD * side, foot - _HALF_HEAD * side]
        shaft = f"M{_place(*start)}Q{_place(*middle)} {_place(*(foot + 0.5 * along))}"
        return shaft, "M" + "L".join(_place(*corner) for corner in corners) + "Z"

    def circles(self, view: View) -> tuple[Circle, ...]:
        """Return the places that must be on the paper."""
        return view.circle(self.start, 2.0), view.circle(self.end, 2.0)


def _place(x: float, y: float) -> str:
    return f"{x:.1f} {y:.1f}"
