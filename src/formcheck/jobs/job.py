"""The request to a process that analyses a clip, and its progress messages."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from formcheck.records import Limits, Report, Settings, Step


@dataclass(frozen=True)
class Job:
    """What to analyse, and what to write.

    Attributes
    ----------
    clip_path
        The clip; with a `report`, its clean copy.
    settings
        What is known of the run.
    clip_name
        What the report calls the clip; by default its file name.
    landmarks_path
        Recorded landmarks to use in place of the pose model.
    report
        What was found before, if nothing is to be measured again.
    outputs
        Where each wanted file goes, by its name among `outputs.WRITERS`, and as ``people`` the
        picture of who has which number. All of them appear when the work is done, or none; the
        picture of the people also when it has to be asked who is meant.
    limits
        How much the work may take; by default what the environment says.
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
        """What messages call the clip."""
        return self.clip_name or self.clip_path.name


@dataclass(frozen=True)
class WorkDone:
    """How far the work is: the step, and pictures done of all."""

    step: Step
    done: int
    total: int
