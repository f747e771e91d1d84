"""`formcheck demo` as a user runs it: from any folder, after a plain install."""

import json
import os
import signal
from dataclasses import dataclass
from pathlib import Path

import pytest
from command_line import Ended, Terminal, ended, interrupt, the_one_line, wait_until
from installed_copy import installed_copy

from formcheck.shipped import all_samples, site_folder
from formcheck.video import VideoClip

# It measures two samples with the pose model.
pytestmark = pytest.mark.slow

NAMES = ["side_before", "rear_before"]
FILES = sorted(f"{name}{suffix}" for name in NAMES for suffix in (".csv", ".json", ".mp4"))
# Not even an administrator can write into it.
CLOSED = Path("/proc")


@dataclass(frozen=True)
class DemoRun:
    """A finished demo, and the folder it ran in."""

    end: Ended
    terminal: Terminal

    @property
    def reports(self) -> Path:
        return self.terminal.folder / "demo_reports"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plain install of formcheck."""
    return installed_copy(tmp_path_factory.mktemp("installed"))


@pytest.fixture(scope="module")
def demo_run(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> DemoRun:
    terminal = Terminal.inside(tmp_path_factory.mktemp("demo"))
    return DemoRun(terminal.run("demo", PYTHONPATH=str(installed)), terminal)


def test_it_says_first_what_it_does_and_last_where_the_files_are(demo_run: DemoRun) -> None:
    assert (demo_run.end.code, demo_run.end.err) == (0, "")
    lines = demo_run.end.out.splitlines()
    assert lines[0].startswith("formcheck demo analyses two sample clips")
    assert str(demo_run.reports) in lines[1]
    end = lines.index(f"Finished. The files are in {demo_run.reports}:")
    assert sorted(line.strip() for line in lines[end + 1 : -1]) == FILES
    assert "formcheck analyze my_run.mp4" in lines[-1]


def test_both_summaries_are_shown(demo_run: DemoRun) -> None:
    told = " ".join(demo_run.end.out.split())
    for words in (
        "side_before.mp4 filmed from the right",
        "rear_before.mp4 filmed from behind",
        "Hip drop",
    ):
        assert words in told


def test_the_files_are_there_and_nothing_else(demo_run: DemoRun) -> None:
    assert demo_run.terminal.left == sorted(["demo_reports", *FILES])
    samples = {sample.name: sample.settings for sample in all_samples()}
    for name in NAMES:
        report = json.loads((demo_run.reports / f"{name}.json").read_text("utf-8"))
        assert report["settings"]["height_cm"] == samples[name].height_cm
        assert report["settings"]["speed_kmh"] == samples[name].speed_kmh
        assert VideoClip(demo_run.reports / f"{name}.mp4").frame_count_hint == 720
        measured = [result for result in report["results"] if result["status"] == "measured"]
        rows = (demo_run.reports / f"{name}.csv").read_text("utf-8").splitlines()
        assert len(rows) == 1 + sum(result["n"] for result in measured)


def test_an_installed_copy_brings_its_samples(installed: Path) -> None:
    names = {path.name for path in (site_folder() / "sample_videos").iterdir()}
    shipped = installed / "formcheck" / "dashboard" / "site"
    assert {path.name for path in (shipped / "sample_videos").iterdir()} == names


@pytest.mark.parametrize(
    ("place", "found"),
    [("taken", "File exists"), ("taken/inside", "Not a directory")],
)
def test_a_place_that_is_a_file(terminal: Terminal, place: str, found: str) -> None:
    (terminal.folder / "taken").touch()
    sentence = the_one_line(terminal.run("demo", "--out", place))
    assert f"Expected a folder that can be written to, found {place}: {found}" in sentence
    assert "Name another one with --out FOLDER." in sentence
    assert terminal.left == ["taken"]


def test_a_folder_that_may_not_be_written_to(terminal: Terminal) -> None:
    closed = terminal.folder / "closed"
    closed.mkdir(mode=0o555)
    if os.access(closed, os.W_OK):
        pytest.skip("this user may write everywhere")
    sentence = the_one_line(terminal.run("demo", "--out", closed))
    assert f"found {closed}: Permission denied" in sentence


@pytest.mark.skipif(not CLOSED.is_dir(), reason="this system has no folder that is always closed")
def test_a_closed_working_folder(terminal: Terminal) -> None:
    inside = Terminal(CLOSED, terminal.scratch)
    assert "found demo_reports:" in the_one_line(inside.run("demo"))


def test_a_cancelled_demo_says_where_its_files_are(terminal: Terminal) -> None:
    process = terminal.start("demo", "--out", "here")
    wait_until(lambda: any(terminal.scratch.glob("*/messages.txt")))
    interrupt(process, signal.SIGINT, whole_group=True)
    end = ended(process)
    assert end.code == 2
    assert end.err == "formcheck: Cancelled; what was finished is in here.\n"
    assert terminal.left == ["here"]
