"""The measured values, in a corner of the picture."""

import numpy as np
import numpy.typing as npt

from formcheck.analyzers import all_analyzers
from formcheck.exporters.overlay.colours import INK, QUIET_INK
from formcheck.exporters.overlay.text import Label, Line
from formcheck.records import Measurement, Report

# Height of the text per picture height: 22 px in a 1280 px tall picture.
_TEXT_HEIGHT = 0.017


class ValuePanel:
    """Every measured metric with its interval; metrics without a number are left out."""

    def __init__(self, report: Report, size: tuple[int, int]) -> None:
        height = max(10, round(_TEXT_HEIGHT * size[1]))
        titles = {a.METRIC.name: a.METRIC.title for a in all_analyzers()}
        lines = [
            _line(titles[r.metric], r, height) for r in report.results if isinstance(r, Measurement)
        ] or [[("nothing measured", height, QUIET_INK)]]
        self._label = Label(lines, padding_px=round(0.6 * height))
        self._margin_px = height

    def draw(self, picture: npt.NDArray[np.uint8]) -> None:
        """Draw the panel in the upper left corner."""
        self._label.draw(picture, self._margin_px, self._margin_px)


def _line(title: str, result: Measurement, height: int) -> Line:
    digits = 2 if result.unit == "leg lengths" else 1 if result.unit == "steps/min" else 0
    unit = "°" if result.unit == "deg" else f" {result.unit}"
    value = f"{result.value:.{digits}f}{unit}"
    interval = f"  {result.low:.{digits}f} to {result.high:.{digits}f}"
    return [
        (f"{title}  ", height, QUIET_INK),
        (value, height, INK),
        (interval, round(0.8 * height), QUIET_INK),
    ]
