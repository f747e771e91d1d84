"""The states of a job in the queue, each with its data."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from formcheck.jobs.job import WorkDone
from formcheck.jobs.process import JobProcess
from formcheck.records import FilmingCheck, Report, Step

if TYPE_CHECKING:
    from formcheck.exporters.evidence import Evidence

# Names of the files that a check leaves, as `Done` has them; stills have those of their evidence.
CLEAN, PLAYER, STILLS, VIDEO = "clean.mp4", "player.json", "stills", "annotated.mp4"


@dataclass(frozen=True)
class Waiting:
    """The job waits for a free slot."""

    work_done: ClassVar[WorkDone] = WorkDone(Step.WAITING, 0, 0)


@dataclass(frozen=True)
class Running:
    """A process works on the job.

    Attributes
    ----------
    process
        The process.
    started_s
        When it began, on the queue's clock.
    """

    process: JobProcess[Any]
    started_s: float

    @property
    def work_done(self) -> WorkDone:
        """Progress of the process."""
        return self.process.work_done


@dataclass(frozen=True)
class Checked:
    """The filming is not all good, and the user has to decide; the clip is kept meanwhile.

    Attributes
    ----------
    filming
        How the clip was filmed.
    """

    filming: FilmingCheck


@dataclass(frozen=True)
class Asking:
    """The user has to choose the runner; the clip is kept meanwhile.

    Attributes
    ----------
    sentence
        The reason for the question.
    people
        Picture (JPEG) of the numbered people.
    """

    sentence: str
    people: bytes


@dataclass(frozen=True)
class Failed:
    """There is no result; the sentence states the reason."""

    sentence: str


@dataclass(frozen=True, eq=False)
class Done:
    """The report and all files of a finished job: in memory, nothing on disk.

    Attributes
    ----------
    report
        Report of the clip.
    files
        Contents of the files, by their names within the job's folder.
    """

    report: Report
    files: Mapping[str, bytes]

    @property
    def clean(self) -> bytes:
        """MP4 of the clip without drawings, for the player."""
        return self.files[CLEAN]

    @property
    def player(self) -> bytes:
        """Data that the player draws over and under the clip, as JSON."""
        return self.files[PLAYER]

    @cached_property
    def stills(self) -> "Mapping[Evidence, bytes]":
        """Freeze frames (JPEG) by what they prove, in the order of `evidence_of`."""
        # Slow to import, and a process that analyses does not need it.
        from formcheck.exporters.evidence import evidence_of  # noqa: PLC0415

        names = {one: f"{STILLS}/{one.file_name}" for one in evidence_of(self.report)}
        return {one: self.files[name] for one, name in names.items() if name in self.files}

    @property
    def video(self) -> bytes | None:
        """MP4 of the clip with drawings, once somebody has requested it."""
        return self.files.get(VIDEO)


Pending = Waiting | Running
State = Waiting | Running | Checked | Asking | Failed | Done
