"""Charts that compare two measurements; legible on light and on dark pages."""

import altair as alt

from formcheck.dashboard.band_layers import table_of
from formcheck.dashboard.charts import Layers
from formcheck.records import Change, Measurement

_COLOUR = {"before": "#8a97a6", "after": "#4c8dff"}
_NOISE_COLOUR = "#8a97a6"
# Both stand side by side.
_HEIGHT_PX = 100
# Margin beyond the drawn range, as a fraction of it.
_ROOM = 0.15


def difference_chart(change: Change) -> Layers:
    """Return a chart of the difference and its interval over the band of noise."""
    difference = change.difference
    if difference is None:
        raise ValueError(f"expected a difference of {change.metric}, found none")
    noise = difference.smallest_detectable_change
    reach = (1.0 + _ROOM) * max(abs(difference.low), abs(difference.high), noise)
    along = alt.Scale(domain=[-reach, reach], nice=False)
    axis = alt.Axis(title=None, tickCount=5, grid=False)
    rows = [
        {
            "low": difference.low,
            "high": difference.high,
            "value": difference.value,
            "from": -noise,
            "to": noise,
            "zero": 0.0,
        }
    ]
    base = alt.Chart(table_of(rows))
    band = base.mark_rect(color=_NOISE_COLOUR, opacity=0.25).encode(
        x=alt.X("from:Q", scale=along, axis=axis), x2="to:Q"
    )
    zero = base.mark_rule(color=_NOISE_COLOUR, strokeDash=[4, 3]).encode(
        x=alt.X("zero:Q", scale=along, axis=axis)
    )
    interval = base.mark_rule(strokeWidth=3, color=_COLOUR["after"]).encode(
        x=alt.X("low:Q", scale=along, axis=axis), x2="high:Q"
    )
    point = base.mark_point(size=130, filled=True, color=_COLOUR["after"], opacity=1).encode(
        x=alt.X("value:Q", scale=along, axis=axis)
    )
    return alt.layer(band, zero, interval, point).properties(height=_HEIGHT_PX)


def steps_of_both(change: Change) -> Layers:
    """Return a chart with a tick for each step of both clips, and a point for each value."""
    rows = []
    for name, result in (("before", change.before), ("after", change.after)):
        if isinstance(result, Measurement):
            rows += [{"clip": name, "value": float(v), "size": 1.0} for v in result.values]
            rows.append({"clip": name, "value": result.value, "size": 3.0})
    place = alt.Y("clip:N", sort=["before", "after"], title=None)
    along = alt.X("value:Q", title=None, scale=alt.Scale(zero=False), axis=alt.Axis(grid=False))
    colour = alt.Color(
        "clip:N",
        scale=alt.Scale(domain=list(_COLOUR), range=list(_COLOUR.values())),
        legend=None,
    )
    base = alt.Chart(table_of(rows))
    steps = (
        base.transform_filter("datum.size < 2")
        .mark_tick(thickness=2, opacity=0.7)
        .encode(x=along, y=place, color=colour)
    )
    values = (
        base.transform_filter("datum.size > 2")
        .mark_point(size=130, filled=True, opacity=1)
        .encode(x=along, y=place, color=colour)
    )
    return alt.layer(steps, values).properties(height=_HEIGHT_PX)
