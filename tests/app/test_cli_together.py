"""`formcheck analyze` with reports in place of clips."""

import json
from pathlib import Path

import pytest
from command_line import Terminal, the_one_line
from drawn_run import DrawnRun

REPORT = "run.json"


@pytest.fixture
def kept(terminal: Terminal, drawn_run: DrawnRun) -> Terminal:
    """A folder with the report of a run."""
    words: list[str | Path] = [drawn_run.clip, "--recorded", drawn_run.landmarks, "--json", REPORT]
    assert terminal.run("analyze", *words).code == 0
    return terminal


def test_a_speed_is_stated_afterwards(kept: Terminal) -> None:
    end = kept.run("analyze", REPORT, "--speed-kmh", "9", "--json", "told.json")
    assert end.code == 0, end.err
    assert "at 9 km/h" in end.out
    told = json.loads((kept.folder / "told.json").read_text("utf-8"))
    assert (told["belt_speed_kmh"], told["belt_speed_source"]) == (9.0, "stated")
    assert "Do I overstride?" in end.out.splitlines()[2] or "cadence" in end.out.splitlines()[2]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["missing.json"], "missing.json: expected a report that formcheck wrote"),
        ([REPORT, "--speed-kmh", "90"], "between 4 km/h and 30 km/h, found 90"),
        ([REPORT, "--runner", "2"], "Expected only a speed or a height"),
        ([REPORT, "--csv", "steps.csv"], "Expected one clip for --csv"),
        ([REPORT, REPORT, REPORT], "found 3"),
        ([REPORT, "--json", REPORT], "it is an input. Choose another name."),
    ],
)
def test_what_a_report_cannot_do_is_one_sentence(
    kept: Terminal, words: list[str | Path], found: str
) -> None:
    before = (kept.folder / REPORT).read_bytes()
    assert found in the_one_line(kept.run("analyze", *words))
    assert (kept.folder / REPORT).read_bytes() == before
    assert kept.left == [REPORT]
