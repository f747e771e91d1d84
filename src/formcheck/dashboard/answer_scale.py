"""A value on its scale as HTML: bands, interval and value, with *typical* written on its band."""

from collections.abc import Callable
from html import escape

from formcheck.dashboard.chart_words import scale_words
from formcheck.records import SCALE, Band, BandName, Finding, Measurement

# Standard deviations between runners that a scale shows on each side of their mean, so that it
# starts at the same place for every runner; further out where the interval reaches further.
_SHOWN_SDS = 4.0

_At = Callable[[float], float]
"""From a value to its place on the scale, percent."""


def scale_html(result: Measurement, finding: Finding | None, *, is_small: bool = False) -> str:
    """Return a scale as HTML, or nothing where there is none.

    Parameters
    ----------
    result, finding
        The measurement, and its place among other runners.
    is_small
        Whether words and figures are left out, for an overview.
    """
    if finding is None or not finding.bands:
        return ""
    low, high = _range(result, finding.bands)

    def at(value: float) -> float:
        return round(100.0 * (min(max(value, low), high) - low) / (high - low), 2)

    parts = [_band(band, at) for band in finding.bands]
    parts += [
        f'<i class="fc-spread" style="left:{at(result.low)}%;'
        f'width:{at(result.high) - at(result.low):.2f}%"></i>',
        f'<i class="fc-value" style="left:{at(result.value)}%"></i>',
    ]
    words = "" if is_small else _figures(result, finding.bands, at)
    size = " fc-small" if is_small else ""
    label = escape(scale_words(result, finding), quote=True)
    return (
        f'<div class="fc-scale{size}" role="img" aria-label="{label}">'
        f'<div class="fc-track">{"".join(parts)}</div>{words}</div>'
    )


def typical_words(result: Measurement, finding: Finding | None) -> str:
    """Return the edge of typical in words: ``typical up to 8.2°``, or nothing without a scale."""
    typical = [] if finding is None else [b for b in finding.bands if b.name is BandName.TYPICAL]
    if not typical:
        return ""
    band = typical[0]
    if band.high is not None:
        return f"typical up to {_edge(band.high, result)}"
    assert band.low is not None, "a band of a scale has an edge"
    return f"typical from {_edge(band.low, result)}"


def _edge(value: float, result: Measurement) -> str:
    """An edge as its norm has it; the unit follows as a sign, but not as a word."""
    sign = "" if result.unit.suffix.startswith(" ") else result.unit.suffix
    return f"{value:g}{sign}"


def _range(result: Measurement, bands: tuple[Band, ...]) -> tuple[float, float]:
    edges = sorted(edge for band in bands for edge in (band.low, band.high) if edge is not None)
    sd = (edges[-1] - edges[0]) / (len(set(edges)) - 1)
    mean = edges[0] - sd if bands[0].name is BandName.TYPICAL else edges[-1] + sd
    room = _SHOWN_SDS * sd
    margin = 0.25 * sd
    return min(mean - room, result.low - margin), max(mean + room, result.high + margin)


def _band(band: Band, at: _At) -> str:
    start = 0.0 if band.low is None else at(band.low)
    end = 100.0 if band.high is None else at(band.high)
    place = SCALE.index(band.name)
    word = f"<span>{band.name.words}</span>" if band.name is BandName.TYPICAL else ""
    return (
        f'<b class="fc-band fc-band-{place}" style="left:{start}%;width:{end - start:.2f}%">'
        f"{word}</b>"
    )


def _figures(result: Measurement, bands: tuple[Band, ...], at: _At) -> str:
    edges = sorted({edge for b in bands for edge in (b.low, b.high) if edge is not None})
    spans = "".join(
        f'<span style="left:{at(edge)}%">{_edge(edge, result)}</span>' for edge in edges
    )
    return f'<div class="fc-figures" aria-hidden="true">{spans}</div>'
