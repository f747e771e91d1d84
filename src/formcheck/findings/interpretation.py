"""Interprets measurements by the norms and texts of the catalogue."""

from collections.abc import Iterable

from formcheck.findings.catalogue import MetricText, load_catalogue
from formcheck.findings.likelihood import verdict_of
from formcheck.findings.placing import Place, place
from formcheck.findings.quantities import Quantities
from formcheck.records import (
    AnswerVerdict,
    BeltSpeed,
    BodyScale,
    Finding,
    Measurement,
    Result,
    Unit,
    Units,
)


def interpret(
    results: Iterable[Result],
    *,
    speed: BeltSpeed | None,
    scale: BodyScale | None,
    units: Units = Units.METRIC,
) -> tuple[Finding, ...]:
    """Put every measured metric of the catalogue into words, in the order of `results`.

    Parameters
    ----------
    results
        Results of the analyzers; those without a number are skipped.
    speed
        Speed of the belt; most reference values depend on it.
    scale
        Length of the runner's leg; without it, distances stay in leg lengths.
    units
        The units of the reader.

    Raises
    ------
    ValueError
        If the catalogue is broken, which is a developer's mistake.
    """
    metrics, quantities = load_catalogue().metrics, Quantities(speed, scale, units)
    return tuple(
        _finding(result, metrics[result.metric.name], quantities)
        for result in results
        if isinstance(result, Measurement) and result.metric.name in metrics
    )


def professional_advice() -> tuple[str, ...]:
    """Return the advice on when to see a professional; it starts with the limits of formcheck."""
    return load_catalogue().professional


def _finding(measured: Measurement, text: MetricText, quantities: Quantities) -> Finding:
    here = place(measured, text.norm, quantities.speed)
    verdict = AnswerVerdict.CANT_TELL if here.likelihood is None else verdict_of(here.likelihood)
    sentences = f"{text.measured} {load_catalogue().comparisons[verdict]}"
    row = None if here.is_at_any_speed else here.row
    bands = () if row is None else text.norm.bands(row)
    return Finding(
        metric=measured.metric,
        side=measured.side,
        verdict=verdict,
        likelihood=here.likelihood,
        band=next((band.name for band in bands if band.holds(measured.value)), None),
        bands=bands,
        bands_basis=text.norm.words(row),
        meaning=sentences.format_map(fields_of(measured, text, here, quantities)),
        sources=tuple(source.citation for source in text.sources),
    )


def fields_of(
    measured: Measurement, text: MetricText, here: Place, quantities: Quantities
) -> dict[str, str]:
    """Return what the sentences about a measurement can name."""
    named = {"value": measured.value, "low": measured.low, "high": measured.high}
    if here.row is not None:
        named["edge"] = text.norm.edge(here.row)
    fields = {name: quantities.amount(value, measured.unit) for name, value in named.items()}
    if measured.unit is Unit.LEG_LENGTHS:
        fields["distance"] = fields["value"]
    return fields | {
        "beyond": text.beyond,
        "within": text.within,
        "at_speed": _at_speed(here, quantities) if text.norm.by_speed else "",
    }


def _at_speed(here: Place, quantities: Quantities) -> str:
    if here.is_at_any_speed and here.row is not None and here.row.speed_m_s is not None:
        return quantities.even_at(here.row.speed_m_s)
    return quantities.at_speed()
