"""Lines that a person has laid, as the browser reports them."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

Point = tuple[float, float]
Orders = Sequence[Sequence[str]]


@dataclass(frozen=True)
class Laid:
    """The line of one frame, or that nothing was seen there.

    Attributes
    ----------
    id
        The frame's picture.
    ends
        Left and right end (x, y), pixels of the clip; None where the person could not see it.

    Examples
    --------
    >>> Laid("a", ((310.0, 640.0), (402.5, 636.0))).plain()
    {'id': 'a', 'left': [310.0, 640.0], 'right': [402.5, 636.0]}
    >>> Laid("b", None).plain()
    {'id': 'b', 'unseen': True}
    """

    id: str
    ends: tuple[Point, Point] | None

    def plain(self) -> dict[str, Any]:
        """Return it as the browser knows it."""
        if self.ends is None:
            return {"id": self.id, "unseen": True}
        left, right = self.ends
        return {"id": self.id, "left": list(left), "right": list(right)}


Passes = tuple[tuple[Laid, ...], ...]


def read_laid(reported: Any, orders: Orders) -> Passes:
    """Return the lines of each pass; anything that a browser should not have sent is left out.

    Parameters
    ----------
    reported
        A list for each pass, from the browser.
    orders
        The ids of the pictures in the order of each pass.
    """
    passes = reported if isinstance(reported, list) else []
    return tuple(_read_pass(marks, ids) for marks, ids in zip(passes, orders, strict=False))


def finished_passes(laid: Passes, orders: Orders) -> int:
    """Return how many passes are complete: each frame has a line or could not be seen."""
    return sum(
        {mark.id for mark in marks} >= set(ids) for marks, ids in zip(laid, orders, strict=False)
    )


def _read_pass(marks: Any, ids: Sequence[str]) -> tuple[Laid, ...]:
    read = [_read(mark) for mark in marks] if isinstance(marks, list) else []
    return tuple(mark for mark in read if mark is not None and mark.id in ids)


def _read(mark: Any) -> Laid | None:
    match mark:
        case {"id": str(name), "unseen": True}:
            return Laid(name, None)
        case {"id": str(name), "left": [*left], "right": [*right]}:
            if _is_point(left) and _is_point(right):
                return Laid(name, ((left[0], left[1]), (right[0], right[1])))
    return None


def _is_point(values: list[Any]) -> bool:
    return len(values) == 2 and all(
        isinstance(value, int | float) and math.isfinite(value) for value in values
    )
