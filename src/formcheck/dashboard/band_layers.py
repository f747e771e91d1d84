"""Layers of charts: the bands of a metric's scale, and places along its axis."""

from typing import Any, Literal

import altair as alt

from formcheck.dashboard.chart_axis import Axis
from formcheck.records import Band, BandName

# Okabe and Ito's colours (2008), which can be told apart with every kind of colour blindness.
GREEN, ORANGE, VERMILION = "#009e73", "#e69f00", "#d55e00"
BLUE, PURPLE = "#0072b2", "#cc79a7"
BAND_COLOUR = {
    BandName.TYPICAL: GREEN,
    BandName.ELEVATED: ORANGE,
    BandName.MARKED: VERMILION,
}
QUIET = "#7d8896"
# A light rim keeps a mark apart from what is under it, on a dark page too.
RIM = "#ffffff"
# Height of the bands' names on a scale, 0 to 1: above the value.
_NAMES = 0.95
_BAND_OPACITY = 0.45
# Narrower bands have no room for their name; it is in the chart's description.
_LEAST_SHARE_OF_NAME = 0.19


def scale_layers(bands: tuple[Band, ...], axis: Axis) -> list[Any]:
    """Return layers of the bands with their names, and of the edges between them."""
    rows = _band_rows(bands, axis)
    if not rows:
        return []
    base = alt.Chart(table_of(rows))
    named = alt.Chart(table_of([row for row in rows if row["name"]]))
    edges = alt.Chart(table_of([{"edge": row["start"]} for row in rows[1:]]))
    return [
        base.mark_rect(opacity=_BAND_OPACITY).encode(
            x=along("start", axis),
            x2="end:Q",
            # Colours as they are: what lies over the bands has colours of its own.
            color=alt.Color("colour:N", scale=None),
        ),
        edges.mark_rule(strokeWidth=1.5, color=QUIET).encode(x=along("edge", axis)),
        named.mark_text(baseline="top", fontSize=11, lineBreak="\n").encode(
            x=along("middle", axis), y=height(_NAMES), text="name:N"
        ),
    ]


def typical_layers(bands: tuple[Band, ...], axis: Axis) -> list[Any]:
    """Return layers of the typical band, lying across a chart over time."""
    rows = [row for row in _band_rows(bands, axis) if row["band"] is BandName.TYPICAL]
    if not rows:
        return []
    band = alt.Chart(table_of(rows))
    # At the end of the axis, away from the steps near the edge.
    is_above = rows[0]["end"] == axis.high
    field, down = ("end", 3) if is_above else ("start", -3)
    baseline: Literal["top", "bottom"] = "top" if is_above else "bottom"
    return [
        band.mark_rect(opacity=0.5 * _BAND_OPACITY, color=GREEN).encode(
            y=up("start", axis), y2="end:Q"
        ),
        band.mark_text(align="left", fontSize=11, x=4, dy=down, baseline=baseline).encode(
            y=up(field, axis), text=alt.value(BandName.TYPICAL.words)
        ),
    ]


def along(field: str, axis: Axis) -> alt.X:
    """Return the place of a field along the axis of a metric."""
    # Labels at the ends stand inside: a first tick of −4 would lose its sign.
    drawn = alt.Axis(title=None, tickCount=5, grid=False, labelFlush=True)
    return alt.X(f"{field}:Q", scale=alt.Scale(domain=axis.ends, nice=False), axis=drawn)


def height(share: float) -> alt.YDatum:
    """Return a place between the bottom of a scale, 0, and its top, 1."""
    return alt.YDatum(share, axis=None, scale=alt.Scale(domain=[0, 1], nice=False))


def up(field: str, axis: Axis) -> alt.Y:
    """Return the height of a field along the axis of a metric."""
    scale = alt.Scale(domain=axis.ends, nice=False)
    return alt.Y(f"{field}:Q", title=None, scale=scale, axis=alt.Axis(tickCount=4, grid=False))


def table_of(rows: list[dict[str, Any]]) -> alt.Data:
    """Return rows as an altair data source."""
    return alt.Data(values=rows)  # type: ignore[no-untyped-call]


def _band_rows(bands: tuple[Band, ...], axis: Axis) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for band in bands:
        start = axis.low if band.low is None else max(axis.low, band.low)
        end = axis.high if band.high is None else min(axis.high, band.high)
        if end <= start:
            continue
        name = band.name.words if axis.share(start, end) >= _LEAST_SHARE_OF_NAME else ""
        # Two lines at most.
        *first, last = name.split(" ")
        name = "\n".join(filter(None, (" ".join(first), last)))
        place = {"start": start, "end": end, "middle": (start + end) / 2.0}
        looks = {"band": band.name, "name": name, "colour": BAND_COLOUR[band.name]}
        rows.append({**place, **looks})
    return rows
