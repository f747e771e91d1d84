"""The requests to a process that works on a clip, and its progress messages."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar, Generic, TypeVar

from formcheck.kept_files import KeptFiles
from formcheck.records import FilmingCheck, HandLine, Limits, Report, Settings, Step

Result = TypeVar("Result")


@dataclass(frozen=True)
class ClipJob(Generic[Result]):
    """A clip, and what holds for any work on it; each kind of job has its own result.

    Attributes
    ----------
    first_step
        The step that is shown until the work reports one.
    clip_path
        The clip.
    settings
        The user's choices.
    clip_name
        Name of the clip in the result; by default its file name.
    outputs
        Path of each wanted file, by name. All of them appear when the work is done, or none.
    limits
        Limits of the work; by default those that the environment sets.
    kept
        Where readings of clips are kept; None keeps nothing, and looks at every clip anew.
    """

    first_step: ClassVar[Step] = Step.STARTING

    clip_path: Path
    settings: Settings
    clip_name: str | None = None
    outputs: Mapping[str, Path] = field(default_factory=dict)
    limits: Limits = field(default_factory=Limits.from_environment)
    kept: KeptFiles | None = None

    @property
    def name(self) -> str:
        """Name of the clip in messages."""
        return self.clip_name or self.clip_path.name


@dataclass(frozen=True)
class Job(ClipJob[Report]):
    """The clip to analyse, and the files to write.

    Its outputs have names among `outputs.WRITERS`, and as ``people`` the picture of the numbered
    people, which also appears when the user has to choose the runner.

    Attributes
    ----------
    landmarks_path
        Recorded landmarks to use in place of the pose model.
    hip_points
        Lines laid along the hips by hand, if there are any.
    report
        Report of an earlier analysis, if nothing is to be measured again; the clip is then its
        clean copy.
    """

    landmarks_path: Path | None = None
    hip_points: HandLine | None = None
    report: Report | None = None


@dataclass(frozen=True)
class FilmCheckJob(ClipJob[FilmingCheck]):
    """The clip whose filming is checked before an analysis; it writes no files."""

    first_step: ClassVar[Step] = Step.CHECKING_FILMING


@dataclass(frozen=True)
class WorkDone:
    """Progress of the work: the step, and pictures done out of all."""

    step: Step
    done: int
    total: int
