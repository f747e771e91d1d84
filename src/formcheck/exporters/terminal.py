"""The report as text for a terminal."""

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from formcheck.exporters.wording import (
    RefusedTogether,
    grouped_refusals,
    interval,
    settings_facts,
    trial_facts,
    value_with_unit,
)
from formcheck.records import (
    Answer,
    AnswerVerdict,
    Drill,
    Finding,
    Measurement,
    Report,
    Run,
    Units,
)
from formcheck.terminal_safe import terminal_safe

# Nobody tries more than two options at once; the others are in the JSON report.
_DRILLS_SHOWN = 2
_STYLE = {
    AnswerVerdict.YES: "bold yellow",
    AnswerVerdict.PROBABLY: "yellow",
    AnswerVerdict.BORDERLINE: "cyan",
    AnswerVerdict.PROBABLY_NOT: "green",
    AnswerVerdict.NO: "green",
    AnswerVerdict.CANT_TELL: "magenta",
}


def summary(run: Report | Run, units: Units = Units.METRIC) -> RenderableType:
    """Return answers, values, refusals and the note on professionals, for `rich` to print."""
    reports = run.reports if isinstance(run, Run) else (run,)
    answers = [_answer(answer, number == 0) for number, answer in enumerate(run.answers)]
    measured = [r for r in run.results if isinstance(r, Measurement)]
    parts: list[RenderableType] = [*(_clip(report, units) for report in reports), *answers]
    if measured:
        parts.append(_values(measured, {f.metric.name: f for f in run.findings}))
    parts += [_refusals(alike) for alike in grouped_refusals(run.results)]
    advice = reports[0].professional_advice
    parts.append(Panel("\n".join(advice), title="Your body comes first"))
    return Group(*(Padding(part, (0, 0, 1, 0)) for part in parts))


def _clip(report: Report, units: Units) -> Text:
    trial = report.trial
    facts = [*trial_facts(trial), *settings_facts(report.settings, units)]
    return Text.assemble((terminal_safe(trial.clip.name), "bold"), "  ", (" · ".join(facts), "dim"))


def _answer(answer: Answer, with_drills: bool) -> Group:
    """The question, the answer in a word and with its numbers, and what to do.

    Drills are those of the first answer alone: one change at a time.
    """
    lines = [
        Text.assemble(
            (answer.title, "bold"),
            "  ",
            (answer.verdict.words.capitalize(), _STYLE[answer.verdict]),
        ),
        Text(answer.sentence),
    ]
    if answer.one_change is not None:
        lines.append(Text.assemble(("Try: ", "bold green"), answer.one_change))
    if answer.film is not None:
        lines.append(Text.assemble(("To find out: ", "bold"), answer.film))
    for drill in answer.drills[:_DRILLS_SHOWN] if with_drills else ():
        lines += _drill(drill)
    return Group(*lines)


def _drill(drill: Drill) -> list[Text]:
    return [
        Text.assemble("  • ", (drill.name, "bold"), f": {drill.how}"),
        Text(f"    How much: {drill.dose}", "dim"),
        Text(f"    What is known: {drill.evidence}", "dim"),
    ]


def _values(measured: list[Measurement], findings: dict[str, Finding]) -> Table:
    table = Table("", "value", "95 % interval", "n", "beyond typical?", box=None, pad_edge=False)
    for result in measured:
        finding = findings.get(result.metric.name)
        verdict = AnswerVerdict.CANT_TELL if finding is None else finding.verdict
        table.add_row(
            result.metric.plain,
            f"[bold]{value_with_unit(result)}[/]",
            interval(result),
            str(result.n),
            Text("no scale" if finding is None else verdict.words, _STYLE[verdict]),
        )
    return table


def _refusals(alike: RefusedTogether) -> Text:
    return Text.assemble(
        (alike.titles, "bold"),
        ("  not measured", "magenta"),
        f", because {alike.seen}. {alike.advice}",
    )
