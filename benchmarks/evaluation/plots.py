"""Plots of the accuracy page, as SVG."""

from collections.abc import Sequence
from pathlib import Path

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from benchmarks.evaluation.master import Use
from benchmarks.evaluation.outcome import Outcome
from benchmarks.evaluation.tables import METRICS, Shown

# Colours that people of all kinds of colour vision tell apart, on light and dark pages.
COLOURS = {str(Use.TUNING): "#8a8f98", str(Use.HELD_OUT): "#0072b2"}
EVENT_COLOURS = {"near": "#0072b2", "far": "#56b4e9", "either": "#d55e00"}


def write_plots(outcomes: Sequence[Outcome], folder: Path) -> list[Path]:
    """Write all plots and return where; the same outcomes give the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    with mpl.rc_context({"font.size": 9, "svg.hashsalt": "formcheck"}):
        for shown in METRICS:
            written.append(_saved(_measured_over_true(outcomes, shown), folder, shown.metric))
        written.append(_saved(_event_errors(outcomes), folder, "events"))
    return written


def _measured_over_true(outcomes: Sequence[Outcome], shown: Shown) -> Figure:
    """Every value with its interval against its truth."""
    figure = Figure(figsize=(4.6, 4.2), layout="constrained")
    axes = figure.add_subplot()
    ends: list[float] = []
    for use, colour in COLOURS.items():
        values = [v for o in outcomes if o.use == use and (v := o.value(shown.metric))]
        known = [v for v in values if v.value is not None]
        true = np.array([v.truth for v in known])
        found = np.array([v.value for v in known], dtype=np.float64)
        # A value without an interval is drawn without a bar: NaN.
        ends_of = np.array([(v.low, v.high) for v in known], dtype=np.float64).reshape(-1, 2).T
        bars = np.abs(ends_of - found)
        axes.errorbar(
            true, found, bars, fmt="o", ms=3, elinewidth=0.6, alpha=0.7, color=colour, label=use
        )
        ends += [*true.tolist(), *found.tolist()]
    if ends:
        axes.axline((min(ends), min(ends)), slope=1.0, color="#c44", lw=0.8)
    axes.set_xlabel(f"true {shown.title}")
    axes.set_ylabel("measured, with 95 % interval")
    axes.legend(frameon=False)
    return figure


def _event_errors(outcomes: Sequence[Outcome]) -> Figure:
    """Errors of all events, by view and kind."""
    figure = Figure(figsize=(8.0, 4.4), layout="constrained")
    panels = figure.subplots(2, 2, sharex=True)
    for row, view in zip(panels, ("side", "rear"), strict=True):
        for axes, kind in zip(row, ("initial_contact", "toe_off"), strict=True):
            _event_panel(axes, [o for o in outcomes if o.view == view], kind)
            axes.set_title(f"{kind.replace('_', ' ')}, {view}", loc="left", fontsize=9)
    for axes in panels[1]:
        axes.set_xlabel("found − true, ms")
    return figure


def _event_panel(axes: Axes, outcomes: Sequence[Outcome], kind: str) -> None:
    for leg, colour in EVENT_COLOURS.items():
        events = [e for o in outcomes for e in o.events if (e.kind, e.leg) == (kind, leg)]
        errors_ms = [1000.0 * error for e in events for error in e.errors_s]
        if errors_ms:
            axes.hist(
                errors_ms, bins=40, range=(-80.0, 80.0), color=colour, alpha=0.6, label=f"{leg} leg"
            )
    axes.axvline(0.0, color="#c44", lw=0.8)
    axes.legend(frameon=False)
    axes.set_yticks([])


def _saved(figure: Figure, folder: Path, name: str) -> Path:
    path = folder / f"{name}.svg"
    figure.savefig(path, metadata={"Date": None})
    return path
