"""A clip that is opened for its work: within its limits, the part that counts, its progress."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from formcheck.camera import RoomPictures
from formcheck.errors import SettingsError
from formcheck.gait import even_grid_s
from formcheck.limit_checks import LimitChecks
from formcheck.pose import find_best_part_s
from formcheck.records import Limits, Settings, Step
from formcheck.video import Frame, Moments, VideoClip

Progress = Callable[[Step, int, int], None]
"""Called with the step, the pictures done, and an estimate of all pictures."""


@dataclass(frozen=True)
class OpenedClip:
    """Reads the clip's frames, within the limits, and reports progress meanwhile.

    Attributes
    ----------
    video
        The part of the clip that counts.
    checks
        The limits of the work.
    progress
        Called as the work advances.
    """

    video: VideoClip
    checks: LimitChecks
    progress: Progress

    def step(
        self,
        step: Step,
        times_s: Sequence[float] | None = None,
        *,
        key_every_s: float | None = None,
    ) -> Iterator[Frame]:
        """Return all frames, the frames at some times, or key pictures at an interval."""
        total = self.video.frame_count_hint if times_s is None else len(times_s)
        frames = self.video.frames() if times_s is None else self._sampled(times_s)
        if key_every_s is not None:
            total = round(self.video.duration_hint_s / key_every_s)
            frames = self.video.key_frames(key_every_s)
        for done, frame in enumerate(frames):
            self.checks.check_length(frame.time_s)
            self.checks.check_count(done + 1)
            self.progress(step, done, max(total, done + 1))
            yield frame
        self.progress(step, total, total)

    def _sampled(self, times_s: Sequence[float]) -> Iterator[Frame]:
        """Frames at some moments; the first pass also keeps the pictures of the room."""
        if self.room.pictures:
            yield from self.video.frames(times_s)
            return
        asked = Moments(times_s)
        for frame in self.video.frames([*times_s, *self.room.times_s]):
            self.room.offer(frame)
            if asked.is_reached(frame.time_s):
                yield frame

    @cached_property
    def room(self) -> RoomPictures:
        """Pictures in which the room is assessed."""
        last_s = self.video.last_frame_hint_s
        return RoomPictures(float(even_grid_s(last_s)[-1]))


def open_clip(
    path: Path,
    settings: Settings,
    name: str | None = None,
    limits: Limits | None = None,
    progress: Progress | None = None,
) -> OpenedClip:
    """Open the part of a clip that the settings name, or the best one of a long clip.

    Parameters
    ----------
    path
        The video file.
    settings
        Which part counts, and how the file is read.
    name
        Name of the clip in messages; by default its file name.
    limits
        Largest duration, size and number of pictures; by default those of the environment.
    progress
        Called as the work advances.

    Raises
    ------
    UnreadableVideoError
        If the file is missing, is not a video that can be decoded, or exceeds a limit.
    SettingsError
        If the part is not in the clip, or the file plays faster than the stated rate.
    NoRunnerError
        If a long clip shows nobody.
    """
    checks = LimitChecks(limits or Limits.from_environment(), name or path.name)
    checks.check_file(path)
    video = _video(path, name, settings, None)
    checks.check_pictures(video.width_px, video.height_px)
    checks.check_length(video.duration_hint_s)
    clip = OpenedClip(video, checks, progress or _silent)
    part_s = _part(clip, settings)
    if part_s is None:
        return clip
    return replace(clip, video=_video(path, name, settings, part_s))


def _video(
    path: Path, name: str | None, settings: Settings, part_s: tuple[float, float] | None
) -> VideoClip:
    mirrored, capture_fps = settings.is_mirrored, settings.capture_fps
    return VideoClip(path, name, mirrored=mirrored, capture_fps=capture_fps, part_s=part_s)


def _part(clip: OpenedClip, settings: Settings) -> tuple[float, float] | None:
    """The part that the user chose, or the best one of a long clip; None for the whole clip.

    Both are seconds as a player shows them; slow motion has more of them than real seconds.
    """
    if settings.from_s is None and settings.to_s is None:
        best_s = None if settings.is_whole else find_best_part_s(clip.video, clip.step)
        if best_s is None:
            return None
        return best_s[0] * clip.video.slowdown, best_s[1] * clip.video.slowdown
    duration_s = clip.video.duration_hint_s * clip.video.slowdown
    start_s = settings.from_s or 0.0
    if start_s < 0.0:
        start_s = max(start_s + duration_s, 0.0)
    end_s = duration_s if settings.to_s is None else settings.to_s
    if start_s >= min(duration_s, end_s):
        raise SettingsError(
            f"{clip.video.name}: expected a part that begins before the clip's end at "
            f"{duration_s:.1f} s and before its own, found one from {start_s:.4g} to {end_s:.4g} "
            f"s. Choose other seconds."
        )
    return start_s, end_s


def _silent(_step: Step, _done: int, _total: int) -> None:
    pass
