"""Watching the child process of an analysis, and doing things to it."""

import multiprocessing
import time
from pathlib import Path

import pytest
from command_line import wait_until

from formcheck.analysis_job import Job
from formcheck.analysis_process import AnalysisProcess
from formcheck.errors import FormcheckError
from formcheck.records import Report

# How long an analysis of recorded landmarks may take on a busy machine.
LONGEST_S = 60.0
# A child that has not used the processor for this long is waiting for its parent.
IDLE_S = 0.6


def finished(process: AnalysisProcess) -> Report:
    """Wait for the report, or for what stopped it."""
    deadline = time.monotonic() + LONGEST_S
    while (report := process.poll(0.1)) is None:
        assert time.monotonic() < deadline, process.work_done
    return report


def error_of(job: Job, scratch: Path) -> FormcheckError:
    with AnalysisProcess(job, scratch) as process, pytest.raises(FormcheckError) as error:
        finished(process)
    assert "\n" not in str(error.value)
    return error.value


def wait_for_step(process: AnalysisProcess, step: str) -> None:
    wait_until(lambda: process.poll(0.01) is None and process.work_done.step == step)


def child_pid() -> int:
    (child,) = multiprocessing.active_children()
    assert child.pid is not None
    return child.pid


def wait_for_idle_child() -> None:
    """Wait until the child has done its work and cannot get rid of the report."""
    stat = Path(f"/proc/{child_pid()}/stat")
    if not stat.exists():
        pytest.skip("this system does not tell how much a process works")

    def is_idle() -> bool:
        before = _processor_ticks(stat)
        time.sleep(IDLE_S)
        return before > 0 and _processor_ticks(stat) == before

    wait_until(is_idle)


def _processor_ticks(stat: Path) -> int:
    fields = stat.read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])
