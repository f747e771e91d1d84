"""Interprets measurements by the scales and texts of the catalogue."""

from collections.abc import Sequence
from dataclasses import dataclass

from formcheck.findings.catalogue import MetricText, NoScale, load_catalogue
from formcheck.findings.scale import BandSet
from formcheck.records import BandName, BodyScale, Finding, Measurement, Result, Side

# The smaller of the two increases that were studied (Heiderscheit 2011: 5 and 10 %).
CADENCE_STEP = 1.05


@dataclass(frozen=True, eq=False)
class _Placed:
    """A measurement, its scale with the basis, and its place: a band, or the reason for none.

    `value_band` is the band of the value alone; the interval may reach beyond it.
    """

    measurement: Measurement
    text: MetricText
    scale: BandSet | None
    basis: str
    place: BandName | NoScale
    value_band: BandName | None = None

    def stands_out_among(self, metrics: tuple[str, ...]) -> bool:
        return (
            self.measurement.metric.name in metrics
            and self.band is not None
            and self.band.stands_out
        )

    @property
    def band(self) -> BandName | None:
        return self.place if isinstance(self.place, BandName) else None


def interpret(
    results: Sequence[Result], *, speed_m_s: float | None, scale: BodyScale | None
) -> tuple[Finding, ...]:
    """Put every measured metric of the catalogue into words, in the order of `results`.

    Parameters
    ----------
    results
        Results of the analyzers; those without a number are skipped.
    speed_m_s
        Belt speed as stated by the user; without it, bands that depend on speed are not used.
    scale
        Length of the runner's leg; without it, distances stay in leg lengths.

    Raises
    ------
    ValueError
        If the catalogue is broken, which is a developer's mistake.
    """
    metrics = load_catalogue().metrics
    readings = [
        _read(result, metrics[result.metric.name], speed_m_s)
        for result in results
        if isinstance(result, Measurement) and result.metric.name in metrics
    ]
    leg_length_m = None if scale is None else scale.leg_length_m
    return tuple(_finding(r, readings, leg_length_m) for r in readings)


def professional_advice() -> tuple[str, ...]:
    """Return the advice on when to see a professional; it starts with the limits of formcheck."""
    return load_catalogue().professional


def _read(measurement: Measurement, text: MetricText, speed_m_s: float | None) -> _Placed:
    scale = text.scale(speed_m_s, measurement.method.instrument)
    basis = text.basis(scale, speed_m_s)
    if scale is None:
        why = NoScale.SPEED_UNKNOWN if speed_m_s is None else NoScale.SPEED_OUTSIDE
        return _Placed(measurement, text, None, basis, why)
    band = next(band for band in scale.bands if band.holds(measurement.value))
    inside = band.holds(measurement.low) and band.holds(measurement.high)
    place = band.name if inside else BandName.UNCERTAIN
    return _Placed(measurement, text, scale, basis, place, band.name)


def _finding(reading: _Placed, readings: Sequence[_Placed], leg_length_m: float | None) -> Finding:
    measurement, text, scale = reading.measurement, reading.text, reading.scale
    fields = _fields(reading, leg_length_m)
    advised = _is_advised(reading, readings)
    drills = text.drills if advised else ()
    sources = (*text.sources, *(source for drill in drills for source in drill.sources))
    return Finding(
        metric=measurement.metric,
        side=measurement.side,
        band=reading.band,
        bands=scale.bands if scale else (),
        bands_basis=reading.basis,
        meaning=_meaning(reading, readings, leg_length_m).format_map(fields),
        cue=text.cue.format_map(fields) if advised else None,
        drills=tuple(drill.drill for drill in drills),
        sources=tuple(dict.fromkeys(source.citation for source in sources)),
    )


def _fields(reading: _Placed, leg_length_m: float | None) -> dict[str, float | str]:
    """Return all fields that a sentence can use; the catalogue knows which ones a metric has."""
    measurement, norm = reading.measurement, reading.text.norm
    fields: dict[str, float | str] = {
        "value": measurement.value,
        "low": measurement.low,
        "high": measurement.high,
        "target": measurement.value * CADENCE_STEP,
    }
    if leg_length_m is not None:
        fields["centimetres"] = measurement.value * leg_length_m * 100.0
    if norm is not None:
        fields["by_speed"] = norm.span()
    return fields


def _meaning(reading: _Placed, readings: Sequence[_Placed], leg_length_m: float | None) -> str:
    text = reading.text
    meanings = dict(text.meanings) | dict(reading.scale.meanings if reading.scale else {})
    if _is_confirmed(reading, readings):
        meanings.update(text.agreement.meanings)
    meaning = meanings[reading.place]
    if text.with_leg_length and leg_length_m is not None:
        meaning = f"{meaning} {text.with_leg_length}"
    return meaning


def _is_confirmed(reading: _Placed, readings: Sequence[_Placed]) -> bool:
    """Whether a sign that can confirm this one stands out on the same side of the body."""
    sides = (reading.measurement.side, Side.BOTH)
    signs = reading.text.agreement.signs
    return any(r.stands_out_among(signs) and r.measurement.side in sides for r in readings)


def _is_advised(reading: _Placed, readings: Sequence[_Placed]) -> bool:
    """Whether to offer something to try.

    An uncertain value counts by its own band: the interval is wide with one camera, and an option
    that costs little may be offered on a likely sign, but not on a value that looks typical.
    """
    text = reading.text
    confirmed_elsewhere = any(r.stands_out_among(text.cue_with) for r in readings)
    return reading.value_band in text.cue_in or confirmed_elsewhere
