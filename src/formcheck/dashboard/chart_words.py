"""The charts in words: one description each for screen readers, and the rows of a table."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from formcheck.dashboard.charts import bands_of, stance_rows
from formcheck.exporters.wording import number, title_with_leg
from formcheck.records import Band, DropCurves, Finding, Measurement, Side, Unit

Row = dict[str, str]
_ENDS = ("value", "low", "high")


@cache
def chart_words() -> dict[str, dict[str, str]]:
    """Return the sentences and headings of charts, by chart."""
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def scale_words(result: Measurement, finding: Finding | None) -> str:
    """Return what a scale shows: the value, its interval, and the typical range."""
    words, bands = chart_words()["scale"], bands_of(finding)
    values = {name: with_unit(getattr(result, name), result.unit) for name in _ENDS}
    told = [words["value"].format(title=title_with_leg(result), **values)]
    told += [_band_words(band, result.unit) for band in bands] or [words["no_scale"]]
    return " ".join(told)


def scale_rows(result: Measurement, finding: Finding | None) -> list[Row]:
    """Return a scale as the rows of a table: the value, then each band."""
    head, unit = chart_words()["table"], result.unit
    rows: list[tuple[str, str, float | None, float | None]] = [
        (head["value"], number(result.value, unit), result.low, result.high)
    ]
    rows += [(band.name.words.capitalize(), "", band.low, band.high) for band in bands_of(finding)]
    return [
        {
            head["band"]: name,
            head["value"]: value,
            head["from"]: _or_nothing(low, unit),
            head["to"]: _or_nothing(high, unit),
        }
        for name, value, low, high in rows
    ]


def steps_words(result: Measurement) -> str:
    """Return what the chart of all steps shows."""
    unit = result.unit
    return chart_words()["steps"]["all"].format(
        title=title_with_leg(result),
        count=result.n,
        low=with_unit(float(result.values.min()), unit),
        high=with_unit(float(result.values.max()), unit),
        value=with_unit(result.value, unit),
    )


def steps_rows(result: Measurement) -> list[Row]:
    """Return all steps as the rows of a table."""
    head = chart_words()["table"]
    return [
        {
            head["step"]: str(step),
            head["seconds"]: f"{time_s:.2f}",
            f"{head['value']}, {result.unit}": number(float(value), result.unit),
        }
        for step, (time_s, value) in enumerate(
            zip(result.times_s, result.values, strict=True), start=1
        )
    ]


def stance_words(curves: Mapping[Side, DropCurves], added_deg: float) -> str:
    """Return what the curves of hip drop over stance show, leg by leg."""
    told = []
    for side, drops in curves.items():
        rows = stance_rows(side, drops, added_deg)
        most = max(rows, key=lambda row: float(row["drop"]))
        first, top, last = (with_unit(row["drop"], Unit.DEG) for row in (rows[0], most, rows[-1]))
        told.append(
            chart_words()["stance"]["leg"].format(
                side=side, first=first, most=top, at=most["stance"], last=last
            )
        )
    return " ".join(told)


def stance_table(curves: Mapping[Side, DropCurves], added_deg: float) -> list[Row]:
    """Return the mean curves of both legs as the rows of a table."""
    head = chart_words()["table"]
    found: dict[Any, Row] = {}
    for side, drops in curves.items():
        for row in stance_rows(side, drops, added_deg):
            place = found.setdefault(row["stance"], {head["stance"]: str(row["stance"])})
            place[row["leg"].capitalize()] = with_unit(row["drop"], Unit.DEG)
    return list(found.values())


def _band_words(band: Band, unit: Unit) -> str:
    words = chart_words()["scale"]
    kind = "from" if band.high is None else "up_to" if band.low is None else "between"
    low, high = (_or_nothing(edge, unit, unit.suffix) for edge in (band.low, band.high))
    return words[kind].format(band=band.name.words.capitalize(), low=low, high=high)


def _or_nothing(value: float | None, unit: Unit, suffix: str = "") -> str:
    return "" if value is None else number(value, unit) + suffix


def with_unit(value: float, unit: Unit) -> str:
    """Return a number with its unit, e.g. ``6.0°``."""
    return number(value, unit) + unit.suffix
