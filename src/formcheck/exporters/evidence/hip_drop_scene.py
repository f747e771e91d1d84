"""A drawing of the hips at the peak of their drop: level, hip line, and the angle between them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from formcheck.analyzers import pelvic_drop
from formcheck.exporters.evidence.evidence import Evidence
from formcheck.exporters.evidence.pen import Pen
from formcheck.exporters.evidence.scene import Shot
from formcheck.exporters.evidence.words import size_in_words, words_of
from formcheck.exporters.overlay.colours import INK, MEASURED, OF_SIDE
from formcheck.exporters.window import Image
from formcheck.records import FloatArray, Question, Side

# Sizes of letters, as parts of the height: legible where two pictures share a card of 330 pixels.
_VALUE, _WORDS, _SMALL = 0.13, 0.075, 0.07
# From a line to its words.
_GAP = 0.03
_WORDS_OF = words_of(Question.HIP_DROP)


@dataclass(frozen=True, eq=False)
class HipDropScene:
    """The hips of a typical step at the peak of the drop.

    Attributes
    ----------
    evidence
        Question, caption and alternative text.
    shot
        The frame, and the part of it that is shown.
    centre_px, half_px
        Middle of the hip line, and half of its length, in pixels of the clip.
    level_deg, drop_deg
        Tilt of the level line in the picture, + = right end higher, and the drop of this step.
    is_clear
        Whether the frame itself shows the hip line well.
    is_laid
        Whether a person laid the line.
    """

    evidence: Evidence
    shot: Shot
    centre_px: FloatArray
    half_px: float
    level_deg: float
    drop_deg: float
    is_clear: bool
    is_laid: bool = False

    @property
    def shots(self) -> Sequence[Shot]:
        """The one frame."""
        return (self.shot,)

    @property
    def ends_px(self) -> tuple[FloatArray, FloatArray, FloatArray]:
        """Ends of the hip line over the standing and the free leg, and the free end if level."""
        outward = 1.0 if self.evidence.moment.side is Side.RIGHT else -1.0
        reach_px = outward * self.half_px
        tilted = reach_px * _way(self.level_deg + outward * self.drop_deg)
        standing = self.centre_px + tilted
        level = standing - 2.0 * reach_px * _way(self.level_deg)
        return standing, self.centre_px - tilted, level

    def drawn(self, pictures: Sequence[Image]) -> Image:
        """Draw level, hip line, the angle between them and its value."""
        (picture,) = pictures
        pen = Pen(picture)
        standing, free, level = (self.shot.window.place(end) for end in self.ends_px)
        colour = MEASURED if self._is_mean else OF_SIDE[self.evidence.side]
        pen.angle(standing, level, free, colour)
        pen.line(standing, level, INK, dashed=True)
        pen.line(standing, free, colour, 1.0, dashed=self.is_laid or not self.is_clear)
        pen.dot(standing, INK)
        self._name_the_leg(pen)
        self._name_the_lines(pen, free, level)
        return picture

    @property
    def _is_mean(self) -> bool:
        return self.evidence.side is Side.BOTH

    def _name_the_leg(self, pen: Pen) -> None:
        title = _WORDS_OF["both_legs" if self._is_mean else "on_leg"]
        words = title.format(leg=self.evidence.moment.side)
        pen.words([words], _WORDS, pen.at(0.5, 0.0), (0.5, 0.0))
        if not self.is_clear:
            pen.words([_WORDS_OF["doubtful"]], _SMALL, pen.at(0.5, 1.0), (0.5, 1.0))

    def _name_the_lines(self, pen: Pen, free: FloatArray, level: FloatArray) -> None:
        """Write above and below the lines, at the edge of the picture where their angle opens."""
        edge = 0.0 if self.evidence.moment.side is Side.RIGHT else 1.0
        upper, lower = min(free[1], level[1]), max(free[1], level[1])
        gap = _GAP * self.shot.window.size_px[1]
        x = float(pen.at(edge, 0.0)[0])
        value = size_in_words(self.drop_deg, pelvic_drop.METRIC.unit)
        reference = _WORDS_OF["halfway" if self._is_mean else "level"]
        pen.words([value], _VALUE, np.array([x, lower + gap]), (edge, 0.0))
        pen.words([reference], _SMALL, np.array([x, upper - gap]), (edge, 1.0))


def _way(tilt_deg: float) -> FloatArray:
    """Return the unit vector to the right along a line of this tilt, in the picture."""
    tilt = np.radians(tilt_deg)
    return np.array([np.cos(tilt), -np.sin(tilt)])
