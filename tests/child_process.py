"""Watching the child process of an analysis, and doing things to it."""

import os
import time
from pathlib import Path
from typing import Any

import pytest
from command_line import wait_until

from formcheck.errors import FormcheckError
from formcheck.jobs import ClipJob, JobProcess, Result
from formcheck.records import Step

# How long an analysis of recorded landmarks may take on a busy machine.
LONGEST_S = 60.0


def finished(process: JobProcess[Result]) -> Result:
    """Wait for the result, or for what stopped it."""
    deadline = time.monotonic() + LONGEST_S
    while (result := process.poll(0.1)) is None:
        assert time.monotonic() < deadline, process.work_done
    return result


def error_of(job: ClipJob[Any], scratch: Path) -> FormcheckError:
    with JobProcess(job, scratch) as process, pytest.raises(FormcheckError) as error:
        finished(process)
    assert "\n" not in str(error.value)
    return error.value


def wait_for_step(process: JobProcess[Any], step: Step) -> None:
    wait_until(lambda: process.poll(0.01) is None and process.work_done.step == step)


def workers() -> list[int]:
    """Return the children of this process that work on a job."""
    stats = (path for path in Path("/proc").glob("[0-9]*") if _is_worker(path))
    return [int(path.name) for path in stats]


def _is_worker(process: Path) -> bool:
    try:
        parent = int((process / "stat").read_text().rpartition(")")[2].split()[1])
        return (
            parent == os.getpid() and b"formcheck.jobs.worker" in (process / "cmdline").read_bytes()
        )
    except OSError:
        # It ended meanwhile.
        return False
