"""The legend of the lines that are drawn over a clip."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from formcheck.exporters.overlay.colours import DOUBTFUL, INK, MEASURED, OF_SIDE, TRUNK
from formcheck.exporters.overlay.text import Colour
from formcheck.records import Pelvis, Side, Trial


class Mark(StrEnum):
    """The shape of something drawn."""

    LINE = "line"
    THIN_LINE = "thin line"
    DASHES = "dashes"
    RING = "ring"


@dataclass(frozen=True)
class LegendEntry:
    """One kind of line.

    Attributes
    ----------
    mark
        Its shape.
    colour
        Red, green and blue, 0 to 255.
    words
        Its meaning.

    Examples
    --------
    >>> LegendEntry(Mark.LINE, (245, 247, 250), "level").css
    'rgb(245, 247, 250)'
    """

    mark: Mark
    colour: Colour
    words: str

    @property
    def css(self) -> str:
        """The colour as a page writes it."""
        return f"rgb{self.colour}"


def legend_of(trial: Trial) -> tuple[LegendEntry, ...]:
    """Return the lines that the player draws over the clip of a trial."""
    words = _words()
    entries = [
        LegendEntry(Mark.LINE, OF_SIDE[Side.LEFT], words["left"]),
        LegendEntry(Mark.LINE, OF_SIDE[Side.RIGHT], words["right"]),
        LegendEntry(Mark.LINE, TRUNK, words["trunk"]),
    ]
    near = trial.view.near_side
    if near is not None:
        entries.append(LegendEntry(Mark.THIN_LINE, OF_SIDE[near.other], words["far"]))
    if isinstance(trial.pelvis, Pelvis):
        entries.append(LegendEntry(Mark.LINE, MEASURED, words["measured"]))
        entries.append(LegendEntry(Mark.DASHES, DOUBTFUL, words["doubtful"]))
        if trial.pelvis.level is not None:
            entries.append(LegendEntry(Mark.THIN_LINE, INK, words["level"]))
    entries.append(LegendEntry(Mark.RING, TRUNK, words["landed"]))
    return tuple(entries)


@cache
def _words() -> Mapping[str, str]:
    text = files("formcheck.exporters.overlay").joinpath("legend.toml").read_text("utf-8")
    return tomllib.loads(text)
