"""The report as text for a terminal."""

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from formcheck.exporters.wording import (
    band_words,
    interval,
    trial_facts,
    value_with_unit,
)
from formcheck.records import BandName, Drill, Finding, Measurement, NotMeasured, Report
from formcheck.terminal_safe import terminal_safe

# Nobody tries more than two options at once; the others are in the JSON report.
_DRILLS_SHOWN = 2
_BAND_STYLE = {
    BandName.TYPICAL: "green",
    BandName.ELEVATED: "yellow",
    BandName.MARKED: "bold yellow",
    BandName.UNCERTAIN: "cyan",
    None: "dim",
}


def summary(report: Report) -> RenderableType:
    """Return findings, values, refusals and the note on professionals, for `rich` to print."""
    parts: list[RenderableType] = [_headline(report)]
    measured = [r for r in report.results if isinstance(r, Measurement)]
    refused = [r for r in report.results if isinstance(r, NotMeasured)]
    if measured:
        parts.append(_values(measured, {f.metric.name: f for f in report.findings}))
    told: set[str] = set()
    parts += [_finding(finding, told) for finding in report.findings]
    parts += [_refusals(alike) for alike in _grouped(refused)]
    parts.append(Panel("\n".join(report.professional_advice), title="Your body comes first"))
    return Group(*(Padding(part, (0, 0, 1, 0)) for part in parts))


def _headline(report: Report) -> Text:
    trial = report.trial
    facts = trial_facts(trial)
    return Text.assemble((terminal_safe(trial.clip.name), "bold"), "  ", (" · ".join(facts), "dim"))


def _values(measured: list[Measurement], findings: dict[str, Finding]) -> Table:
    table = Table("", "value", "95 % interval", "n", "", box=None, pad_edge=False)
    for result in measured:
        band = findings[result.metric.name].band if result.metric.name in findings else None
        table.add_row(
            result.metric.title,
            f"[bold]{value_with_unit(result)}[/]",
            interval(result),
            str(result.n),
            Text(band_words(band), _BAND_STYLE[band]),
        )
    return table


def _finding(finding: Finding, told: set[str]) -> Group:
    """Return meaning, cue and drills; a drill in `told` was explained before and is only named."""
    lines = [Text.assemble((finding.metric.title, "bold"), "  ", finding.meaning)]
    if finding.cue is not None:
        lines.append(Text.assemble(("Try: ", "bold green"), finding.cue))
    for drill in finding.drills[:_DRILLS_SHOWN]:
        lines += _drill(drill, told)
        told.add(drill.name)
    left = len(finding.drills) - _DRILLS_SHOWN
    if left > 0:
        lines.append(Text(f"  {left} more in the JSON report (--json FILE)", "dim"))
    return Group(*lines)


def _drill(drill: Drill, told: set[str]) -> list[Text]:
    if drill.name in told:
        return [Text.assemble("  • ", (drill.name, "bold"), ": see above")]
    return [
        Text.assemble("  • ", (drill.name, "bold"), f": {drill.how}"),
        Text(f"    How much: {drill.dose}", "dim"),
        Text(f"    What is known: {drill.evidence}", "dim"),
    ]


def _grouped(refused: list[NotMeasured]) -> list[list[NotMeasured]]:
    """Group the metrics that were refused for the same reason."""
    groups: dict[tuple[str, str], list[NotMeasured]] = {}
    for result in refused:
        groups.setdefault((result.seen, result.advice), []).append(result)
    return list(groups.values())


def _refusals(alike: list[NotMeasured]) -> Text:
    return Text.assemble(
        (", ".join(result.metric.title for result in alike), "bold"),
        ("  not measured", "magenta"),
        f", because {alike[0].seen}. {alike[0].advice}",
    )
