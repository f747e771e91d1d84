"""A drawing of landings in a row, over a line of time on which they can be counted."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from formcheck.analyzers import cadence
from formcheck.exporters.evidence.evidence import Evidence
from formcheck.exporters.evidence.pen import Pen
from formcheck.exporters.evidence.scene import Shot
from formcheck.exporters.evidence.words import size_in_words, words_of
from formcheck.exporters.overlay.colours import OF_SIDE, PAPER, QUIET_INK
from formcheck.exporters.window import Image
from formcheck.records import Question, Side

SIZE_PX = (720, 400)
# Size of a picture of one landing, and the gap between two.
SHOT_PX, GAP_PX = (176, 250), 5
# Sizes of letters, as parts of the height.
_TITLE, _TIME = 0.085, 0.07
# Height of the line of time, of its marks, and its margin at both sides, in pixels.
_LINE_Y, _MARK_PX, _MARGIN_PX = 375, 14, 24
_WORDS_OF = words_of(Question.CADENCE)


@dataclass(frozen=True)
class Landing:
    """One landing of a foot, seconds of the clip."""

    time_s: float
    side: Side


@dataclass(frozen=True, eq=False)
class CadenceScene:
    """Some seconds of steps, the first few of them as pictures.

    Attributes
    ----------
    evidence
        Question, caption and alternative text.
    shots
        The first landings.
    landings
        All landings; the last one ends the last step.
    """

    evidence: Evidence
    shots: Sequence[Shot]
    landings: Sequence[Landing]

    @property
    def seconds(self) -> float:
        """From the first to the last landing."""
        return self.landings[-1].time_s - self.landings[0].time_s

    @property
    def steps(self) -> int:
        """Number of steps between them."""
        return len(self.landings) - 1

    def drawn(self, pictures: Sequence[Image]) -> Image:
        """Draw the first landings with their times, and all of them on a line of time."""
        sheet = np.full((SIZE_PX[1], SIZE_PX[0], 3), PAPER, dtype=np.uint8)
        pen = Pen(sheet)
        first_s = self.landings[0].time_s
        for number, picture in enumerate(pictures):
            left = number * (SHOT_PX[0] + GAP_PX)
            sheet[: SHOT_PX[1], left : left + SHOT_PX[0]] = picture
            landing = self.landings[number]
            words = _WORDS_OF["landing"].format(
                leg=landing.side, seconds=f"{landing.time_s - first_s:.2f}"
            )
            at = np.array([left + SHOT_PX[0] / 2.0, 0.0])
            pen.words([words], _TIME, at, (0.5, 0.0), OF_SIDE[landing.side])
        self._write(pen)
        self._draw_line_of_time(pen)
        return sheet

    def _write(self, pen: Pen) -> None:
        rate = size_in_words(60.0 * self.steps / self.seconds, cadence.METRIC.unit)
        words = _WORDS_OF["title"].format(
            steps=self.steps, seconds=f"{self.seconds:.2f}", value=rate
        )
        pen.words([words], _TITLE, pen.at(0.5, 0.75), (0.5, 0.5))

    def _draw_line_of_time(self, pen: Pen) -> None:
        """Draw landings of the left foot above the line, of the right foot below it."""
        length = SIZE_PX[0] - 2.0 * _MARGIN_PX
        start = np.array([_MARGIN_PX, _LINE_Y])
        pen.line(start, start + np.array([length, 0.0]), QUIET_INK, 0.5)
        for landing in self.landings:
            share = (landing.time_s - self.landings[0].time_s) / self.seconds
            x, up = _MARGIN_PX + share * length, -1.0 if landing.side is Side.LEFT else 1.0
            foot = np.array([x, _LINE_Y + up * _MARK_PX])
            pen.line(np.array([x, _LINE_Y]), foot, OF_SIDE[landing.side], 2.0)
