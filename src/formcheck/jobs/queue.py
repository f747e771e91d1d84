"""The job queue of one server; a secret token alone decides who may see a check.

A check is kept here and not in the page's session, so that a reloaded page finds it again; it is
removed when nobody has looked at it for a while.
"""

import io
import os
import secrets
import shutil
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, BinaryIO

from formcheck.errors import (
    ComputerFullError,
    FormcheckError,
    OutputError,
    SettingsError,
    SeveralRunnersError,
    computer_full,
)
from formcheck.in_order import cores
from formcheck.jobs.job import FilmCheckJob, Job
from formcheck.jobs.process import JobProcess
from formcheck.jobs.state import (
    CLEAN,
    PLAYER,
    STILLS,
    VIDEO,
    Asking,
    Checked,
    Done,
    Failed,
    Pending,
    Running,
    State,
    Waiting,
)
from formcheck.records import FilmingCheck, Limits, Settings
from formcheck.removal import remove

# A page looks twice a second while work goes on; browsers slow hidden pages down to once a minute.
WORK_UNSEEN_S = 90.0
# A finished report waits this long for its user to come back to the page.
REPORT_UNSEEN_S = 3600.0
SWEEP_EVERY_S = 5.0
# An analysis alone uses every core, and those that run at once share them.
AT_ONCE = max(1, os.cpu_count() or 1)
# In a job's folder: the clip, the picture to choose the runner from, and the files to keep.
_CLIP, _PEOPLE, _KEPT = "clip", "people.jpg", "kept"
# The files of an analysis.
_NOTHING: Mapping[str, str] = {}
_FILES = {"clean": CLEAN, "player": PLAYER, "stills": STILLS}


@dataclass
class QueuedJob:
    """One upload and its job; changed only by the queue.

    Attributes
    ----------
    folder
        Folder of its files while the work goes on.
    job
        The request at work: first the check of the filming, then the analysis.
    state
        How far it is.
    filming
        How the clip was filmed, once that was checked.
    drawing
        The job that draws the annotated video of a finished check, from request to delivery.
    seen_s
        When its page last looked, on the queue's clock.
    """

    folder: Path
    job: Job | FilmCheckJob
    state: State = field(default_factory=Waiting)
    filming: FilmingCheck | None = None
    drawing: "QueuedJob | None" = None
    seen_s: float = 0.0


