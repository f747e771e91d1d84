"""The request to a process that analyses a clip, and its progress messages."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from formcheck.records import Limits, Report, Settings, Step


@dataclass(frozen=True)
class Job:
    """The clip to analyse, and the files to write.

    Attributes
    ----------
    clip_path
        The clip; with a `report`, its clean copy.
    settings
        The user's choices.
    clip_name
        Name of the clip in the report; by default its file name.
    landmarks_path
        Recorded landmarks to use in place of the pose model.
    report
        Report of an earlier analysis, if nothing is to be measured again.
    outputs
        Path of each wanted file, by its name among `outputs.WRITERS`, and as ``people`` the
        picture of the numbered people. All of them appear when the work is done, or none; the
        picture of the people also when the user has to choose the runner.
    limits
        Limits of the work; by default those that the environment sets.
    """

    clip_path: Path
    settings: Settings
    clip_name: str | None = None
    landmarks_path: Path | None = None
    report: Report | None = None
    outputs: Mapping[str, Path] = field(default_factory=dict)
    limits: Limits = field(default_factory=Limits.from_environment)

    @property
    def name(self) -> str:
        """Name of the clip in messages."""
        return self.clip_name or self.clip_path.name


@dataclass(frozen=True)
class WorkDone:
    """Progress of the work: the step, and pictures done out of all."""

    step: Step
    done: int
    total: int
