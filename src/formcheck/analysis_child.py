"""The side of an analysis that works: in a process of its own, within its memory."""

import os
import sys
import tempfile
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

from formcheck.analysis_job import Job, WorkDone
from formcheck.errors import FormcheckError, TooLargeError, computer_full
from formcheck.records.limits import MEGA, variable_of

MESSAGES, VIDEO, CLEAN = "messages.txt", "annotated", "clean.mp4"


def work(job: Job, folder: Path, answers: Connection) -> None:
    """Run the job and send back what comes of it."""
    with suppress(OSError):
        # Without room for messages the work may still be done.
        keep_messages(folder / MESSAGES, 1, 2)
    _limit_memory(job.limits.memory_mb)
    # Scratch files of any library go where the parent cleans up, however this process ends.
    tempfile.tempdir = str(folder)
    from formcheck.exporters import write_annotated_video, write_stills  # noqa: PLC0415 - child only
    from formcheck.pipeline import analyze  # noqa: PLC0415 - child only

    def progress(step: str, done: int, total: int) -> None:
        answers.send(WorkDone(step, done, total))

    try:
        report = analyze(
            job.clip_path,
            job.settings,
            clip_name=job.clip_name,
            landmarks_path=job.landmarks_path,
            people_path=job.people_path,
            limits=job.limits,
            progress=progress,
        )
        if job.video_path is not None:
            write_annotated_video(
                report,
                job.clip_path,
                scratch_video(folder, job.video_path),
                lambda done, total: progress("drawing the video", done, total),
                None if job.clean_path is None else folder / CLEAN,
            )
        if job.stills_folder is not None:
            write_stills(report, job.clip_path, job.stills_folder)
    except FormcheckError as error:
        answers.send(error)
    except MemoryError:
        answers.send(out_of_memory(job))
    except OSError as error:
        answers.send(computer_full(job.clip_name or job.clip_path.name, error))
    else:
        answers.send(report)


def scratch_video(folder: Path, target: Path) -> Path:
    """Return where the child writes the video: its ending is the target's, it says how."""
    return folder / f"{VIDEO}{target.suffix}"


def out_of_memory(job: Job) -> TooLargeError:
    """Return the error of an analysis that asked for more memory than it may have."""
    return TooLargeError(
        f"{job.clip_name or job.clip_path.name}: expected an analysis in at most "
        f"{job.limits.memory_mb:.0f} MB of memory, found that it needs more; export the clip at "
        f"1080p. ({variable_of('memory_mb')} sets this limit.)"
    )


def _limit_memory(most_mb: float) -> None:
    """Let this process ask for no more than so much; where the system cannot, it may."""
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = round(most_mb * MEGA)
    allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
    # Not every system lets itself be limited so; the work is then done without.
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (allowed, hard))


def keep_messages(path: Path, *outputs: int) -> None:
    """Send what libraries print, also from C++, to a file: it is shown only if the child dies."""
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    if sys.stderr is not None:
        # None where a process has no standard error, as under pythonw.
        sys.stderr.flush()
    for output in outputs:
        os.dup2(file, output)
    os.close(file)
