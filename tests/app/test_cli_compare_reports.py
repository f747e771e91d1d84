"""`formcheck compare` with reports in place of clips."""

from pathlib import Path

import pytest
from command_line import Ended, Terminal, the_one_line
from drawn_run import DrawnRun

REPORT = "run.json"


@pytest.fixture
def kept(terminal: Terminal, drawn_run: DrawnRun) -> Terminal:
    """A folder with the report of a run."""
    words: list[str | Path] = [drawn_run.clip, "--recorded", drawn_run.landmarks, "--json", REPORT]
    assert terminal.run("analyze", *words).code == 0
    return terminal


def same(end: Ended) -> list[str]:
    """What is told of the two: all but the lines that name them."""
    assert end.code == 0, end.err
    return end.out.splitlines()[2:]


def test_a_report_stands_for_its_clip(kept: Terminal, drawn_run: DrawnRun) -> None:
    clip: list[str | Path] = [
        drawn_run.clip,
        drawn_run.clip,
        "--two-runners",
        "--json",
        "clips.json",
    ]
    landmarks = [f"--{which}-recorded={drawn_run.landmarks}" for which in ("before", "after")]
    clips = kept.run("compare", *clip, *landmarks)
    reports = kept.run("compare", REPORT, REPORT, "--two-runners", "--json", "reports.json")
    assert same(reports)[:-1] == same(clips)[:-1]
    one, other = ((kept.folder / f"{kind}.json").read_text() for kind in ("clips", "reports"))
    assert one == other


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["missing.json"], "The clip after: missing.json: expected a report that formcheck wrote"),
        ([REPORT, "--speed-kmh", "10"], "a report holds its own settings"),
        ([REPORT, "--after-part", "0-3"], "a report holds its own settings"),
        ([REPORT, "--stills", "stills"], "found a report, which has none: run.json"),
        ([REPORT, "--json", REPORT], "it is an input. Choose another name."),
    ],
)
def test_what_a_report_cannot_do_is_one_sentence(
    kept: Terminal, words: list[str | Path], found: str
) -> None:
    before = (kept.folder / REPORT).read_bytes()
    assert found in the_one_line(kept.run("compare", REPORT, *words))
    assert (kept.folder / REPORT).read_bytes() == before
    assert kept.left == [REPORT]
