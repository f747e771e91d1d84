"""Draws the SVG files of `src/formcheck/drawings/filming`: `make drawings`."""

from docs.drawings import pairs, set_up, steps
from docs.drawings.svg import Drawing


def all_drawings() -> list[Drawing]:
    """Return every drawing of how to film."""
    return [*set_up.drawings(), *pairs.drawings(), *steps.drawings()]
