"""Drawings of how to film. `docs/drawings` draws them: `make drawings`."""

from functools import cache
from importlib.resources import files

from formcheck.drawings.drawing import Drawing, read_drawing

_STEPS = ("step_film", "step_upload", "step_see")


@cache
def film_drawing(name: str) -> Drawing:
    """Return the drawing of a name, such as ``rear_height``.

    Parameters
    ----------
    name
        Name of its file in this folder, without the ending.

    Returns
    -------
    Drawing
        The drawing and its words.

    Examples
    --------
    >>> film_drawing("level").title
    'Phone: level'
    """
    return read_drawing(files(__name__), name)


def first_steps() -> tuple[Drawing, ...]:
    """Return three small drawings for a first visit: film, upload, see."""
    return tuple(map(film_drawing, _STEPS))
