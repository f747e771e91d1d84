"""What an analysis in a process of its own is asked, and what it tells meanwhile."""

from dataclasses import dataclass, field
from pathlib import Path

from formcheck.records import Limits, Settings


@dataclass(frozen=True)
class Job:
    """What to analyse, and what to write besides the report.

    Attributes
    ----------
    clip_path
        The clip.
    settings
        What is known of the run.
    clip_name
        What the report calls the clip; by default its file name.
    landmarks_path
        Recorded landmarks to use in place of the pose model.
    people_path
        Where the picture of who has which number goes, if one is wanted.
    video_path
        Where the annotated video goes, if one is wanted; WebM if it ends in ``.webm``, else mp4.
    clean_path
        Where the same pictures with nothing drawn in go, as mp4, if they are wanted besides.
    stills_folder
        Where freeze frames of a typical step go, if they are wanted; made if need be.
    limits
        How much the analysis may take; by default what the environment says.
    """

    clip_path: Path
    settings: Settings
    clip_name: str | None = None
    landmarks_path: Path | None = None
    people_path: Path | None = None
    video_path: Path | None = None
    clean_path: Path | None = None
    stills_folder: Path | None = None
    limits: Limits = field(default_factory=Limits.from_environment)


@dataclass(frozen=True)
class WorkDone:
    """How far the work is: the step's name, and pictures done of all."""

    step: str
    done: int
    total: int
