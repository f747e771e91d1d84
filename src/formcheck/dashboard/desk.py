"""All checks of one server: who may see which is decided by a secret token, nothing else.

Knows nothing of Streamlit. A check lives here and not in the page's session, so that reloading the
page finds it again; and it ends when nobody has looked at it for a while.
"""

import os
import secrets
import shutil
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from formcheck.analysis_job import Job, WorkDone
from formcheck.analysis_process import AnalysisProcess
from formcheck.dashboard.player.story import story_of
from formcheck.errors import (
    ComputerFullError,
    FormcheckError,
    SettingsError,
    SeveralRunnersError,
    computer_full,
)
from formcheck.records import Limits, Report, Settings
from formcheck.removal import remove

# A page looks twice a second while work goes on; browsers slow hidden pages down to once a minute.
WORK_UNSEEN_S = 90.0
# A finished report waits this long for its user to come back to the page.
REPORT_UNSEEN_S = 3600.0
SWEEP_EVERY_S = 5.0
# One analysis keeps one core busy.
AT_ONCE = max(1, os.cpu_count() or 1)
_CLIP, _VIDEO, _STILLS, _PEOPLE = "clip", "annotated.mp4", "stills", "people.jpg"
_CLEAN = "clean.mp4"


@dataclass(frozen=True)
class Finished:
    """What a check leaves: everything in memory, nothing on disk.

    Attributes
    ----------
    report
        What was found.
    video
        MP4 with what was found drawn in, to keep.
    clean
        MP4 with nothing drawn in, for the player.
    story
        What the player draws over it and under it, as `player.story` writes it.
    stills
        Freeze frames (JPEG).
    """

    report: Report
    video: bytes
    clean: bytes
    story: bytes
    stills: tuple[bytes, ...]


@dataclass
class Check:
    """One upload on its way; changed only by the desk.

    Attributes
    ----------
    name
        The upload's own file name, for showing.
    settings
        What the user chose.
    folder
        Where the upload lies while it is analysed.
    process
        The running analysis; None while waiting for a free place, and at the end.
    work_done
        How far it is.
    started_s
        When the work began, on the monotonic clock.
    outcome
        The result, or the sentence that says why there is none.
    people
        Picture (JPEG) of who has which number, while a choice of the runner is waited for; the
        clip then stays.
    seen_s
        When its page last looked, on the monotonic clock.
    """

    name: str
    settings: Settings
    folder: Path
    process: AnalysisProcess | None = None
    work_done: WorkDone = field(default_factory=lambda: WorkDone("waiting for a free place", 0, 0))
    started_s: float | None = None
    outcome: Finished | str | None = None
    people: bytes | None = None
    seen_s: float = 0.0