class JobQueue:
    """Starts, watches, cancels and forgets jobs.

    Parameters
    ----------
    folder
        Private folder of this server.
    clock
        A clock that never goes back, seconds.

    Attributes
    ----------
    cores
        Number of cores that its jobs share.

    Raises
    ------
    SettingsError
        If the environment sets a wrong limit or number of cores.
    """

    def __init__(self, folder: Path, clock: Callable[[], float] = time.monotonic) -> None:
        self._folder = folder
        # Read once, so that a wrong limit is reported at the server's start, not to a visitor.
        self._limits, self.cores = Limits.from_environment(), cores()
        self._clock = clock
        self._checks: dict[str, QueuedJob] = {}
        self._lock = threading.RLock()

    def watch(self) -> None:
        """Start sweeping, in a thread that ends with the server."""
        threading.Thread(target=self._sweep_for_ever, name="job queue", daemon=True).start()

    def open(self, name: str, upload: BinaryIO, settings: Settings) -> str:
        """Accept an upload and return its token, the only way to see it again.

        Its filming is checked first. If all is good, the analysis follows at once.
        """
        token = secrets.token_urlsafe(16)
        check = self._new(FilmCheckJob(Path(_CLIP), settings, clip_name=name, limits=self._limits))
        try:
            _keep(upload, check.folder)
        except OSError as error:
            sentence = (
                f"{name}: expected room for a copy on this computer, found none "
                f"({error.strerror}); free some space and choose it again."
            )
            _end(check, Failed(sentence))
        with self._lock:
            check.seen_s = self._clock()
            self._checks[token] = check
            self._fill_places()
        return token

    def look(self, token: str) -> QueuedJob | None:
        """Return a check as it is now, or None if the token is unknown or expired."""
        with self._lock:
            check = self._checks.get(token)
            if check is not None:
                check.seen_s = self._clock()
                _advance(check)
                self._fill_places()
            return check

    def choose(self, token: str, runner: int) -> None:
        """Restart the work that waits for a choice, with the chosen runner."""
        with self._lock:
            check = self._checks.get(token)
            if check is not None and isinstance(check.state, Asking | Checked):
                settings = replace(check.job.settings, runner=runner)
                check.job, check.state = replace(check.job, settings=settings), Waiting()
                self._fill_places()

    def go_on(self, token: str) -> None:
        """Analyse a clip whose filming was checked, whatever the check said."""
        with self._lock:
            check = self._checks.get(token)
            if check is not None and isinstance(check.state, Checked):
                _analyse(check)
                self._fill_places()

    def draw(self, token: str) -> None:
        """Start drawing the annotated video of a finished check; `Done.video` will hold it."""
        with self._lock:
            check = self._checks.get(token)
            if check is None or not isinstance(check.state, Done) or check.state.video is not None:
                return
            if check.drawing is not None and isinstance(check.drawing.state, Pending):
                return
            job = replace(_analysis(check), report=check.state.report)
            check.drawing = self._new(job, {"video": VIDEO})
            try:
                _keep(io.BytesIO(check.state.clean), check.drawing.folder)
            except OSError as error:
                _end(check.drawing, Failed(str(computer_full(job.name, error))))
            self._fill_places()

    def restate(self, token: str, **said: Any) -> None:
        """Measure a finished check anew with what was said later, without a look at the clip.

        Parameters
        ----------
        token
            Token of the check.
        **said
            Speed, height, lines laid by hand or clicks on dots of tape, as `restated` takes them.

        Raises
        ------
        SettingsError
            If a value is out of its range, or dots cannot be followed; the check stays as it is.
        HipPointsError
            If lines laid by hand do not fit the clip; the check stays as it is.
        """
        from formcheck.jobs.restating import restated  # noqa: PLC0415 - slow to import

        check = self.look(token)
        if check is None or not isinstance(check.state, Done):
            return
        # Outside the lock, since freeze frames may have to be drawn anew.
        before, after = check.state, restated(check.state, **said)
        with self._lock:
            if check.state is not before:
                return
            check.state = after
            check.job = replace(check.job, settings=after.report.settings)
            if check.drawing is not None:
                # It would draw the values of before.
                _tidy(check.drawing)
                check.drawing = None

    def keep(self, token: str, name: str, content: bytes) -> None:
        """Keep a file with a finished check, in memory, so that a reloaded page finds it.

        Parameters
        ----------
        token
            Token of the check.
        name
            Name of the file; one of that name is replaced.
        content
            Its content.
        """
        with self._lock:
            check = self._checks.get(token)
            if check is not None and isinstance(check.state, Done):
                check.state = replace(check.state, files={**check.state.files, name: content})

    def forget(self, token: str) -> None:
        """Cancel a check if it still runs, and remove everything of it."""
        with self._lock:
            check = self._checks.pop(token, None)
            if check is not None:
                _tidy(check)
                self._fill_places()

    def sweep(self) -> None:
        """Forget the checks that nobody has looked at for a while, and advance the others."""
        with self._lock:
            now_s = self._clock()
            for token, check in list(self._checks.items()):
                patience_s = WORK_UNSEEN_S if isinstance(check.state, Pending) else REPORT_UNSEEN_S
                if now_s - check.seen_s > patience_s:
                    self.forget(token)
                else:
                    _advance(check)
            self._fill_places()

    def close(self) -> None:
        """Cancel and forget all checks, at the end of the server."""
        with self._lock:
            while self._checks:
                _tidy(self._checks.popitem()[1])

    def _sweep_for_ever(self) -> None:
        while True:
            time.sleep(SWEEP_EVERY_S)
            self.sweep()

    def _new(self, job: Job | FilmCheckJob, kept: Mapping[str, str] = _NOTHING) -> QueuedJob:
        """Return a job with its own folder, and with the paths of the files it writes there."""
        folder = self._folder / secrets.token_hex(8)
        paths = _paths(folder, kept)
        return QueuedJob(folder, replace(job, clip_path=folder / _CLIP, outputs=paths))

    def _fill_places(self) -> None:
        queued = [job for check in self._checks.values() for job in _jobs_of(check)]
        working = sum(isinstance(job.state, Running) for job in queued)
        for job in queued:
            if working < AT_ONCE and isinstance(job.state, Waiting):
                working += self._start(job, share=max(1, self.cores // (working + 1)))

    def _start(self, queued: QueuedJob, share: int) -> bool:
        """Start a job's process; a full disk or the like ends this job only."""
        try:
            process: JobProcess[Any] = JobProcess(queued.job, queued.folder, share)
        except (ComputerFullError, OutputError) as error:
            _end(queued, Failed(str(error)))
            return False
        queued.state = Running(process, self._clock())
        return True


def _keep(clip: BinaryIO, folder: Path) -> None:
    """Copy a clip to a folder that only this user can read; its own name is not used."""
    folder.mkdir(parents=True, mode=0o700)
    (folder / _KEPT).mkdir()
    with (folder / _CLIP).open("wb") as file:
        shutil.copyfileobj(clip, file)


def _paths(folder: Path, kept: Mapping[str, str]) -> dict[str, Path]:
    """Paths of the files that a job writes into its folder."""
    paths = {name: folder / _KEPT / file for name, file in kept.items()}
    return {"people": folder / _PEOPLE, **paths} if kept else paths


def _analysis(check: QueuedJob) -> Job:
    """The analysis of a clip whose filming was checked."""
    asked = check.job
    outputs = _paths(check.folder, _FILES)
    return Job(asked.clip_path, asked.settings, asked.clip_name, outputs, asked.limits)


def _analyse(check: QueuedJob) -> None:
    """Let a check wait for its analysis; its clip stays."""
    if isinstance(check.state, Running):
        check.state.process.close()
    check.job, check.state = _analysis(check), Waiting()


def _jobs_of(check: QueuedJob) -> tuple[QueuedJob, ...]:
    return (check,) if check.drawing is None else (check, check.drawing)


def _advance(check: QueuedJob) -> None:
    """Update the state of a check, and add a finished drawing to its files."""
    for queued in _jobs_of(check):
        if isinstance(queued.state, Running):
            _follow(queued, queued.state.process)
    drawn = None if check.drawing is None else check.drawing.state
    if isinstance(check.state, Done) and isinstance(drawn, Done):
        check.state = replace(check.state, files={**check.state.files, **drawn.files})
        check.drawing = None


def _follow(queued: QueuedJob, process: JobProcess[Any]) -> None:
    """Set a job's last state if its process has ended."""
    try:
        result = process.poll(0.0)
        if isinstance(result, FilmingCheck):
            _decide(queued, result)
        elif result is not None:
            _end(queued, Done(result, _files(queued.folder / _KEPT)))
    except FormcheckError as error:
        _end(queued, _asking(queued, error) or Failed(str(error)))
    except OSError as error:
        _end(queued, Failed(str(computer_full(queued.job.name, error))))


def _decide(check: QueuedJob, filming: FilmingCheck) -> None:
    """Go on with a clip that is filmed well; else the user decides."""
    check.filming = filming
    if filming.is_good:
        _analyse(check)
    else:
        _end(check, Checked(filming))


def _asking(queued: QueuedJob, error: FormcheckError) -> Asking | None:
    """Return the question, if the error asks for a choice or rejects one."""
    asks = isinstance(error, SeveralRunnersError) or (
        isinstance(error, SettingsError) and queued.job.settings.runner is not None
    )
    picture = queued.folder / _PEOPLE
    return Asking(str(error), picture.read_bytes()) if asks and picture.is_file() else None


def _files(folder: Path) -> dict[str, bytes]:
    """Read all files below a folder, by their names within it."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def _end(queued: QueuedJob, state: State) -> None:
    """Set a job's last state; its clip stays only if the user has to choose or decide."""
    if isinstance(queued.state, Running):
        queued.state.process.close()
    queued.state = state
    if not isinstance(state, Asking | Checked):
        remove(queued.folder)


def _tidy(check: QueuedJob) -> None:
    for queued in _jobs_of(check):
        _end(queued, Failed("The analysis was cancelled."))
