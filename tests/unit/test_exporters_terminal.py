"""The summary in the terminal: everything that was found, readable in any width."""

import io
import re
from dataclasses import replace

import pytest
from altered import altered
from rich.console import Console
from synthetic_report import EASY_KMH, REAR, SHORT, SIDE, report_of
from synthetic_runner import Run as Drawn

from formcheck import combine
from formcheck.analyzers import all_analyzers
from formcheck.exporters.terminal import summary
from formcheck.records import Measurement, NotMeasured, Question, Report, Run, Settings

FAST = Settings(speed_kmh=EASY_KMH)
OVERSTRIDING = Drawn(view=SIDE.view, reach=0.42, cadence_spm=156.0)
RUNS = {"rear": REAR, "side": SIDE, "short": SHORT, "overstriding": OVERSTRIDING}
REPORTS = [pytest.param(report_of(run, settings=FAST), id=name) for name, run in RUNS.items()]


def printed(report: Report | Run, width: int = 80, *, colours: bool = False) -> str:
    file = io.StringIO()
    console = Console(file=file, width=width, force_terminal=colours, legacy_windows=False)
    console.print(summary(report))
    return file.getvalue()


def flowing(text: str) -> str:
    """Return printed text without its line breaks and frames."""
    return " ".join(re.sub(r"[│╭╮╰╯─]", " ", text).split())


@pytest.mark.parametrize("width", [60, 80, 200])
@pytest.mark.parametrize("report", REPORTS)
def test_everything_is_told_in_any_width(report: Report, width: int) -> None:
    text = printed(report, width)
    assert max(len(line) for line in text.splitlines()) <= width
    told = flowing(text)
    # In a narrow table a title may take two lines, its words apart.
    words = {word.strip(",").lower() for word in told.split()}
    for analyzer in all_analyzers():
        assert {word.lower() for word in analyzer.METRIC.plain.split()} <= words
    for answer in report.answers:
        assert f"{answer.title} {answer.verdict.words.capitalize()} {answer.sentence}" in told
        assert answer.film is None or f"To find out: {answer.film}" in told
    for result in report.results:
        if isinstance(result, NotMeasured):
            assert result.seen in told
            assert result.advice in told
    for sentence in report.professional_advice:
        assert sentence in told


@pytest.mark.parametrize("report", REPORTS)
def test_no_number_is_missing_or_odd(report: Report) -> None:
    text = printed(report)
    assert not re.search(r"\b(nan|inf|None)\b", text)
    assert not re.search(r"-0\.0+\b(?!\d)", text)


def test_values_stand_in_a_table_with_interval_and_count() -> None:
    report = report_of(SIDE)
    told = printed(report)
    cadence = next(r for r in report.results if isinstance(r, Measurement))
    row = next(line for line in told.splitlines() if line.startswith("Cadence "))
    for part in (cadence.value, cadence.low, cadence.high):
        assert f"{part:.1f}" in row
    assert str(cadence.n) in row.split()
    assert "95 % interval" in told


@pytest.mark.parametrize("width", [60, 200])
def test_without_measurements_there_is_no_table(width: int) -> None:
    report = report_of(SHORT)
    text = printed(report, width)
    assert "interval" not in text
    # Metrics refused for the same reason are named together, once; cadence counts both legs.
    reasons = {(r.reason, r.advice) for r in report.results if isinstance(r, NotMeasured)}
    assert text.count("not measured") == len(reasons) == 2


def test_something_to_try_comes_with_what_stands_out() -> None:
    report = report_of(OVERSTRIDING, settings=FAST)
    told = flowing(printed(report))
    first, *others = report.answers
    assert first.question is Question.OVERSTRIDING
    assert f"Try: {first.one_change}" in told
    assert first.drills[0].name in told
    assert first.drills[0].how in told
    assert first.drills[0].dose in told
    # One change at a time: the drills of the other answers are in the JSON report.
    mine = {drill.name for drill in first.drills}
    assert not any(f"• {d.name}" in told for a in others for d in a.drills if d.name not in mine)


@pytest.mark.parametrize("report", REPORTS)
def test_the_answers_come_first(report: Report) -> None:
    told = printed(report, 200)
    places = [told.index(answer.title) for answer in report.answers]
    assert places == sorted(places)
    assert told.splitlines()[2].startswith(report.answers[0].title)
    if report.measured:
        assert places[-1] < told.index("95 % interval")


def test_two_clips_are_one_run() -> None:
    rear, side = report_of(REAR, name="rear.mp4"), report_of(SIDE, name="side.mp4")
    run = combine(rear, side)
    told = printed(run, 200)
    for part in ("rear.mp4", "side.mp4", *(answer.sentence for answer in run.answers)):
        assert part in told
    assert "not measured" not in told
    assert told.count(rear.professional_advice[0]) == 1


@pytest.mark.parametrize(
    ("run", "words"),
    [(REAR, "filmed from behind"), (SIDE, "filmed from the right")],
    ids=["rear", "side"],
)
def test_the_first_line_names_clip_and_view(run: Drawn, words: str) -> None:
    first = printed(report_of(run, name="evening.mp4"), 200).splitlines()[0]
    assert first.split("  ")[0] == "evening.mp4"
    assert words in first
    assert "8.0 s" in first
    assert "480 frames" in first


def test_repairs_are_told_only_when_there_were_some() -> None:
    report = report_of(SIDE)
    clean = printed(report, 200).splitlines()[0]
    events = replace(report.trial.gait.events, rejected=3)
    repaired = altered(report.trial, swapped_fraction=0.043, events=events)
    told = printed(replace(report, trial=repaired), 200).splitlines()[0]
    assert "exchanged" not in clean
    assert "doubtful" not in clean
    assert "left and right corrected in 4.3% of the pictures" in told
    assert "doubtful landings left out: 3" in told


@pytest.mark.parametrize("name", ["[bold]run[/bold].mp4", "a[/].mp4", "[red]x.mp4", ":runner:.mp4"])
def test_names_are_never_taken_for_markup(name: str) -> None:
    assert printed(report_of(SHORT, name=name), 200).startswith(name)


def test_colours_are_for_terminals_only() -> None:
    report = report_of(SIDE)
    assert "\x1b[" not in printed(report)
    assert "\x1b[" in printed(report, colours=True)


@pytest.mark.parametrize("name", ["\x1b]0;title\x07\x1b[31m.mp4", "\x9b2J.mp4", "a\nb.mp4"])
def test_a_name_gives_the_terminal_no_commands(name: str) -> None:
    text = printed(report_of(SIDE, name=name))
    assert not {"\x1b", "\x07", "\x9b"} & set(text)
    assert ".mp4" in text.splitlines()[0]