class Desk:
    """Starts, watches, cancels and forgets checks.

    Parameters
    ----------
    folder
        Private folder of this server.
    clock
        Seconds that only grow.
    """

    def __init__(self, folder: Path, clock: Callable[[], float] = time.monotonic) -> None:
        self._folder = folder
        # Read once: a wrong limit is told when the server starts, not to a visitor.
        self._limits = Limits.from_environment()
        self._clock = clock
        self._checks: dict[str, Check] = {}
        self._lock = threading.RLock()

    def watch(self) -> None:
        """Sweep from now on, in a thread that ends with the server."""
        threading.Thread(target=self._sweep_for_ever, name="desk", daemon=True).start()

    def open(self, name: str, upload: BinaryIO, settings: Settings) -> str:
        """Take an upload in and return the token by which alone it can be seen again."""
        token = secrets.token_urlsafe(16)
        check = Check(name, settings, self._folder / secrets.token_hex(8))
        try:
            _keep(upload, check.folder)
        except OSError as error:
            check.outcome = (
                f"{name}: expected room for a copy on this computer, found none "
                f"({error.strerror}); free some space and choose it again."
            )
            _tidy(check)
        with self._lock:
            check.seen_s = self._clock()
            self._checks[token] = check
            self._fill_places()
        return token

    def look(self, token: str) -> Check | None:
        """Return a check as it is now, or None when the token names none (any more)."""
        with self._lock:
            check = self._checks.get(token)
            if check is not None:
                check.seen_s = self._clock()
                self._advance(check)
                self._fill_places()
            return check

    def choose(self, token: str, runner: int) -> None:
        """Start a check anew that waits for a choice, with the runner who is meant."""
        with self._lock:
            check = self._checks.get(token)
            if check is not None and check.people is not None:
                check.settings = replace(check.settings, runner=runner)
                check.outcome = check.people = None
                check.work_done = WorkDone("waiting for a free place", 0, 0)
                self._fill_places()

    def forget(self, token: str) -> None:
        """Cancel a check if it still runs, and remove all that is left of it."""
        with self._lock:
            check = self._checks.pop(token, None)
            if check is not None:
                _tidy(check)
                self._fill_places()

    def sweep(self) -> None:
        """Forget the checks that nobody has looked at for long, and move the others on."""
        with self._lock:
            now_s = self._clock()
            for token, check in list(self._checks.items()):
                patience_s = WORK_UNSEEN_S if check.outcome is None else REPORT_UNSEEN_S
                if now_s - check.seen_s > patience_s:
                    self.forget(token)
                else:
                    self._advance(check)
            self._fill_places()

    def close(self) -> None:
        """Cancel and forget everything: the server ends."""
        with self._lock:
            while self._checks:
                _tidy(self._checks.popitem()[1])

    def _sweep_for_ever(self) -> None:
        while True:
            time.sleep(SWEEP_EVERY_S)
            self.sweep()

    def _fill_places(self) -> None:
        working = sum(check.process is not None for check in self._checks.values())
        for check in self._checks.values():
            if working < AT_ONCE and check.process is None and check.outcome is None:
                working += self._start(check)

    def _start(self, check: Check) -> bool:
        """Start a check's work; a full disk or the like ends this check and no other."""
        try:
            check.process = AnalysisProcess(_job(check, self._limits), scratch=check.folder)
        except ComputerFullError as error:
            check.outcome = str(error)
            _tidy(check)
            return False
        check.started_s = self._clock()
        return True

    def _advance(self, check: Check) -> None:
        if check.process is None:
            return
        try:
            report = check.process.poll(0.0)
        except FormcheckError as error:
            check.outcome = str(error)
            check.people = _who_is_who(check, error)
            if check.people is None:
                _tidy(check)
            else:
                # The clip stays: who is meant is chosen next.
                _end(check)
            return
        check.work_done = check.process.work_done
        if report is not None:
            try:
                check.outcome = _finished(report, check)
            except OSError as error:
                check.outcome = str(computer_full(check.name, error))
            _tidy(check)


def _keep(upload: BinaryIO, folder: Path) -> None:
    """Copy an upload to where only this user can read it; its own name plays no part."""
    folder.mkdir(parents=True, mode=0o700)
    (folder / _STILLS).mkdir()
    with (folder / _CLIP).open("wb") as file:
        shutil.copyfileobj(upload, file)


def _job(check: Check, limits: Limits) -> Job:
    return Job(
        check.folder / _CLIP,
        check.settings,
        clip_name=check.name,
        people_path=check.folder / _PEOPLE,
        video_path=check.folder / _VIDEO,
        clean_path=check.folder / _CLEAN,
        stills_folder=check.folder / _STILLS,
        limits=limits,
    )


def _who_is_who(check: Check, error: FormcheckError) -> bytes | None:
    """The picture to choose from, when the error asks for a choice or a choice was none."""
    asks = isinstance(error, SeveralRunnersError) or (
        isinstance(error, SettingsError) and check.settings.runner is not None
    )
    picture = check.folder / _PEOPLE
    return picture.read_bytes() if asks and picture.is_file() else None


def _finished(report: Report, check: Check) -> Finished:
    stills = sorted((check.folder / _STILLS).glob("*.jpg"), key=lambda path: int(path.stem))
    return Finished(
        report,
        video=(check.folder / _VIDEO).read_bytes(),
        clean=(check.folder / _CLEAN).read_bytes(),
        story=story_of(report),
        stills=tuple(still.read_bytes() for still in stills),
    )


def _end(check: Check) -> None:
    if check.process is not None:
        check.process.close()
        check.process = None


def _tidy(check: Check) -> None:
    _end(check)
    remove(check.folder)
