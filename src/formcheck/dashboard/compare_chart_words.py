"""The charts of a comparison in words, for screen readers, and as the rows of a table."""

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
    """Return both charts of a change as the rows of one table."""
    head, unit = chart_words()["table"], change.unit
    return [
        {
            head["clip"]: which.capitalize(),
            head["value"]: number(result.value, unit),
            head["likely_from"]: number(result.low, unit),
            head["likely_to"]: number(result.high, unit),
            head["steps"]: str(result.n),
            head["low"]: number(float(result.values.min()), unit),
            head["high"]: number(float(result.values.max()), unit),
        }
        for which, result in _measured(change).items()
    ]


def difference_rows(change: Change) -> list[Row]:
    """Return the chart of a difference as the one row of a table."""
    head, found, unit = chart_words()["table"], change.written, change.unit
    if found is None:
        return []
    return [
        {
            head["difference"]: signed(found.value, unit),
            head["likely_from"]: signed(found.low, unit),
            head["likely_to"]: signed(found.high, unit),
            head["noise"]: number(found.smallest_detectable_change, unit),
        }
    ]


def _measured(change: Change) -> dict[str, Measurement]:
    named = {"before": change.before, "after": change.after}
    return {which: result for which, result in named.items() if isinstance(result, Measurement)}


def _signed(value: float, unit: Unit) -> str:
    return signed(value, unit) + unit.suffix
