"""A job in a process of its own: it can be watched, cancelled, and may die alone."""

import pickle
import sys
import tempfile
import threading
import time
import weakref
from contextlib import ExitStack, suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from subprocess import DEVNULL, PIPE, Popen, TimeoutExpired
from types import TracebackType
from typing import IO, Self

from formcheck.errors import (
    AnalysisCancelledError,
    AnalysisDiedError,
    FormcheckError,
    TooLargeError,
    computer_full,
)
from formcheck.jobs.job import Job, WorkDone
from formcheck.jobs.staging import Staging
from formcheck.jobs.worker import JOB, MESSAGES, Answer, out_of_memory
from formcheck.records import Report, Step
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
# The child finds modules where this process does, and never in the folder it is started in.
_CODE = "import sys; sys.path[:] = {path!a}; from formcheck.jobs.worker import main; main()"


class JobProcess:
    """Runs one job in a child process; a context manager that ends the child when left.

    The files of the job are there when `poll` has returned the report, and never before.

    Parameters
    ----------
    job
        What to do.
    scratch
        Folder to work in; by default the system's folder for temporary files.

    Attributes
    ----------
    work_done
        How far the work was when `poll` last looked.
    pid
        The child's number.

    Raises
    ------
    OutputError
        When a file of the job has no folder that can be written to.
    ComputerFullError
        When the system gives no folder, no pipe or no process.
    """

    def __init__(self, job: Job, scratch: Path | None = None) -> None:
        self._job = job
        self._is_cancelled = False
        self._begun_s = time.monotonic()
        self._answers: SimpleQueue[Answer | None] = SimpleQueue()
        self.work_done = WorkDone(Step.STARTING, 0, 0)
        with ExitStack() as undo:
            try:
                self._start(scratch, undo)
            except (OSError, RuntimeError) as error:
                # A system that gives no thread says so by a RuntimeError.
                raise computer_full(job.name, OSError(*error.args)) from error
            # Also at the end of a program that forgets to.
            self._tidy = weakref.finalize(self, undo.pop_all().close)
        self.pid = self._child.pid

    def _start(self, scratch: Path | None, undo: ExitStack) -> None:
        """Start the child; `undo` then takes back what there is of it."""
        self._folder = Path(tempfile.mkdtemp(prefix="formcheck-", dir=scratch))
        undo.callback(remove, self._folder)
        self._staging = Staging(self._job.outputs, self._folder)
        undo.callback(self._staging.remove)
        (self._folder / JOB).write_bytes(pickle.dumps((self._job, self._staging.paths)))
        words = [sys.executable, "-c", _CODE.format(path=sys.path), str(self._folder)]
        with (self._folder / MESSAGES).open("wb") as messages:
            self._child = Popen(words, stdin=DEVNULL, stdout=PIPE, stderr=messages)
        assert self._child.stdout is not None
        undo.callback(self._child.stdout.close)
        undo.callback(_end, self._child)
        heard = self._child.stdout, self._answers
        threading.Thread(target=_receive, args=heard, daemon=True).start()

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
            Whatever stopped the work: the error it raised, `OutputError` if a file could not be
            put into its place, `AnalysisCancelledError`, or `AnalysisDiedError` if it ended without
            a word.
        """
        self._check_time()
        while not self._is_cancelled:
            try:
                answer = self._answers.get(timeout=wait_s)
            except Empty:
                return None
            if isinstance(answer, Report):
                self._staging.deliver()
                return answer
            if isinstance(answer, FormcheckError):
                self._staging.deliver("people")
                raise answer
            if answer is None:
                raise self._last_words()
            self.work_done, wait_s = answer, 0.0
        raise AnalysisCancelledError("The analysis was cancelled.")

    def _check_time(self) -> None:
        """End work that takes too long; a hang deep in a library ends this way too."""
        most_s = self._job.limits.work_s
        if not self._is_cancelled and time.monotonic() - self._begun_s > most_s:
            _end(self._child)
            raise TooLargeError(
                f"{self._job.name}: expected an analysis of at most {most_s:.0f} s, found that it "
                f"takes longer; cut out 20 to 30 seconds of steady running. "
                f"({variable_of('work_s')} sets this limit.)"
            )

    def cancel(self) -> None:
        """Stop the work; the next `poll` raises `AnalysisCancelledError`."""
        self._is_cancelled = True
        _end(self._child)

    def close(self) -> None:
        """End the child if it still runs, and remove everything it wrote but the job's files."""
        self._tidy()

    def _last_words(self) -> FormcheckError:
        # It is asked again: there is nothing else to come.
        self._answers.put(None)
        with suppress(TimeoutExpired):
            self._child.wait(PATIENCE_S)
        messages = self._folder / MESSAGES
        text = messages.read_text("utf-8", "replace") if messages.exists() else ""
        if any(sign in text for sign in _OUT_OF_MEMORY):
            return out_of_memory(self._job)
        lines = text.split("\n")
        said = next((line.strip() for line in reversed(lines) if line.strip()), "nothing")
        return AnalysisDiedError(
            f"The analysis of {self._job.name} ended without a result (exit code "
            f"{self._child.returncode}; it last said: {said}). Try again; if it happens again "
            f"with the same clip, please report it."
        )


def _receive(stream: IO[bytes], answers: "SimpleQueue[Answer | None]") -> None:
    """Pass on what a child says; None when it ended, be it in the middle of an answer."""
    try:
        with suppress(EOFError, pickle.UnpicklingError, OSError, ValueError):
            while True:
                answers.put(pickle.load(stream))
    finally:
        answers.put(None)


def _end(child: "Popen[bytes]") -> None:
    child.terminate()
    try:
        child.wait(PATIENCE_S)
    except TimeoutExpired:
        child.kill()
        child.wait()
