"""A system without what only POSIX has, and a process without standard files: all works there."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import Ended, Terminal, ended
from drawn_run import DrawnRun
from other_system import without_posix

# Starts the rest of its words without the standard files it is told, as pythonw does on Windows.
CLOSED = (
    "import os, sys; "
    "[os.close(int(number)) for number in sys.argv[1]]; "
    "os.execv(sys.executable, [sys.executable, '-m', 'formcheck', *sys.argv[2:]])"
)


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    folder = tmp_path / "bare"
    folder.mkdir()
    return without_posix(folder)


def test_the_command_line_starts(terminal: Terminal, environment: dict[str, str]) -> None:
    end = terminal.run("--help", **environment)
    assert (end.code, end.err) == (0, "")
    assert "analyze" in end.out


def test_an_analysis(terminal: Terminal, environment: dict[str, str], drawn_run: DrawnRun) -> None:
    outputs = ["--json", "a.json", "--video", "a.mp4", "--stills", "stills"]
    end = terminal.run("analyze", *drawn_run.words, *outputs, **environment)
    assert (end.code, end.err) == (0, "")
    assert {"a.json", "a.mp4", "stills"} < set(terminal.left)
    assert list(terminal.scratch.iterdir()) == []


@pytest.mark.parametrize("closed", ["2", "12", "012"])
def test_a_process_without_standard_files(
    terminal: Terminal, drawn_run: DrawnRun, closed: str
) -> None:
    words = ["analyze", *drawn_run.words, "--json", "a.json", "--video", "a.mp4"]
    end = run_code(terminal, CLOSED, closed, *words)
    assert (end.code, end.err) == (0, "")
    assert terminal.left == ["a.json", "a.mp4"]


def test_a_process_without_standard_files_tells_of_errors_by_its_code(terminal: Terminal) -> None:
    end = run_code(terminal, CLOSED, "2", "analyze", "missing.mp4")
    assert end == Ended(2, "", "")


def run_code(terminal: Terminal, code: str, *words: str) -> Ended:
    process = subprocess.Popen(
        [sys.executable, "-c", code, *words],
        cwd=terminal.folder,
        env={**os.environ, "TMPDIR": str(terminal.scratch)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    return ended(process)
