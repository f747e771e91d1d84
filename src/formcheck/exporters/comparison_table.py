"""The comparison of two clips as text for a terminal."""

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from formcheck.exporters.comparison_words import below_headline, headline
from formcheck.exporters.fact import Noise
from formcheck.exporters.wording import (
    number,
    settings_facts,
    signed,
    trial_facts,
    value_with_unit,
)
from formcheck.records import Change, Comparison, Measurement, Report, Result, Units, Verdict
from formcheck.terminal_safe import terminal_safe

_STYLE = {
    Verdict.CHANGED: "bold",
    Verdict.WITHIN_NOISE: "dim",
    Verdict.UNCERTAIN: "cyan",
    Verdict.NOT_COMPARABLE: "magenta",
}


def comparison_summary(comparison: Comparison, units: Units = Units.METRIC) -> RenderableType:
    """Return the answer, both clips, the verdicts, and the reasons, for `rich` to print."""
    compared = [change for change in comparison.changes if change.difference is not None]
    others = [change for change in comparison.changes if change.difference is None]
    parts: list[RenderableType] = [_answer(comparison), _clips(comparison, units)]
    if compared:
        noise = Noise.SAME_SESSION if comparison.same_session else Noise.DIFFERENT_DAYS
        parts += [_table(compared), Text(noise.say(), "dim")]
    parts += [_reasons(alike) for alike in same_reasons(compared) + same_reasons(others)]
    parts += [Text(caveat) for caveat in comparison.caveats]
    return Group(*(Padding(part, (0, 0, 1, 0)) for part in parts))


def _answer(comparison: Comparison) -> Text:
    lines = Text(headline(comparison), "bold"), *map(Text, below_headline(comparison))
    return Text("\n").join(lines)


def _clips(comparison: Comparison, units: Units) -> Text:
    named = (("before", comparison.before), ("after", comparison.after))
    return Text("\n").join(_clip(words, report, units) for words, report in named)


def _clip(words: str, report: Report, units: Units) -> Text:
    facts = " · ".join([*trial_facts(report.trial), *settings_facts(report.settings, units)])
    return Text.assemble(
        f"{words:6}  ", (terminal_safe(report.trial.clip.name), "bold"), "  ", (facts, "dim")
    )


def _table(changes: list[Change]) -> Table:
    table = Table(
        "", "before", "after", "difference (95 %)", "noise", "verdict", box=None, pad_edge=False
    )
    for column in table.columns[1:]:
        column.no_wrap = True
    for change in changes:
        table.add_row(
            change.metric.plain,
            _bare(change.before),
            _value(change.after),
            _difference(change),
            _noise(change),
            Text(change.verdict.words, _STYLE[change.verdict]),
        )
    return table


def _value(result: Result) -> str:
    return value_with_unit(result) if isinstance(result, Measurement) else ""


def _bare(result: Result) -> str:
    return number(result.value, result.unit) if isinstance(result, Measurement) else ""


def _difference(change: Change) -> str:
    found = change.written
    if found is None:
        return ""
    ends = f"{signed(found.low, change.unit)} to {signed(found.high, change.unit)}"
    return f"{signed(found.value, change.unit)} ({ends})"


def _noise(change: Change) -> str:
    found = change.difference
    return "" if found is None else f"±{number(found.smallest_detectable_change, change.unit)}"


def same_reasons(changes: list[Change]) -> list[list[Change]]:
    """Return metrics grouped by their reasons; those without any are left out."""
    groups: dict[tuple[str, ...], list[Change]] = {}
    for change in changes:
        groups.setdefault(change.reasons, []).append(change)
    return [alike for reasons, alike in groups.items() if reasons]


def _reasons(alike: list[Change]) -> Text:
    verdict = alike[0].verdict
    return Text.assemble(
        (" · ".join(change.metric.plain for change in alike), "bold"),
        ("  " + verdict.words, _STYLE[verdict]),
        f": {'; '.join(alike[0].reasons)}.",
    )
