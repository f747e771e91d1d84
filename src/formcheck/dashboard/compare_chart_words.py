"""The charts of a comparison in words, for screen readers, and as the rows of a table."""

from collections.abc import Callable

from formcheck.dashboard.chart_words import Row, chart_words, with_unit
from formcheck.exporters.wording import number, signed
from formcheck.records import Change, Measurement, Unit


def difference_words(change: Change) -> str:
    """Return what the chart of a difference shows."""
    found, unit = change.written, change.unit
    if found is None:
        return ""
    return chart_words()["difference"]["all"].format(
        title=change.metric.plain,
        change=_signed(found.value, unit),
        low=_signed(found.low, unit),
        high=_signed(found.high, unit),
        noise=with_unit(found.smallest_detectable_change, unit),
    )


def both_words(change: Change) -> str:
    """Return what the chart of the steps of both clips shows."""
    told = []
    for which, result in _measured(change).items():
        low, high = float(result.values.min()), float(result.values.max())
        words = [with_unit(value, change.unit) for value in (result.value, low, high)]
        told.append(
            chart_words()["both"]["clip"].format(
                title=change.metric.plain,
                which=which,
                count=result.n,
                value=words[0],
                low=words[1],
                high=words[2],
            )
        )
    return " ".join(told)


def change_rows(change: Change) -> list[Row]:
    """Return the chart of both clips as a table: a row per number, a column per clip.

    It is narrow, so that a phone shows it whole.
    """
    head, unit, both = chart_words()["table"], change.unit, _measured(change)
    numbers: dict[str, Callable[[Measurement], str]] = {
        head["value"]: lambda result: number(result.value, unit),
        head["likely_from"]: lambda result: number(result.low, unit),
        head["likely_to"]: lambda result: number(result.high, unit),
        head["steps"]: lambda result: str(result.n),
        head["low"]: lambda result: number(float(result.values.min()), unit),
        head["high"]: lambda result: number(float(result.values.max()), unit),
    }
    return [
        {
            head["number"]: name,
            **{which.capitalize(): written(result) for which, result in both.items()},
        }
        for name, written in numbers.items()
    ]


def difference_rows(change: Change) -> list[Row]:
    """Return the chart of a difference as a table of two columns."""
    head, found, unit = chart_words()["table"], change.written, change.unit
    if found is None:
        return []
    numbers = {
        head["difference"]: signed(found.value, unit),
        head["likely_from"]: signed(found.low, unit),
        head["likely_to"]: signed(found.high, unit),
        head["noise"]: number(found.smallest_detectable_change, unit),
    }
    return [{head["number"]: name, head["value"]: written} for name, written in numbers.items()]


def _measured(change: Change) -> dict[str, Measurement]:
    named = {"before": change.before, "after": change.after}
    return {which: result for which, result in named.items() if isinstance(result, Measurement)}


def _signed(value: float, unit: Unit) -> str:
    return signed(value, unit) + unit.suffix
