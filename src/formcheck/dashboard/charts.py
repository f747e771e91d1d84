"""Charts of one measurement, legible on light and dark pages and without seeing colours."""

from collections.abc import Mapping
from typing import Any

import altair as alt

from formcheck.dashboard.band_layers import (
    BLUE,
    QUIET,
    RIM,
    along,
    height,
    scale_layers,
    table_of,
    typical_layers,
    up,
)
from formcheck.dashboard.chart_axis import axis_of
from formcheck.records import PHASE, Band, DropCurves, Finding, Measurement, Side

Layers = alt.LayerChart | alt.FacetChart
"""What altair returns for layered charts."""

CHOSEN = "step"
"""Name of the selection that holds the time of the step that was clicked."""

_SCALE_HEIGHT_PX = 124
# Height of the value on a scale, 0 to 1: below the names of the bands.
_VALUE = 0.26
_STEPS_HEIGHT_PX = 150
_STANCE_HEIGHT_PX = 240
_DASH = [7, 4]
# The colours of the drawn skeleton; the right leg is dashed, too.
_SIDE_COLOUR = {"left leg standing": "#409cff", "right leg standing": "#ff9f40"}
_SIDE_DASH = {"left leg standing": [1, 0], "right leg standing": _DASH}


def bands_of(finding: Finding | None) -> tuple[Band, ...]:
    """Return the bands of a finding, or none without one."""
    return () if finding is None else finding.bands


def scale_chart(result: Measurement, finding: Finding | None) -> Layers:
    """Return a chart of the value and its interval over the metric's bands, if it has any.

    The name of each band is written on it, and a line marks the end of typical. The axis starts at
    the same place for every clip, unless a value needs more room.
    """
    bands = bands_of(finding)
    axis = axis_of(result, bands)
    layers = scale_layers(bands, axis)
    rows = table_of([{"low": result.low, "high": result.high, "value": result.value}])
    base = alt.Chart(rows).encode(y=height(_VALUE if bands else 0.5))
    for width, colour in ((8, RIM), (4, BLUE)):
        layers.append(
            base.mark_rule(strokeWidth=width, color=colour, strokeCap="round").encode(
                x=along("low", axis), x2="high:Q"
            )
        )
    layers.append(
        base.mark_point(
            size=190, filled=True, color=BLUE, stroke=RIM, strokeWidth=2, opacity=1
        ).encode(x=along("value", axis))
    )
    return alt.layer(*layers).properties(height=_SCALE_HEIGHT_PX)


def steps_chart(result: Measurement, finding: Finding | None = None) -> Layers:
    """Return a chart of the per-step values over time, with the reported value as a line.

    Its axis is the scale's: steps that hardly differ look alike. The typical band is behind them.
    """
    chosen = alt.selection_point(
        name=CHOSEN,
        fields=["time"],
        nearest=True,
        # The next press anywhere clears the choice, so that the same step can be chosen again.
        clear="window:mousedown",
    )
    bands = bands_of(finding)
    axis = axis_of(result, bands, steps=True)
    pairs = zip(result.times_s, result.values, strict=True)
    rows = table_of([{"time": float(t), "value": float(v)} for t, v in pairs])
    steps = alt.Chart(rows).encode(
        x=_over_time(result),
        y=up("value", axis),
        tooltip=[
            alt.Tooltip("time:Q", title="seconds", format=".2f"),
            alt.Tooltip("value:Q", title=result.unit, format=".3~r"),
        ],
    )
    points = (
        steps.mark_point(filled=True, opacity=1, color=BLUE, stroke=RIM, cursor="pointer")
        .encode(size=alt.condition(chosen, alt.value(170), alt.value(50), empty=False))
        .add_params(chosen)
    )
    level = alt.Chart(table_of([{"value": result.value}]))
    line = level.mark_rule(strokeDash=[4, 4], color=QUIET).encode(y=up("value", axis))
    path = steps.mark_line(color=BLUE)
    typical = typical_layers(bands, axis)
    return alt.layer(*typical, line, path, points).properties(height=_STEPS_HEIGHT_PX)


def _over_time(result: Measurement) -> alt.X:
    first_s, last_s = float(result.times_s.min()), float(result.times_s.max())
    # Half a second is a step: the first and the last one are not cut.
    domain = alt.Scale(domain=[max(0.0, first_s - 0.5), last_s + 0.5], nice=False)
    return alt.X("time:Q", title=None, scale=domain, axis=alt.Axis(grid=False, tickCount=5))


def stance_chart(curves: Mapping[Side, DropCurves], added_deg: float) -> Layers:
    """Return a chart of hip drop over stance: mean and spread of each side's steps.

    Parameters
    ----------
    curves
        Drop curves of both sides.
    added_deg
        Angle that corrects the tilt in the picture to the level, degrees.
    """
    rows = [row for side, leg in curves.items() for row in stance_rows(side, leg, added_deg)]
    ends = [row[end] for row in rows for end in ("low", "high")]
    scale = alt.Scale(domain=[min(ends, default=0.0), max(ends, default=1.0)], nice=True)
    legs = list(_SIDE_COLOUR)
    dashes = alt.Scale(domain=legs, range=list(_SIDE_DASH.values()))
    chart = alt.Chart(table_of(rows)).encode(
        x=alt.X(
            "stance:Q",
            title="% of stance",
            scale=alt.Scale(domain=[0, 100]),
            axis=alt.Axis(grid=False, tickCount=5, labelFlush=True),
        ),
        color=alt.Color(
            "leg:N",
            title=None,
            scale=alt.Scale(domain=legs, range=list(_SIDE_COLOUR.values())),
            legend=alt.Legend(orient="top", symbolType="stroke", symbolSize=400),
        ),
    )
    drops = alt.Axis(tickCount=5)
    spread = chart.mark_area(opacity=0.22).encode(
        y=alt.Y("low:Q", title="drop, deg", axis=drops, scale=scale), y2="high:Q"
    )
    level = alt.Chart(table_of([{"drop": 0.0}])).mark_rule(strokeDash=[2, 4], color=QUIET)
    mean = chart.mark_line(strokeWidth=3).encode(
        y="drop:Q",
        strokeDash=alt.StrokeDash(
            "leg:N",
            title=None,
            scale=dashes,
            legend=alt.Legend(orient="top", symbolType="stroke", symbolSize=400),
        ),
    )
    return alt.layer(level.encode(y="drop:Q"), spread, mean).properties(height=_STANCE_HEIGHT_PX)


def stance_rows(side: Side, drops: DropCurves, added_deg: float) -> list[dict[str, Any]]:
    """Return the points of one side's curve: percent of stance, mean drop and its spread, deg."""
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
