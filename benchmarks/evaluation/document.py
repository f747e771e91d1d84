"""The accuracy page, put together."""

from collections.abc import Sequence
from pathlib import Path

from benchmarks.evaluation.answer_tables import (
    NONE,
    answer_table,
    belt_table,
    belts_in,
    open_shares,
    wrong_answer_lines,
)
from benchmarks.evaluation.failures import failure_lines
from benchmarks.evaluation.hard import hard_table, is_wrong
from benchmarks.evaluation.master import Use
from benchmarks.evaluation.outcome import Outcome
from benchmarks.evaluation.outside.section import Outside, answer, section
from benchmarks.evaluation.tables import (
    METRICS,
    Grouping,
    event_table,
    found_table,
    grouped_table,
    metric_table,
    step_table,
)

ALL_HELD_OUT = (
    "\nClips that rules were tuned on are left out; `make accuracy-tuning` measures them too."
)
PAGE = Path(__file__).with_name("page.md")


def page(outcomes: Sequence[Outcome], hard: Sequence[Outcome], outside: Outside, plots: str) -> str:
    """Return the page in Markdown.

    Parameters
    ----------
    outcomes
        Of all clips that should be measured.
    hard
        Of those made to fail.
    outside
        What others' recordings and renders say.
    plots
        Folder of the plots, as the page sees it.
    """
    held_out = [outcome for outcome in outcomes if outcome.use == Use.HELD_OUT]
    pictures = "\n".join(
        f"![{s.title}: measured over true]({plots}/{s.metric}.svg)" for s in METRICS
    )
    return PAGE.read_text(encoding="utf-8").format(
        answer=answer(outside),
        outside=section(outside),
        left_out="" if len(held_out) < len(outcomes) else ALL_HELD_OUT,
        clips=len(outcomes),
        runs=len({outcome.runner for outcome in outcomes}),
        open_shares=open_shares(held_out),
        answers=answer_table(held_out),
        hard_answers=answer_table(hard),
        wrong_answers="\n".join(wrong_answer_lines([*held_out, *hard])) or NONE,
        belts=belt_table(
            [
                *belts_in(held_out, "own renders"),
                *belts_in(outside.other, "other renderer"),
                *(("force plates", belt) for belt in outside.plates.belts),
            ]
        ),
        metrics=metric_table(outcomes),
        pictures=pictures,
        by_kit=_each_metric(held_out, lambda o: f"{o.view}, {o.kit}", "kit"),
        by_rate=_each_metric(held_out, lambda o: f"{o.view}, {o.rate_hz:g} frames/s", "frame rate"),
        by_variant=_each_metric(held_out, lambda o: f"{o.view}, {_variant(o)}", "variant"),
        events=event_table(outcomes, lambda o: f"{o.view}, {o.use}, {_rate(o)}"),
        event_plot=f"![errors of contacts and toe-offs]({plots}/events.svg)",
        found=found_table(outcomes),
        steps=step_table(outcomes, _rate),
        hard_clips=len(hard),
        hard=hard_table(hard),
        hard_failures="\n".join(failure_lines([o for o in hard if any(map(is_wrong, o.values))]))
        or NONE,
        failures="\n".join(failure_lines(outcomes)) or NONE,
    )


def _each_metric(outcomes: Sequence[Outcome], by: Grouping, title: str) -> str:
    tables = [
        f"**{shown.title}**\n\n{grouped_table(outcomes, shown, by, title)}" for shown in METRICS
    ]
    return "\n\n".join(tables)


def _variant(outcome: Outcome) -> str:
    if outcome.height_px > 1000:
        return "1080x1920"
    return "120 frames/s" if outcome.rate_hz > 100.0 else outcome.variant


def _rate(outcome: Outcome) -> str:
    return "50 frames/s or more" if outcome.rate_hz >= 50.0 else "24–30 frames/s"
