"""Writes a drawing as SVG: the colour of the text around it, and one accent."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from html import escape

from formcheck.drawings.exercises.drawing import Drawing
from formcheck.drawings.exercises.figure import Part, parts_of
from formcheck.drawings.exercises.outline import Circle, outline
from formcheck.drawings.exercises.things import Ink, Round, Shape
from formcheck.drawings.exercises.view import View

# Against white 3.9 to 1, against the dark page 4.8 to 1; 3 to 1 is asked of graphics.
ACCENT = "#d2601a"
# All drawings are this wide, in percent of the figure's height, so that all figures are as large.
WIDTH = 150.0
_MARGIN = 4.0
_LEAST_HEIGHT = 62.0
# The gap around a limb that passes in front of the body.
_GAP = 1.1
# How far around its root a limb and the body are one; wider than the gap, so that no line is left.
_GROWN = 2.6
_OPACITY = {"ghost": 0.22, "far": 0.5, Ink.PALE: 0.14}
_LINE = 1.5
_EVERYWHERE = 'x="-500" y="-500" width="1000" height="1000"'


def to_svg(drawing: Drawing, *, key: str, title: str) -> str:
    """Return the SVG of a drawing.

    Parameters
    ----------
    drawing
        What to draw.
    key
        Word that makes the ids in it different from those of other drawings on a page.
    title
        Its name, for screen readers and as a tooltip.
    """
    view, parts = drawing.view, parts_of(drawing.pose, drawing.view)
    ghost = () if drawing.start is None else parts_of(drawing.start, view)
    things: list[Shape | Round] = [*drawing.shapes, *drawing.rounds]
    content = "".join(
        [
            *_things((thing for thing in things if not thing.in_front), view),
            _ghost(ghost, parts, f"{key}-behind"),
            *_body(parts, key),
            *_things((thing for thing in things if thing.in_front), view),
            *_arrows(drawing),
        ]
    )
    circles = [c for part in (*parts, *ghost) for some in part.outlines for c in some]
    circles += [c for thing in [*things, *drawing.arrows] for c in thing.circles(view)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{_frame(circles)}" role="img"'
        f' aria-labelledby="{key}-title {key}-shows" fill="currentColor"'
        ' stroke-linecap="round" stroke-linejoin="round">'
        f'<title id="{key}-title">{escape(title)}</title>'
        f'<desc id="{key}-shows">{escape(drawing.shows)}</desc>{content}</svg>'
    )


def _frame(circles: Sequence[Circle]) -> str:
    left, right = min(c.x - c.radius for c in circles), max(c.x + c.radius for c in circles)
    top, bottom = min(c.y - c.radius for c in circles), max(c.y + c.radius for c in circles)
    height = max(bottom - top + 2.0 * _MARGIN, _LEAST_HEIGHT)
    if right - left > WIDTH:
        raise ValueError(f"Expected a drawing of up to {WIDTH} in width, found {right - left:.1f}.")
    corner = f"{(left + right - WIDTH) / 2.0:.1f} {bottom + _MARGIN - height:.1f}"
    return f"{corner} {WIDTH:g} {height:.1f}"


def _path(part: Part) -> str:
    return "".join(outline(*circles) for circles in part.outlines)


def _body(parts: Sequence[Part], key: str) -> Iterable[str]:
    """Draw the parts from back to front, each with a gap where a nearer one passes."""
    for number, part in enumerate(parts):
        name = f"{key}-{number}"
        nearer = parts[number + 1 :]
        if nearer:
            yield _gap(nearer, _grown(part, nearer), name)
        opacity = f' opacity="{_OPACITY["far"]}"' if part.is_far else ""
        mask = f' mask="url(#{name})"' if nearer else ""
        yield f'<g{opacity}{mask}><path d="{_path(part)}"/></g>'


def _ghost(ghost: Sequence[Part], parts: Sequence[Part], name: str) -> str:
    if not ghost:
        return ""
    shape = "".join(_path(part) for part in ghost)
    mask = _gap(parts, (), name)
    return f'{mask}<g opacity="{_OPACITY["ghost"]}" mask="url(#{name})"><path d="{shape}"/></g>'


def _grown(part: Part, nearer: Sequence[Part]) -> Sequence[Circle]:
    """Return where a part and nearer ones are one body, so that no gap is between them."""
    if part.root is None:
        return [other.root for other in nearer if other.root is not None]
    return [part.root] if any(other.root is None for other in nearer) else []


def _gap(parts: Sequence[Part], grown: Sequence[Circle], name: str) -> str:
    path = "".join(_path(part) for part in parts)
    filled = "".join(outline(replace(circle, radius=circle.radius + _GROWN)) for circle in grown)
    return (
        f'<mask id="{name}" maskUnits="userSpaceOnUse" {_EVERYWHERE}>'
        f'<rect {_EVERYWHERE} fill="#fff"/>'
        f'<path d="{path}" fill="#000" stroke="#000" stroke-width="{2.0 * _GAP}"/>'
        f'<path d="{filled}" fill="#fff"/></mask>'
    )


def _things(things: Iterable[Shape | Round], view: View) -> Iterable[str]:
    for thing in things:
        colour = ACCENT if thing.ink is Ink.ACCENT else "currentColor"
        opacity = f' opacity="{_OPACITY[Ink.PALE]}"' if thing.ink is Ink.PALE else ""
        dashes = ' stroke-dasharray="2.5 3"' if thing.dashed else ""
        inside = colour if thing.filled else "none"
        yield (
            f'<path d="{thing.path(view)}" fill="{inside}" stroke="{colour}"'
            f' stroke-width="{_LINE}"{dashes}{opacity}/>'
        )


def _arrows(drawing: Drawing) -> Iterable[str]:
    for arrow in drawing.arrows:
        shaft, head = arrow.paths(drawing.view)
        yield (
            f'<path d="{shaft}" fill="none" stroke="{ACCENT}" stroke-width="2"/>'
            f'<path d="{head}" fill="{ACCENT}" stroke="{ACCENT}" stroke-width="0.6"/>'
        )
