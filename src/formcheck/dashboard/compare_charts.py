"""Charts that compare two measurements; legible on light and dark pages and without colours."""

from typing import Any

import altair as alt

from formcheck.dashboard.band_layers import (
    BLUE,
    PURPLE,
    QUIET,
    RIM,
    along,
    height,
    scale_layers,
    table_of,
)
from formcheck.dashboard.chart_axis import Axis, axis_over
from formcheck.dashboard.charts import Layers
from formcheck.records import Band, Change, Measurement

# Heights of both clips' rows on the scale, 0 to 1: below the names of its bands.
_ROWS = {"before": 0.5, "after": 0.18}
_WHICH = list(_ROWS)
# The clips differ in colour, and in the shape and place of their mark.
_COLOUR = {"before": PURPLE, "after": BLUE}
_SHAPE = alt.Scale(domain=_WHICH, range=["square", "circle"])
_BOTH_HEIGHT_PX, _DIFFERENCE_HEIGHT_PX = 132, 110
_NOISE_NAME = 0.97
# Room beyond the drawn range, as a share of it: no interval runs into the edge.
_ROOM = 0.25


def both_chart(change: Change, bands: tuple[Band, ...]) -> Layers:
    """Return a chart with a tick for each step of both clips and a mark for each value.

    Parameters
    ----------
    change
        The metric in both clips.
    bands
        Its scale, which is drawn behind them; none without one.
    """
    steps, values = _steps_and_values(change)
    axis = axis_over([row["value"] for row in steps + values], change.unit, bands)
    layers = scale_layers(bands, axis)
    colour = alt.Color("colour:N", scale=None)
    shape = alt.Shape("clip:N", scale=_SHAPE, legend=None)
    names = alt.Chart(table_of(values)).mark_text(align="left", fontSize=11, x=4)
    layers += [
        alt.Chart(table_of(steps))
        .mark_tick(thickness=2, size=20, opacity=0.8)
        .encode(x=along("value", axis), y=_row(), color=colour),
        alt.Chart(table_of(values))
        .mark_point(size=170, filled=True, opacity=1, stroke=RIM, strokeWidth=2)
        .encode(x=along("value", axis), y=_row(), color=colour, shape=shape),
        names.encode(y=_row(), text="clip:N"),
    ]
    return alt.layer(*layers).properties(height=_BOTH_HEIGHT_PX)


def difference_chart(change: Change, name_of_noise: str) -> Layers:
    """Return a chart of the difference and its interval over the band of noise.

    Parameters
    ----------
    change
        The metric in both clips, with a difference.
    name_of_noise
        What is written on the band.
    """
    difference = change.difference
    if difference is None:
        raise ValueError(f"expected a difference of {change.metric}, found none")
    noise = difference.smallest_detectable_change
    reach = (1.0 + _ROOM) * max(abs(difference.low), abs(difference.high), noise)
    axis = Axis(-reach, reach)
    ends = {"low": difference.low, "high": difference.high, "value": difference.value}
    rows = table_of([{**ends, "from": -noise, "to": noise, "zero": 0.0}])
    base = alt.Chart(rows)
    drawn = base.encode(y=height(0.35))
    return alt.layer(
        base.mark_rect(color=QUIET, opacity=0.3).encode(x=along("from", axis), x2="to:Q"),
        base.mark_rule(color=QUIET, strokeDash=[4, 3]).encode(x=along("zero", axis)),
        base.mark_text(baseline="top", fontSize=11, lineBreak="\n").encode(
            x=along("zero", axis), y=height(_NOISE_NAME), text=alt.value(name_of_noise)
        ),
        *[
            drawn.mark_rule(strokeWidth=width, color=colour, strokeCap="round").encode(
                x=along("low", axis), x2="high:Q"
            )
            for width, colour in ((8, RIM), (4, BLUE))
        ],
        drawn.mark_point(
            size=190, filled=True, color=BLUE, stroke=RIM, strokeWidth=2, opacity=1
        ).encode(x=along("value", axis)),
    ).properties(height=_DIFFERENCE_HEIGHT_PX)


def _row() -> alt.Y:
    return alt.Y("row:Q", axis=None, scale=alt.Scale(domain=[0, 1], nice=False))


def _steps_and_values(change: Change) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    steps, values = [], []
    for which, result in zip(_WHICH, (change.before, change.after), strict=True):
        if isinstance(result, Measurement):
            place = {"clip": which, "row": _ROWS[which], "colour": _COLOUR[which]}
            steps += [{**place, "value": float(value)} for value in result.values]
            values.append({**place, "value": result.value})
    return steps, values
