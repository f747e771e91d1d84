"""A job in a child process: it can be watched and cancelled, and a crash ends only the child."""

import _thread
import os
import pickle
import sys
import tempfile
import time
import weakref
from contextlib import ExitStack, suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from subprocess import DEVNULL, PIPE, Popen, TimeoutExpired
from types import TracebackType
from typing import IO, Generic, Self, cast

from formcheck.errors import (
    AnalysisCancelledError,
    AnalysisDiedError,
    FormcheckError,
    TooLargeError,
    computer_full,
)
from formcheck.in_order import CORES
from formcheck.jobs.job import ClipJob, Result, WorkDone
from formcheck.jobs.staging import Staging
from formcheck.jobs.worker import JOB, MESSAGES, Answer, out_of_memory
from formcheck.records.limits import variable_of
from formcheck.removal import remove

# A cancelled process gets this long to end by itself before it is killed.
PATIENCE_S = 2.0
# Messages of libraries that end the process when it gets no more memory, in small letters.
_OUT_OF_MEMORY = (
    "bad_alloc",
    "cannot allocate memory",
    "memoryerror",
    "unable to allocate",
    "failed to map segment",
    "failed to create xnnpack",
)
# OpenCV's environment variable for its own threads.
_OPENCV_THREADS = "OPENCV_FOR_THREADS_NUM"
# The child finds modules where this process does, never in the folder in which it is started.
_CODE = "import sys; sys.path[:] = {path!a}; from formcheck.jobs.worker import main; main()"


class JobProcess(Generic[Result]):
    """Runs one job in a child process; a context manager that ends the child when left.

    The files of the job appear when `poll` returns the result, never before.

    Parameters
    ----------
    job
        What to do.
    scratch
        Folder to work in; by default the system's folder for temporary files.
    share
        Number of cores to work on; by default all that an analysis may use.

    Attributes
    ----------
    work_done
        Progress of the work at the last `poll`.
    pid
        Process ID of the child.

    Raises
    ------
    OutputError
        When a file of the job has no writable folder.
    ComputerFullError
        When the system provides no folder, pipe or process.
    """

    def __init__(
        self, job: ClipJob[Result], scratch: Path | None = None, share: int | None = None
    ) -> None:
        self._job = job
        self._environment = _environment(share)
        self._is_cancelled = False
        self._begun_s = time.monotonic()
        self._answers: SimpleQueue[Answer | None] = SimpleQueue()
        self.work_done = WorkDone(job.first_step, 0, 0)
        with ExitStack() as undo:
            try:
                self._start(scratch, undo)
            except (OSError, RuntimeError) as error:
                # Python raises RuntimeError when the system provides no thread.
                raise computer_full(job.name, OSError(*error.args)) from error
            # Runs at the end of a program that does not close it, too.
            self._tidy = weakref.finalize(self, undo.pop_all().close)
        self.pid = self._child.pid

    def _start(self, scratch: Path | None, undo: ExitStack) -> None:
        """Start the child; `undo` collects the steps that take everything back."""
        self._folder = Path(tempfile.mkdtemp(prefix="formcheck-", dir=scratch))
        undo.callback(remove, self._folder)
        self._staging = Staging(self._job.outputs, self._folder)
        undo.callback(self._staging.remove)
        (self._folder / JOB).write_bytes(pickle.dumps((self._job, self._staging.paths)))
        words = [sys.executable, "-c", _CODE.format(path=sys.path), str(self._folder)]
        with (self._folder / MESSAGES).open("wb") as messages:
            self._child = Popen(
                words, stdin=DEVNULL, stdout=PIPE, stderr=messages, env=self._environment
            )
        assert self._child.stdout is not None
        undo.callback(self._child.stdout.close)
        undo.callback(_end, self._child)
        heard = self._child.stdout, self._answers
        # A signal's error in the middle of `Thread.start` breaks the thread; this call is whole.
        _thread.start_new_thread(_receive, heard)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def poll(self, wait_s: float) -> Result | None:
        """Return the result, or None while the work goes on; `work_done` then has its progress.

        Parameters
        ----------
        wait_s
            Longest time to wait for an answer, seconds.

        Raises
        ------
        FormcheckError
            Whatever stopped the work: the error it raised, `OutputError` if a file could not be
            put into its place, `AnalysisCancelledError`, or `AnalysisDiedError` if it ended without
            an answer.
        """
        self._check_time()
        while not self._is_cancelled:
            try:
                answer = self._answers.get(timeout=wait_s)
            except Empty:
                return None
            if answer is None:
                raise self._last_words()
            if isinstance(answer, FormcheckError):
                self._staging.deliver("people")
                raise answer
            if not isinstance(answer, WorkDone):
                self._staging.deliver()
                # The child answers a job with the result of its kind.
                return cast("Result", answer)
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
        """End the child if it still runs, and remove all it wrote except the job's files."""
        self._tidy()

    def _last_words(self) -> FormcheckError:
        # `poll` may be called again, and no other answer will come.
        self._answers.put(None)
        with suppress(TimeoutExpired):
            self._child.wait(PATIENCE_S)
        messages = self._folder / MESSAGES
        text = messages.read_text("utf-8", "replace") if messages.exists() else ""
        if any(sign in text.lower() for sign in _OUT_OF_MEMORY):
            return out_of_memory(self._job)
        lines = text.split("\n")
        said = next((line.strip() for line in reversed(lines) if line.strip()), "nothing")
        return AnalysisDiedError(
            f"The analysis of {self._job.name} ended without a result (exit code "
            f"{self._child.returncode}; last message: {said}). Try again; if it happens again "
            f"with the same clip, please report it."
        )


def _environment(share: int | None) -> dict[str, str]:
    # On top of our threads, OpenCV's own only wait for each other (7 % more processor time).
    environment = {_OPENCV_THREADS: "1", **os.environ}
    return environment if share is None else {**environment, CORES: str(share)}


def _receive(stream: IO[bytes], answers: "SimpleQueue[Answer | None]") -> None:
    """Pass on the child's answers; None when it ended, even in the middle of an answer."""
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
