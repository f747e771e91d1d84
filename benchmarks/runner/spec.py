"""One clip as data: who runs how, in what, seen from where."""

from dataclasses import dataclass, field

from benchmarks.runner.body import Look
from benchmarks.runner.camera import CameraSetup
from benchmarks.runner.frames import Scene
from benchmarks.runner.kinematics import Motion


@dataclass(frozen=True)
class ClipSpec:
    """Everything that decides a clip; the same spec gives the same pictures and truth."""

    name: str
    motion: Motion = field(default_factory=Motion)
    look: Look = field(default_factory=Look)
    camera: CameraSetup = field(default_factory=CameraSetup)
    scene: Scene = field(default_factory=Scene)
    duration_s: float = 6.0
    frame_rate_hz: float = 60.0

    @property
    def frame_times_s(self) -> tuple[float, ...]:
        """Times of the frames, from 0."""
        count = round(self.duration_s * self.frame_rate_hz)
        return tuple(i / self.frame_rate_hz for i in range(count))
