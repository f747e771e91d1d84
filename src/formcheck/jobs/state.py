"""The states of a job in the queue, each with what belongs to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from formcheck.jobs.job import WorkDone
from formcheck.jobs.process import JobProcess
from formcheck.records import Report, Step

# Names of the files that a check leaves, as `Done` has them; stills are numbered.
CLEAN, PLAYER, STILLS, VIDEO = "clean.mp4", "player.json", "stills", "annotated.mp4"


@dataclass(frozen=True)
class Waiting:
    """No place is free yet."""

    work_done: ClassVar[WorkDone] = WorkDone(Step.WAITING, 0, 0)


@dataclass(frozen=True)
class Running:
    """A process works on it.

    Attributes
    ----------
    process
        The work.
    started_s
        When it began, on the queue's clock.
    """

    process: JobProcess
    started_s: float

    @property
    def work_done(self) -> WorkDone:
        """How far it is."""
        return self.process.work_done


@dataclass(frozen=True)
class Asking:
    """Its user has to choose the runner; the clip stays meanwhile.

    Attributes
    ----------
    sentence
        Why it is asked.
    people
        Picture (JPEG) of who has which number.
    """

    sentence: str
    people: bytes


@dataclass(frozen=True)
class Failed:
    """There is no result, and the sentence says why."""

    sentence: str


@dataclass(frozen=True, eq=False)
class Done:
    """What was found, and all files that were made: in memory, nothing on disk.

    Attributes
    ----------
    report
        What was found.
    files
        Their contents, by their names within the job's folder.
    """

    report: Report
    files: Mapping[str, bytes]

    @property
    def clean(self) -> bytes:
        """MP4 with nothing drawn in, for the player."""
        return self.files[CLEAN]

    @property
    def player(self) -> bytes:
        """What the player draws over it and under it, as JSON."""
        return self.files[PLAYER]

    @property
    def stills(self) -> tuple[bytes, ...]:
        """Freeze frames (JPEG), in the order of their numbers."""
        names = [name for name in self.files if name.startswith(f"{STILLS}/")]
        # A number with more digits comes later.
        return tuple(self.files[name] for name in sorted(names, key=lambda n: (len(n), n)))

    @property
    def video(self) -> bytes | None:
        """MP4 with what was found drawn in, once somebody has asked for it."""
        return self.files.get(VIDEO)


Pending = Waiting | Running
State = Waiting | Running | Asking | Failed | Done
