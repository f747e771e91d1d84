"""formcheck as a user runs it: a process of its own, in a folder of its own."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

# Longer than any analysis of a sample takes, even on a busy machine.
LONGEST_RUN_S = 300.0
PROCESSES = Path("/proc")


@dataclass(frozen=True)
class Ended:
    """How a run ended and what it said."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Terminal:
    """A working folder, and a folder for temporary files that nobody else uses."""

    folder: Path
    scratch: Path

    @classmethod
    def inside(cls, parent: Path) -> "Terminal":
        for name in ("work", "scratch"):
            (parent / name).mkdir()
        return cls(parent / "work", parent / "scratch")

    def start(self, *words: str | Path, **environment: str) -> "subprocess.Popen[str]":
        return self.start_module("formcheck", *words, **environment)

    def start_module(
        self, module: str, *words: str | Path, **environment: str
    ) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [sys.executable, "-m", module, *map(str, words)],
            cwd=self.folder,
            env={
                **os.environ,
                "TMPDIR": str(self.scratch),
                "COLUMNS": "100",
                # Windows would write in the code page of its language.
                "PYTHONIOENCODING": "utf-8",
                **environment,
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            start_new_session=True,
        )

    def run(self, *words: str | Path, **environment: str) -> Ended:
        return ended(self.start(*words, **environment))

    @property
    def left(self) -> list[str]:
        """Everything that is in both folders."""
        return sorted(path.name for top in (self.folder, self.scratch) for path in top.rglob("*"))


def ended(process: "subprocess.Popen[str]") -> Ended:
    """Wait for a process to end."""
    out, err = process.communicate(timeout=LONGEST_RUN_S)
    return Ended(process.returncode, out, err)


def the_one_line(end: Ended) -> str:
    """Return what a failed run said: one sentence on stderr and nothing else."""
    assert end.code == 2, end
    assert end.out == ""
    lines = end.err.splitlines()
    assert len(lines) == 1, end.err
    assert lines[0].startswith("formcheck: ")
    return lines[0]


def wait_until(happened: Callable[[], bool], within_s: float = 60.0) -> None:
    """Wait for something that must happen soon."""
    deadline = time.monotonic() + within_s
    while not happened():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.005)


def group_members(group: int) -> list[int]:
    """Return the processes of a group that still run; `Terminal.start` makes one per run."""
    if not PROCESSES.is_dir():
        pytest.skip("this system does not list its processes")
    stats = [_stat(path) for path in PROCESSES.iterdir() if path.name.isdigit()]
    return [pid for pid, state, its_group in stats if its_group == group and state != "Z"]


def _stat(process: Path) -> tuple[int, str, int]:
    """Return number, state and group of a process; the name before them may hold anything."""
    try:
        fields = (process / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        # It ended meanwhile.
        return int(process.name), "Z", 0
    return int(process.name), fields[0], int(fields[2])


def kill(process_id: int) -> None:
    """End a process before it can do anything about it."""
    if not hasattr(signal, "SIGKILL"):
        pytest.skip("this system ends processes in another way")
    os.kill(process_id, signal.SIGKILL)


def interrupt(process: "subprocess.Popen[str]", sent: signal.Signals, *, whole_group: bool) -> None:
    """Send a signal to a run alone, or to its children too, as Ctrl-C in a terminal does."""
    if not hasattr(os, "killpg"):
        process.kill()
        ended(process)
        pytest.skip("this system ends processes in another way")
    if whole_group:
        os.killpg(process.pid, sent)
    else:
        process.send_signal(sent)


@contextmanager
def no_file_larger_than(size: int) -> Iterator[None]:
    """Let this process, and those that it starts, write small files only: as on a full disk."""
    resource = pytest.importorskip("resource")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
