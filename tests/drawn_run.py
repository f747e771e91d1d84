"""A clip that is drawn in a moment, with landmarks, for tests of everything behind the pose."""

from dataclasses import dataclass
from pathlib import Path

from formcheck.jobs import Job
from formcheck.records import Settings


@dataclass(frozen=True)
class DrawnRun:
    """A clip with small pictures, and recorded landmarks of a stick runner for it."""

    clip: Path
    landmarks: Path

    @property
    def words(self) -> tuple[str, ...]:
        """What to say to `formcheck analyze`."""
        return str(self.clip), "--recorded", str(self.landmarks)

    @property
    def job(self) -> Job:
        return Job(self.clip, Settings(), landmarks_path=self.landmarks)
