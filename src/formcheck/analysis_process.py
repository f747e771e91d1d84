"""An analysis in a process of its own: it can be watched, cancelled, and may die alone."""

import multiprocessing
import os
import shutil
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from multiprocessing.context import SpawnProcess
from pathlib import Path
from types import TracebackType
from typing import Self

from formcheck.analysis_child import (
    CLEAN,
    MESSAGES,
    keep_messages,
    out_of_memory,
    scratch_video,
    work,
)
from formcheck.analysis_job import Job, WorkDone
from formcheck.errors import (
    AnalysisCancelledError,
    AnalysisDiedError,
    FormcheckError,
    TooLargeError,
    computer_full,
    unwritable,
)
from formcheck.records import Report
from formcheck.records.limits import variable_of
from formcheck.removal import remove

# A cancelled process gets this long to end by itself before it is killed.
PATIENCE_S = 2.0
# What libraries say that end the process when no more memory is given.
_OUT_OF_MEMORY = (
    "bad_alloc",
    "Cannot allocate memory",
    "MemoryError",
    "Unable to allocate",
    "failed to map segment",
)
# One child starts at a time: meanwhile the standard error of the whole process is lent to it.
_STARTING = threading.Lock()


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

    Raises
    ------
    ComputerFullError
        When the system gives no folder, no pipe or no process.
    """

    def __init__(self, job: Job, scratch: Path | None = None) -> None:
        self._job = job
        self._cancelled = False
        self._begun_s = time.monotonic()
        self.work_done = WorkDone("starting", 0, 0)
        with ExitStack() as undo:
            try:
                self._start(scratch, undo)
            except OSError as error:
                raise computer_full(self._name, error) from error
            undo.pop_all()

    def _start(self, scratch: Path | None, undo: ExitStack) -> None:
        """Start the child; `undo` then takes back what there is of it."""
        self._folder = tempfile.TemporaryDirectory(
            prefix="formcheck-", dir=scratch, ignore_cleanup_errors=True
        )
        undo.callback(self._folder.cleanup)
        context = multiprocessing.get_context("spawn")
        self._answers, child_end = context.Pipe(duplex=False)
        undo.callback(self._answers.close)
        with child_end:
            self._child: SpawnProcess = context.Process(
                target=work, args=(self._job, Path(self._folder.name), child_end), daemon=True
            )
            with _messages_kept(Path(self._folder.name) / MESSAGES):
                self._child.start()

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
        self._check_time()
        while (answer := self._next_answer(wait_s)) is not None:
            if isinstance(answer, FormcheckError):
                raise answer
            if isinstance(answer, Report):
                self._deliver_videos()
                return answer
            self.work_done = answer
            wait_s = 0.0
        return None

    def _next_answer(self, wait_s: float) -> Report | FormcheckError | WorkDone | None:
        try:
            return self._answers.recv() if self._answers.poll(wait_s) else None
        except (EOFError, OSError):
            # The child ended between two answers, or in the middle of one. Windows tells already
            # at `poll`.
            raise self._last_words() from None

    def _check_time(self) -> None:
        """End work that takes too long; a hang deep in a library ends this way too."""
        most_s = self._job.limits.work_s
        if time.monotonic() - self._begun_s > most_s:
            self._end_child()
            raise TooLargeError(
                f"{self._name}: expected an analysis of at most {most_s:.0f} s, found that it "
                f"takes longer; cut out 20 to 30 seconds of steady running. "
                f"({variable_of('work_s')} sets this limit.)"
            )

    def cancel(self) -> None:
        """Stop the work; the next `poll` raises `AnalysisCancelledError`."""
        self._cancelled = True
        self._end_child()

    def close(self) -> None:
        """End the child if it still runs, and remove everything it wrote."""
        self._end_child()
        self._answers.close()
        remove(Path(self._folder.name))
        self._folder.cleanup()

    @property
    def _name(self) -> str:
        return self._job.clip_name or self._job.clip_path.name

    def _end_child(self) -> None:
        self._child.terminate()
        self._child.join(PATIENCE_S)
        if self._child.is_alive():
            self._child.kill()
            self._child.join()

    def _deliver_videos(self) -> None:
        folder = Path(self._folder.name)
        if self._job.video_path is not None:
            self._deliver(scratch_video(folder, self._job.video_path), self._job.video_path)
        if self._job.clean_path is not None:
            self._deliver(folder / CLEAN, self._job.clean_path)

    def _deliver(self, source: Path, target: Path) -> None:
        """Put a video in its place, whole or not at all."""
        partial = Path(f"{target}.part")
        try:
            shutil.copyfile(source, partial)
            partial.replace(target)
        except OSError as error:
            raise unwritable(target, error, "the video") from error
        finally:
            with suppress(OSError):
                partial.unlink()

    def _last_words(self) -> FormcheckError:
        if self._cancelled:
            return AnalysisCancelledError("The analysis was cancelled.")
        self._child.join(PATIENCE_S)
        messages = Path(self._folder.name) / MESSAGES
        text = messages.read_text("utf-8", "replace") if messages.exists() else ""
        if any(sign in text for sign in _OUT_OF_MEMORY):
            return out_of_memory(self._job)
        lines = text.split("\n")
        said = next((line.strip() for line in reversed(lines) if line.strip()), "nothing")
        return AnalysisDiedError(
            f"The analysis of {self._name} ended without a result (exit code "
            f"{self._child.exitcode}; it last said: {said}). Try again; if it happens again "
            f"with the same clip, please report it."
        )


@contextmanager
def _messages_kept(path: Path) -> Iterator[None]:
    """Send to a file what a process says that starts meanwhile, from its first moment on.

    Ctrl-C in a terminal reaches the child too, and it would print a traceback while it starts.
    """
    with _STARTING, ExitStack() as afterwards:
        shown = _standard_error()
        if shown is not None:
            afterwards.callback(os.close, shown)
            afterwards.callback(os.dup2, shown, 2)
            keep_messages(path, 2)
        yield


def _standard_error() -> int | None:
    """Return a copy of the standard error's number; None where there is none, as under pythonw."""
    try:
        return os.dup(2)
    except OSError:
        return None
