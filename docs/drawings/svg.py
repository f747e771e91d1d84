"""Shapes of drawings, and the files that they become: text in SVG, nothing else.

Figures are made of `limb`: circles in a row and what lies between them, as a wooden puppet is.
"""

import math
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

Circle = tuple[float, float, float]
Point = tuple[float, float]


@dataclass(frozen=True)
class Drawing:
    """Shapes with the name of their file; title and description stand in `words.toml`.

    Attributes
    ----------
    name
        Name of its file, without the ending.
    content
        Its shapes.
    width, height
        Size in its own units, which are pixels where it is shown in full size.
    """

    name: str
    content: str
    width: int = 320
    height: int = 200

    def svg(self) -> str:
        """Return the file."""
        words = _words()[self.name]
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.width} {self.height}"'
            f' width="{self.width}" height="{self.height}" role="img"'
            f' aria-labelledby="{self.name}-title {self.name}-desc">\n'
            f'<title id="{self.name}-title">{escape(words["title"])}</title>\n'
            f'<desc id="{self.name}-desc">{escape(words["shows"])}</desc>\n'
            f"<style>{_style()}</style>\n"
            f'<rect class="paper" width="{self.width}" height="{self.height}" rx="10"/>\n'
            f"{self.content}\n</svg>\n"
        )


@cache
def _style() -> str:
    """Return the style of all drawings on one line, without its remarks."""
    text = Path(__file__).with_name("style.css").read_text(encoding="utf-8")
    return re.sub(r"\s*([{}:;,])\s*|\s*\n\s*", r"\1", re.sub(r"/\*.*?\*/", "", text, flags=re.S))


@cache
def _words() -> dict[str, dict[str, str]]:
    text = Path(__file__).with_name("words.toml").read_text(encoding="utf-8")
    words: dict[str, dict[str, str]] = tomllib.loads(text)
    return words


def number(value: float) -> str:
    """Return a number with two digits at most."""
    return f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")


def at(x: float, y: float, *shapes: str, scale: float = 1.0, turn_deg: float = 0.0) -> str:
    """Place shapes: their origin at a point, larger, and turned clockwise."""
    turned = f" rotate({number(turn_deg)})" if turn_deg else ""
    scaled = f" scale({number(scale)})" if scale != 1.0 else ""
    return (
        f'<g transform="translate({number(x)} {number(y)}){turned}{scaled}">{"".join(shapes)}</g>'
    )


def path(kind: str, d: str) -> str:
    """Return a path of a class."""
    return f'<path class="{kind}" d="{d}"/>'


def box(kind: str, x: float, y: float, *size: float) -> str:
    """Return a rectangle by its upper left corner, width, height, and radius of its corners."""
    width, height, round_by = (*size, 0.0)[:3]
    rx = f' rx="{number(round_by)}"' if round_by else ""
    return (
        f'<rect class="{kind}" x="{number(x)}" y="{number(y)}"'
        f' width="{number(width)}" height="{number(height)}"{rx}/>'
    )


def disc(kind: str, x: float, y: float, across: float, down: float | None = None) -> str:
    """Return a circle, or an ellipse, by its middle and radii."""
    return (
        f'<ellipse class="{kind}" cx="{number(x)}" cy="{number(y)}"'
        f' rx="{number(across)}" ry="{number(across if down is None else down)}"/>'
    )


def line(kind: str, *points: Point) -> str:
    """Return a line through points."""
    through = "L".join(f"{number(x)} {number(y)}" for x, y in points)
    return path(kind, f"M{through}")


def words(x: float, y: float, text: str, kind: str = "middle") -> str:
    """Return a line of text."""
    return f'<text class="{kind}" x="{number(x)}" y="{number(y)}">{escape(text)}</text>'


def within(name: str, shape: str, *content: str) -> str:
    """Cut content off at the edge of a shape."""
    return (
        f'<clipPath id="{name}">{shape}</clipPath>'
        f'<g clip-path="url(#{name})">{"".join(content)}</g>'
    )


def limb(kind: str, *circles: Circle) -> str:
    """Return circles in a row (x, y, radius) with what lies between neighbours."""
    return path(kind, "".join(map(_between, circles[:-1], circles[1:])))


def tube(kind: str, one: Circle, other: Circle) -> str:
    """Return a limb of clothes: round at the first circle, cut straight at the other's middle."""
    return path(kind, _between(one, other, is_cut=True))


def _between(one: Circle, other: Circle, *, is_cut: bool = False) -> str:
    (x, y, r), (u, v, s) = one, other
    along = math.atan2(v - y, u - x)
    # Where the common tangents touch, seen from either middle.
    aside = math.acos(max(-1.0, min(1.0, (r - s) / math.hypot(u - x, v - y))))
    large, small = int(aside < math.pi / 2), int(aside > math.pi / 2)
    a, b = _on(one, along + aside), _on(one, along - aside)
    c, d = _on(other, along - aside), _on(other, along + aside)
    end = f"L{d}" if is_cut else f"A{number(s)} {number(s)} 0 {small} 1 {d}"
    return f"M{a}A{number(r)} {number(r)} 0 {large} 1 {b}L{c}{end}Z"


def _on(circle: Circle, angle: float) -> str:
    x, y, r = circle
    return f"{number(x + r * math.cos(angle))} {number(y + r * math.sin(angle))}"
