"""A drawing of the near leg as its foot lands: lower leg, knee, and distance from the hips."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from formcheck.analyzers import knee_flexion_at_contact, overstride_distance, shank_angle
from formcheck.exporters.evidence.evidence import Evidence
from formcheck.exporters.evidence.landing_leg import LandingLeg
from formcheck.exporters.evidence.pen import Pen
from formcheck.exporters.evidence.scene import Shot
from formcheck.exporters.evidence.words import size_in_words, words_of
from formcheck.exporters.overlay.colours import INK, OF_SIDE
from formcheck.exporters.window import Image
from formcheck.records import FloatArray, Metric, Question

# Sizes of letters, as parts of the height: legible in a card of 330 pixels.
_WORDS, _SMALL = 0.05, 0.042
# From a line to its words, as a part of the height.
_GAP = 0.045
_WORDS_OF = words_of(Question.OVERSTRIDING)


@dataclass(frozen=True, eq=False)
class OverstridingScene:
    """The near leg at initial contact of a typical step.

    Attributes
    ----------
    evidence
        Question, caption and alternative text.
    shot
        The frame, and the part of it that is shown.
    leg
        Where the measured lines are.
    values
        Values of this step; only of the metrics that were measured.
    """

    evidence: Evidence
    shot: Shot
    leg: LandingLeg
    values: Mapping[Metric, float]

    @property
    def shots(self) -> Sequence[Shot]:
        """The one frame."""
        return (self.shot,)

    def drawn(self, pictures: Sequence[Image]) -> Image:
        """Draw the lines that were measured, with their values."""
        (picture,) = pictures
        pen = Pen(picture)
        if overstride_distance.METRIC in self.values:
            self._draw_distance(pen)
        if knee_flexion_at_contact.METRIC in self.values:
            self._draw_knee(pen)
        if shank_angle.METRIC in self.values:
            self._draw_lower_leg(pen)
        return picture

    def _draw_distance(self, pen: Pen) -> None:
        hips, ankle = self._place(self.leg.hips), self._place(self.leg.ankle)
        below_hips, below_ankle = (
            self._place(self.leg.below(point)) for point in (self.leg.hips, self.leg.ankle)
        )
        pen.line(hips, below_hips, INK, dashed=True)
        pen.line(ankle, below_ankle, INK, dashed=True)
        pen.dot(hips, INK)
        pen.arrow(below_hips, below_ankle, INK)
        words = self._words(overstride_distance.METRIC, "foot_ahead", "foot_behind")
        pen.words([words], _WORDS, pen.at(0.5, 1.0), (0.5, 1.0))

    def _draw_knee(self, pen: Pen) -> None:
        hip, knee = self._place(self.leg.hip), self._place(self.leg.knee)
        pen.line(hip, knee, OF_SIDE[self.evidence.side], 0.5)
        words = self._words(knee_flexion_at_contact.METRIC, "knee_bent", "knee_over")
        self._write_ahead(pen, [words], _SMALL, (hip + 3.0 * knee) / 4.0)

    def _draw_lower_leg(self, pen: Pen) -> None:
        knee, ankle = self._place(self.leg.knee), self._place(self.leg.ankle)
        below = self._place(self.leg.beside_ankle(self.leg.knee))
        colour = OF_SIDE[self.evidence.side]
        pen.angle(knee, below, ankle, colour)
        pen.line(knee, below, INK, dashed=True)
        pen.line(knee, ankle, colour)
        for joint in (knee, ankle):
            pen.dot(joint, INK)
        words = self._words(shank_angle.METRIC, "lower_leg_ahead", "lower_leg_behind")
        self._write_ahead(pen, words.split("\n"), _WORDS, (knee + ankle) / 2.0)

    def _write_ahead(self, pen: Pen, lines: Sequence[str], size: float, point: FloatArray) -> None:
        """Write ahead of the leg, where the body hides nothing."""
        x = point[0] + self.leg.sign * _GAP * self.shot.window.size_px[0]
        pen.words(lines, size, np.array([x, point[1]]), (0.0 if self.leg.sign > 0 else 1.0, 0.5))

    def _words(self, metric: Metric, ahead: str, behind: str) -> str:
        value = self.values[metric]
        return _WORDS_OF[ahead if value >= 0.0 else behind].format(
            value=size_in_words(value, metric.unit)
        )

    def _place(self, point: FloatArray) -> FloatArray:
        return self.shot.window.place(point)
