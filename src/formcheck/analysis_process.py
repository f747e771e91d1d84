"""An analysis in a process of its own: it can be watched, cancelled, and may die alone."""

import multiprocessing
import os
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from types import TracebackType
from typing import Self

from formcheck.errors import (
    AnalysisCancelledError,
    AnalysisDiedError,
    FormcheckError,
    OutputError,
)
from formcheck.records import Report, Settings

# A cancelled process gets this long to end by itself before it is killed.
PATIENCE_S = 2.0
_STDERR = "messages.txt"
_VIDEO = "annotated"
# One child starts at a time: meanwhile the standard error of the whole process is lent to it.
_STARTING = threading.Lock()


@dataclass(frozen=True)
class Job:
    """What to analyse, and what to write besides the report.

    Attributes
    ----------
    clip_path
        The clip.
    settings
        What is known of the run.
    clip_name
        What the report calls the clip; by default its file name.
    landmarks_path
        Recorded landmarks to use in place of the pose model.
    people_path
        Where the picture of who has which number goes, if one is wanted.
    video_path
        Where the annotated video goes, if one is wanted; WebM if it ends in ``.webm``, else mp4.
    stills_folder
        Where freeze frames of a typical step go, if they are wanted; made if need be.
    """

    clip_path: Path
    settings: Settings
    clip_name: str | None = None
    landmarks_path: Path | None = None
    people_path: Path | None = None
    video_path: Path | None = None
    stills_folder: Path | None = None


@dataclass(frozen=True)
class WorkDone:
    """How far the work is: the step's name, and pictures done of all."""

    step: str
    done: int
    total: int


class AnalysisProcess:
    """Runs one job in a child process; a context manager that ends the child when left.

    The child is spawned, so a script that uses this must guard its own start with
    ``if __name__ == "__main__":``.

    Parameters
    ----------
    job
        What to do.
    scratch
        Folder to work in; by default the system's folder for temporary files.
    """

    def __init__(self, job: Job, scratch: Path | None = None) -> None:
        self._job = job
        self._folder = tempfile.TemporaryDirectory(prefix="formcheck-", dir=scratch)
        context = multiprocessing.get_context("spawn")
        self._answers, child_end = context.Pipe(duplex=False)
        self._child: SpawnProcess = context.Process(
            target=_work, args=(job, Path(self._folder.name), child_end), daemon=True
        )
        with _messages_kept(Path(self._folder.name) / _STDERR):
            self._child.start()
        child_end.close()
        self._cancelled = False
        self.work_done = WorkDone("starting", 0, 0)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def poll(self, wait_s: float) -> Report | None:
        """Return the report, or None while the work goes on; `work_done` then tells how far.

        Parameters
        ----------
        wait_s
            How long to wait for news, seconds.

        Raises
        ------
        FormcheckError
            Whatever stopped the analysis: the error it raised, `AnalysisCancelledError`, or
            `AnalysisDiedError` if it ended without a word.
        """
        if self._cancelled:
            raise self._last_words()
        while self._answers.poll(wait_s):
            try:
                answer = self._answers.recv()
            except (EOFError, OSError):
                # The child ended between two answers, or in the middle of one.
                raise self._last_words() from None
            if isinstance(answer, FormcheckError):
                raise answer
            if isinstance(answer, Report):
                self._deliver_video()
                return answer
            self.work_done = answer
            wait_s = 0.0
        return None

    def cancel(self) -> None:
        """Stop the work; the next `poll` raises `AnalysisCancelledError`."""
        self._cancelled = True
        self._end_child()

    def close(self) -> None:
        """End the child if it still runs, and remove everything it wrote."""
        self._end_child()
        self._answers.close()
        self._folder.cleanup()

    def _end_child(self) -> None:
        self._child.terminate()
        self._child.join(PATIENCE_S)
        if self._child.is_alive():
            self._child.kill()
            self._child.join()

    def _deliver_video(self) -> None:
        """Put the video in its place, whole or not at all."""
        target = self._job.video_path
        if target is None:
            return
        partial = Path(f"{target}.part")
        try:
            shutil.copyfile(_scratch_video(Path(self._folder.name), target), partial)
            partial.replace(target)
        except OSError as error:
            raise OutputError(
                f"Could not write the video to {target}: {error.strerror}. "
                f"Choose a folder that exists and that you may write to."
            ) from error
        finally:
            with suppress(OSError):
                partial.unlink()

    def _last_words(self) -> FormcheckError:
        if self._cancelled:
            return AnalysisCancelledError("The analysis was cancelled.")
        self._child.join(PATIENCE_S)
        messages = Path(self._folder.name) / _STDERR
        lines = messages.read_text(errors="replace").split("\n") if messages.exists() else []
        said = next((line.strip() for line in reversed(lines) if line.strip()), "nothing")
        clip = self._job.clip_name or self._job.clip_path.name
        return AnalysisDiedError(
            f"The analysis of {clip} ended without a result (exit code {self._child.exitcode}; "
            f"it last said: {said}). Try again; if it happens again with the same clip, please "
            f"report it."
        )


def _work(job: Job, folder: Path, answers: Connection) -> None:
    """Run the job in the child and send back what comes of it."""
    _keep_messages(folder / _STDERR, 1, 2)
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
            progress=progress,
        )
        if job.video_path is not None:
            write_annotated_video(
                report,
                job.clip_path,
                _scratch_video(folder, job.video_path),
                lambda done, total: progress("drawing the video", done, total),
            )
        if job.stills_folder is not None:
            write_stills(report, job.clip_path, job.stills_folder)
    except FormcheckError as error:
        answers.send(error)
    else:
        answers.send(report)


def _scratch_video(folder: Path, target: Path) -> Path:
    """Return where the child writes the video: its ending is the target's, it says how."""
    return folder / f"{_VIDEO}{target.suffix}"


@contextmanager
def _messages_kept(path: Path) -> Iterator[None]:
    """Send to a file what a process says that starts meanwhile, from its first moment on.

    Ctrl-C in a terminal reaches the child too, and it would print a traceback while it starts.
    """
    with _STARTING:
        shown = os.dup(2)
        try:
            _keep_messages(path, 2)
            yield
        finally:
            os.dup2(shown, 2)
            os.close(shown)


def _keep_messages(path: Path, *outputs: int) -> None:
    """Send what libraries print, also from C++, to a file: it is shown only if the child dies."""
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    sys.stderr.flush()
    for output in outputs:
        os.dup2(file, output)
    os.close(file)
