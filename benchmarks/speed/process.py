"""A process measured from outside: wall time, processor time and memory of all it starts."""

import os
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

# Memory rises and falls over tenths of a second; a look costs about a millisecond.
LOOK_EVERY_S = 0.02
MEGA = 1e6


@dataclass(frozen=True)
class Used:
    """Resources that a process and its children used.

    Attributes
    ----------
    wall_s
        From the start of the process to its end.
    cpu_s
        Processor time, the user's and the system's.
    peak_mb
        Most memory that all of them had at once. Pages that they share count for each of them.
    said
        Standard output.
    """

    wall_s: float
    cpu_s: float
    peak_mb: float
    said: str = ""


def measured(words: Sequence[str], environment: Mapping[str, str] | None = None) -> Used:
    """Run a command and return its resources.

    Parameters
    ----------
    words
        The program and its arguments.
    environment
        Variables on top of those of this process.

    Raises
    ------
    RuntimeError
        If it ends with an error.
    """
    with tempfile.TemporaryDirectory(prefix="formcheck-speed-") as name:
        said, complained = Path(name) / "said", Path(name) / "complained"
        with said.open("wb") as out, complained.open("wb") as err:
            began_s = time.perf_counter()
            child = subprocess.Popen(
                words, stdout=out, stderr=err, env={**os.environ, **(environment or {})}
            )
            status, cpu_s, peak_mb = _watched(child.pid)
            wall_s = time.perf_counter() - began_s
        # The process has been waited for already.
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode != 0:
            end = complained.read_text("utf-8", "replace")[-2000:]
            raise RuntimeError(f"{' '.join(words)} ended with {child.returncode}:\n{end}")
        return Used(wall_s, cpu_s, peak_mb, said.read_text("utf-8", "replace"))


def _watched(pid: int) -> tuple[int, float, float]:
    """Wait for a process; return its status, its seconds of processor time, and its peak in MB."""
    peak_mb = 0.0
    while True:
        peak_mb = max(peak_mb, _memory_mb(pid))
        ended, status, used = os.wait4(pid, os.WNOHANG)
        if ended:
            # Children that it waited for are in it.
            return status, used.ru_utime + used.ru_stime, peak_mb
        time.sleep(LOOK_EVERY_S)


def _memory_mb(pid: int) -> float:
    """Resident memory of a process and its children."""
    total = 0.0
    try:
        process = psutil.Process(pid)
        family = [process, *process.children(recursive=True)]
    except psutil.Error:
        return total
    for member in family:
        try:
            total += member.memory_info().rss / MEGA
        except psutil.Error:
            # It ended meanwhile.
            continue
    return total
