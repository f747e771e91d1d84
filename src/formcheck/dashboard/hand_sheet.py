"""What a person has laid in a clip so far, kept with its check so that a reload finds it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Self

from formcheck.dashboard.hand_line.laid import Passes, read_laid
from formcheck.dashboard.own_checks import the_queue
from formcheck.exporters.hand_pictures import HandPicture
from formcheck.jobs import Done
from formcheck.records import ClipInfo, Garment, HandLine, HandMark

# Name of the file among those of a check.
LAID = "laid.json"


@dataclass(frozen=True)
class Sheet:
    """Lines by garment, and what was chosen beside them.

    Attributes
    ----------
    garment, hand
        What the lines are laid along, None until that is said, and who lays them.
    asked
        Number of passes that were asked for.
    tries
        How often the person started again.
    laid
        The lines of each pass, by garment.
    """

    garment: Garment | None = None
    hand: str = ""
    asked: int = 1
    tries: int = 0
    laid: Mapping[Garment, Passes] = field(default_factory=dict)

    def with_laid(self, garment: Garment, hand: str, laid: Passes) -> Self:
        """Return the sheet with these choices and lines."""
        return replace(self, garment=garment, hand=hand, laid={**self.laid, garment: laid})

    def with_second_pass(self) -> Self:
        """Return the sheet that asks for a second pass."""
        return replace(self, asked=2)

    def emptied(self) -> Self:
        """Return the sheet without lines along the garment that was chosen."""
        left = {garment: laid for garment, laid in self.laid.items() if garment != self.garment}
        return replace(self, asked=1, tries=self.tries + 1, laid=left)


def read_sheet(done: Done) -> Sheet:
    """Return the sheet of a check; an empty one where nothing was laid yet."""
    if LAID not in done.files:
        return Sheet()
    kept = json.loads(done.files[LAID])
    laid = {
        Garment(garment): read_laid(passes, _ids(passes))
        for garment, passes in kept["laid"].items()
    }
    garment = None if kept["garment"] is None else Garment(kept["garment"])
    return Sheet(garment, kept["who"], kept["asked"], kept["tries"], laid)


def write_sheet(token: str, sheet: Sheet) -> None:
    """Keep a sheet with its check."""
    plain = {
        "garment": sheet.garment,
        "who": sheet.hand,
        "asked": sheet.asked,
        "tries": sheet.tries,
        "laid": {
            garment: [[mark.plain() for mark in marks] for marks in passes]
            for garment, passes in sheet.laid.items()
        },
    }
    the_queue().keep(token, LAID, json.dumps(plain).encode())


def line_of(
    sheet: Sheet, garment: Garment, pictures: Sequence[HandPicture], clip: ClipInfo
) -> HandLine:
    """Return the lines along a garment, with the times of their frames."""
    times_s = {picture.id: picture.time_s for picture in pictures}
    passes = tuple(
        tuple(HandMark(times_s[mark.id], *mark.ends) for mark in marks if mark.ends is not None)
        for marks in sheet.laid.get(garment, ())
    )
    whole = tuple(marks for marks in passes if marks)
    return HandLine(clip.identity, garment, sheet.hand.strip(), whole)


def _ids(passes: Any) -> list[list[str]]:
    return [[mark["id"] for mark in marks] for marks in passes]
