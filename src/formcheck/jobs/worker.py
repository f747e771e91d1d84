"""The working side of a job: runs in the child process, within a limit of memory."""

import os
import pickle
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from formcheck.errors import (
    FormcheckError,
    OutputError,
    TooLargeError,
    computer_full,
    unwritable,
)
from formcheck.jobs.job import ClipJob, FilmCheckJob, Job, WorkDone
from formcheck.records import FilmingCheck, Report, Step
from formcheck.records.limits import MEGA, variable_of
from formcheck.removal import remove

# In the folder of a job: the job with the paths of its files, and the output of libraries.
JOB, MESSAGES = "job.pickle", "messages.txt"
Answer = WorkDone | Report | FilmingCheck | FormcheckError
Told = Callable[[Step, int, int], None]


def main() -> None:
    """Do the job in the folder that the command line names, and answer on standard output.

    Standard error is a file. What libraries print goes there too, never between the answers.
    """
    folder = Path(sys.argv[1])
    with os.fdopen(os.dup(1), "wb") as answers:
        os.dup2(2, 1)
        # Scratch files of any library go where the parent cleans up, however this process ends.
        tempfile.tempdir = str(folder)
        job, places = pickle.loads((folder / JOB).read_bytes())

        def answer(content: Answer) -> None:
            pickle.dump(content, answers)
            answers.flush()

        try:
            work(job, places, answer)
        except BrokenPipeError:
            # The parent has gone, so nobody else cleans up.
            for place in {folder, *(path.parent for path in places.values())}:
                remove(place)


def work(
    job: Job | FilmCheckJob, places: dict[str, Path], answer: Callable[[Answer], None]
) -> None:
    """Do a job and report on it: progress, and at the end the result or an error.

    Parameters
    ----------
    job
        What to do.
    places
        Paths of its files, by name.
    answer
        Called with each message.
    """
    _limit_memory(job.limits.memory_mb)
    try:
        answer(_result(job, places, lambda *step: answer(WorkDone(*step))))
    except FormcheckError as error:
        answer(error)
    except MemoryError:
        answer(out_of_memory(job))
    except BrokenPipeError:
        raise
    except OSError as error:
        answer(computer_full(job.name, error))


def _result(
    job: Job | FilmCheckJob, places: dict[str, Path], progress: Told
) -> Report | FilmingCheck:
    if isinstance(job, FilmCheckJob):
        return _checked(job, progress)
    return _done(job, places, progress)


def _checked(job: FilmCheckJob, progress: Told) -> FilmingCheck:
    from formcheck.filming import check_filming  # noqa: PLC0415 - within the limit of memory

    return check_filming(
        job.clip_path,
        job.settings,
        clip_name=job.clip_name,
        limits=job.limits,
        progress=progress,
    )


def _done(job: Job, places: dict[str, Path], progress: Told) -> Report:
    with _named(job, "people"):
        report = job.report or _report(job, places.get("people"), progress)
    if written := places.keys() - {"people"}:
        from formcheck.jobs.outputs import WRITERS  # noqa: PLC0415 - slow to import

        for name in written:
            with _named(job, name):
                WRITERS[name](report, job, places[name], progress)
    return report


def _report(job: Job, people_path: Path | None, progress: Told) -> Report:
    """Return the report on the clip: from readings that were kept of it, else from its pictures."""
    if job.kept is None or job.landmarks_path is not None:
        return _analysed(job, people_path, progress)
    from formcheck.kept_readings import KeptReadings  # noqa: PLC0415 - within the limit of memory

    kept = KeptReadings.of(job.kept, job.clip_path, job.settings, job.limits)
    # The picture of the people is not kept.
    known = kept.report(job.name, job.hip_points) if kept and people_path is None else None
    if known is not None:
        return known
    report = _analysed(job, people_path, progress)
    if kept is not None:
        kept.keep(report)
    return report


def _analysed(job: Job, people_path: Path | None, progress: Told) -> Report:
    from formcheck.pipeline import analyze  # noqa: PLC0415 - within the limit of memory

    return analyze(
        job.clip_path,
        job.settings,
        clip_name=job.clip_name,
        landmarks_path=job.landmarks_path,
        people_path=people_path,
        hip_points=job.hip_points,
        limits=job.limits,
        progress=progress,
    )


@contextmanager
def _named(job: Job, name: str) -> Iterator[None]:
    """Name the destination of a file that cannot be written."""
    try:
        yield
    except OutputError as error:
        if isinstance(error.__cause__, OSError):
            raise unwritable(job.outputs[name], error.__cause__) from error
        raise


def out_of_memory(job: ClipJob[Any]) -> TooLargeError:
    """Return the error of an analysis that asked for more memory than it may have."""
    return TooLargeError(
        f"{job.name}: expected an analysis in at most {job.limits.memory_mb:.0f} MB of memory, "
        f"found that it needs more; export the clip at 1080p. "
        f"({variable_of('memory_mb')} sets this limit.)"
    )


def _limit_memory(most_mb: float) -> None:
    """Limit the memory that this process may ask for, where the system can."""
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = round(most_mb * MEGA)
    allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
    # Some systems reject this limit; the work is then done without it.
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (allowed, hard))
