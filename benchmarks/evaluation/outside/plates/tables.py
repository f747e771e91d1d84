"""The tables of force plates."""

from collections.abc import Sequence

import numpy as np

from benchmarks.evaluation.markdown import number, table
from benchmarks.evaluation.outside.plates.film import Film
from benchmarks.evaluation.outside.plates.readings import PlateReading
from benchmarks.evaluation.outside.plates.report import EventErrors, between_runners_ms
from formcheck.analyzers import all_metrics
from formcheck.records import EventKind

# A metric's errors have one digit more than reports write, and two at least; a time in milliseconds
# has none.
_MIN_DIGITS = 2


def event_rows(events: Sequence[EventErrors]) -> str:
    """Return one line per kind of event and film: errors over the trials, milliseconds."""
    rows = []
    for kind in EventKind:
        for film in dict.fromkeys(found.film for found in events):
            group = [found for found in events if (found.kind, found.film) == (kind, film)]
            rows.append([f"{str(kind).replace('_', ' ')}, {_named(film)}", *_cells(group)])
    header = ("event, film", "trials", "mean", "SD between trials", "worst trial")
    return table((*header, "SD within", "missed"), rows)


def reading_rows(readings: Sequence[PlateReading]) -> str:
    """Return one line per quantity and noisy film: what the wrong times do to it."""
    rows = []
    noisy = [reading for reading in readings if reading.film.is_noisy]
    for metric, film in dict.fromkeys((reading.metric, reading.film) for reading in noisy):
        errors = [r.error for r in noisy if (r.metric, r.film) == (metric, film)]
        digits = _digits(metric)
        worst = max(errors, key=abs)
        cells = (float(np.mean(errors)), float(np.std(errors, ddof=1)), worst)
        name = f"{metric.replace('_', ' ')}, {_named(film)}"
        rows.append([name, str(len(errors)), *(number(cell, digits) for cell in cells)])
    return table(("read at found less at true times", "trials", "mean", "SD", "worst trial"), rows)


def _cells(group: Sequence[EventErrors]) -> list[str]:
    biases_ms = [found.bias_ms for found in group]
    within_ms = float(np.sqrt(np.mean(np.square([found.within_ms for found in group]))))
    figures = (
        float(np.mean(biases_ms)),
        between_runners_ms(group),
        max(biases_ms, key=abs),
        within_ms,
    )
    missed = sum(found.missed for found in group)
    return [str(len(group)), *(number(figure, 1) for figure in figures), str(missed)]


def _digits(quantity: str) -> int:
    metric = all_metrics().get(quantity)
    return 0 if metric is None else max(metric.unit.digits + 1, _MIN_DIGITS)


def _named(film: Film) -> str:
    noise = "with noise" if film.is_noisy else "without noise"
    return f"seen from the {film.view}, {film.rate_hz:g} frames/s, {noise}"
