"""Charts of one measurement; colours are legible on light and on dark pages."""

from collections.abc import Mapping
from typing import Any

import altair as alt

from formcheck.records import PHASE, Band, BandName, DropCurves, Finding, Measurement, Side

Layers = alt.LayerChart | alt.FacetChart
"""What altair returns for layered charts."""

CHOSEN = "step"
"""Name of the selection that holds the time of the step that was clicked."""

_BAND_COLOUR = {
    BandName.TYPICAL: "#3fa66b",
    BandName.ELEVATED: "#e0a13a",
    BandName.MARKED: "#d2703c",
}
_VALUE_COLOUR = "#4c8dff"
_QUIET = "#8a97a6"
_SCALE_HEIGHT_PX = 64
_STEPS_HEIGHT_PX = 130
_STANCE_HEIGHT_PX = 240
# The colours of the drawn skeleton.
_SIDE_COLOUR = {"left leg standing": "#409cff", "right leg standing": "#ff9f40"}
# Margin beyond the interval and the outermost edge of a band, as a fraction of the drawn range.
_ROOM = 0.15


def scale_chart(result: Measurement, finding: Finding | None) -> Layers:
    """Return a chart of the value and its interval over the metric's bands, if it has any."""
    bands = finding.bands if finding is not None else ()
    low, high = _drawn_range(result, bands)
    axis = alt.Axis(title=None, tickCount=5, grid=False)
    along = alt.Scale(domain=[low, high], nice=False)
    layers = [_band_layer(bands, low, high, along)] if bands else []
    rows = table_of([{"low": result.low, "high": result.high, "value": result.value}])
    base = alt.Chart(rows)
    layers += [
        base.mark_rule(strokeWidth=3, color=_VALUE_COLOUR).encode(
            x=alt.X("low:Q", scale=along, axis=axis), x2="high:Q"
        ),
        base.mark_point(size=130, filled=True, color=_VALUE_COLOUR, opacity=1).encode(
            x=alt.X("value:Q", scale=along, axis=axis)
        ),
    ]
    return alt.layer(*layers).properties(height=_SCALE_HEIGHT_PX)


def steps_chart(result: Measurement) -> Layers:
    """Return a chart of the per-step values over time, with the reported value as a line."""
    chosen = alt.selection_point(
        name=CHOSEN,
        fields=["time"],
        nearest=True,
        # The next press anywhere clears the choice, so that the same step can be chosen again.
        clear="window:mousedown",
    )
    pairs = zip(result.times_s, result.values, strict=True)
    rows = table_of([{"time": float(t), "value": float(v)} for t, v in pairs])
    steps = alt.Chart(rows).encode(
        x=alt.X("time:Q", title=None, axis=alt.Axis(grid=False, tickCount=5)),
        y=alt.Y("value:Q", title=None, scale=alt.Scale(zero=False), axis=alt.Axis(tickCount=4)),
        tooltip=[
            alt.Tooltip("time:Q", title="seconds", format=".2f"),
            alt.Tooltip("value:Q", title=result.unit, format=".3~r"),
        ],
    )
    points = (
        steps.mark_point(filled=True, opacity=1, color=_VALUE_COLOUR, cursor="pointer")
        .encode(size=alt.condition(chosen, alt.value(160), alt.value(45), empty=False))
        .add_params(chosen)
    )
    level = alt.Chart(table_of([{"value": result.value}]))
    line = level.mark_rule(strokeDash=[4, 4], color=_QUIET).encode(y="value:Q")
    path = steps.mark_line(color=_VALUE_COLOUR)
    return alt.layer(line, path, points).properties(height=_STEPS_HEIGHT_PX)


def stance_chart(curves: Mapping[Side, DropCurves], added_deg: float) -> Layers:
    """Return a chart of hip drop over stance: mean and spread of each side's steps.

    Parameters
    ----------
    curves
        Drop curves of both sides.
    added_deg
        Angle that corrects the tilt in the picture to the level, degrees.
    """
    rows = [row for side, drops in curves.items() for row in _stance_rows(side, drops, added_deg)]
    chart = alt.Chart(table_of(rows)).encode(
        x=alt.X("stance:Q", title="% of stance", axis=alt.Axis(grid=False, tickCount=5)),
        color=alt.Color(
            "leg:N",
            title=None,
            scale=alt.Scale(domain=list(_SIDE_COLOUR), range=list(_SIDE_COLOUR.values())),
            legend=alt.Legend(orient="top"),
        ),
    )
    spread = chart.mark_area(opacity=0.22).encode(
        y=alt.Y("low:Q", title="drop, deg", axis=alt.Axis(tickCount=5)), y2="high:Q"
    )
    level = alt.Chart(table_of([{"drop": 0.0}])).mark_rule(strokeDash=[4, 4], color=_QUIET)
    mean = chart.mark_line(strokeWidth=3).encode(y="drop:Q")
    return alt.layer(level.encode(y="drop:Q"), spread, mean).properties(height=_STANCE_HEIGHT_PX)


def _stance_rows(side: Side, drops: DropCurves, added_deg: float) -> list[dict[str, Any]]:
    added = added_deg if side is Side.RIGHT else -added_deg
    mean, spread = drops.mean_deg + added, drops.drops_deg.std(axis=0)
    return [
        {
            "leg": f"{side} leg standing",
            "stance": round(100.0 * float(PHASE[i])),
            "drop": round(float(mean[i]), 2),
            "low": round(float(mean[i] - spread[i]), 2),
            "high": round(float(mean[i] + spread[i]), 2),
        }
        # Every fourth point: the curve has no finer detail.
        for i in range(0, len(PHASE), 4)
    ]


def _band_layer(bands: tuple[Band, ...], low: float, high: float, along: alt.Scale) -> Any:
    rows: list[dict[str, Any]] = [
        {
            "start": max(low, low if band.low is None else band.low),
            "end": min(high, high if band.high is None else band.high),
            "band": band.name,
        }
        for band in bands
    ]
    colours = alt.Scale(domain=list(_BAND_COLOUR), range=list(_BAND_COLOUR.values()))
    return (
        alt.Chart(table_of([row for row in rows if row["end"] > row["start"]]))
        .mark_rect(opacity=0.35)
        .encode(
            x=alt.X("start:Q", scale=along),
            x2="end:Q",
            color=alt.Color("band:N", scale=colours, legend=None),
            tooltip=alt.Tooltip("band:N"),
        )
    )


def table_of(rows: list[dict[str, Any]]) -> alt.Data:
    """Return rows as an altair data source."""
    return alt.Data(values=rows)  # type: ignore[no-untyped-call]


def _drawn_range(result: Measurement, bands: tuple[Band, ...]) -> tuple[float, float]:
    edges = [edge for band in bands for edge in (band.low, band.high) if edge is not None]
    low, high = min([result.low, *edges]), max([result.high, *edges])
    room = max(_ROOM * (high - low), (result.unit.least_range - (high - low)) / 2.0)
    return low - room, high + room
