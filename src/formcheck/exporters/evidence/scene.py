"""The plan of a freeze frame: the frames that it needs, and the drawing over them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from formcheck.exporters.evidence.evidence import Evidence
from formcheck.exporters.window import Image, Window


@dataclass(frozen=True, eq=False)
class Shot:
    """A frame of the clip, by its number, and the part of it that is shown."""

    frame: int
    window: Window


class Scene(Protocol):
    """A freeze frame that has not been drawn yet."""

    @property
    def evidence(self) -> Evidence:
        """The question, with caption and alternative text."""

    @property
    def shots(self) -> Sequence[Shot]:
        """The frames that it needs."""

    def drawn(self, pictures: Sequence[Image]) -> Image:
        """Return the freeze frame, from one cut-out per shot; they may be drawn over."""
