"""What passes a limit ends in one sentence, and takes nothing else down."""

from dataclasses import replace
from pathlib import Path

import pytest
from child_process import error_of

from formcheck.errors import TooLargeError
from formcheck.in_order import CORES
from formcheck.jobs import Job
from formcheck.records import Limits


@pytest.mark.parametrize(
    ("limits", "variable"),
    [
        (Limits(file_mb=0.001), "FORMCHECK_MAX_FILE_MB"),
        (Limits(picture_mpx=0.001), "FORMCHECK_MAX_PICTURE_MPX"),
        (Limits(clip_s=0.5), "FORMCHECK_MAX_CLIP_S"),
        (Limits(frames=10.0), "FORMCHECK_MAX_FRAMES"),
        (Limits(work_s=0.01), "FORMCHECK_MAX_WORK_S"),
        (Limits(memory_mb=300.0), "FORMCHECK_MAX_MEMORY_MB"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_limit_ends_the_work_in_a_sentence_that_names_it(
    limits: Limits, variable: str, rear_job: Job, scratch: Path
) -> None:
    error = error_of(replace(rear_job, limits=limits), scratch)
    assert isinstance(error, TooLargeError)
    assert str(error).endswith(f"({variable} sets this limit.)")
    assert str(error).startswith(rear_job.clip_path.name)
    assert list(scratch.iterdir()) == []


@pytest.mark.slow
def test_the_limit_of_memory_holds_for_eight_threads(
    rear_job: Job, scratch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(CORES, "8")
    job = replace(rear_job, landmarks_path=None, limits=Limits(memory_mb=1300.0))
    error = error_of(job, scratch)
    assert isinstance(error, TooLargeError)
    assert str(error).endswith("(FORMCHECK_MAX_MEMORY_MB sets this limit.)")
