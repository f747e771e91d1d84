"""Run the steps of an analysis; the only module that knows their order."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from os import PathLike
from pathlib import Path

from formcheck.camera import Room, RoomPictures, assess_camera, rear_yaw_deg
from formcheck.errors import NoRunnerError, RecordingError, SettingsError
from formcheck.gait import analyze_gait, even_grid_s, find_facing, find_view
from formcheck.limit_checks import LimitChecks
from formcheck.pelvis import find_hip_line
from formcheck.pose import BlazePose, GivenPose, PoseSource, RecordedPose, find_best_part_s
from formcheck.records import (
    Camera,
    Facing,
    HipLine,
    HipLineRefusal,
    HipLineSource,
    Limits,
    PoseSequence,
    Report,
    Settings,
    Step,
    Trial,
    View,
)
from formcheck.report import build_report
from formcheck.trial import build_trial
from formcheck.video import Frame, Moments, VideoClip

StrPath = str | PathLike[str]
Progress = Callable[[Step, int, int], None]
"""Called with the step, the pictures done, and an estimate of all pictures."""

# Fewest frames with the runner that make a track.
MIN_TRACKED_FRAMES = 10


def analyze(  # noqa: PLR0913 - one parameter per thing a caller may bring or want
    clip_path: StrPath,
    settings: Settings | None = None,
    *,
    clip_name: str | None = None,
    pose: PoseSource | PoseSequence | None = None,
    landmarks_path: StrPath | None = None,
    people_path: StrPath | None = None,
    limits: Limits | None = None,
    progress: Progress | None = None,
) -> Report:
    """Analyse one clip.

    Parameters
    ----------
    clip_path
        The video file; this and every other path may be a string.
    settings
        Known facts of the run and its filming; by default none.
    clip_name
        Name of the clip in the report; by default its file name.
    pose
        Another pose model, or the landmarks it found in the whole clip (`pose_from_coco17`,
        `pose_from_halpe26`); by default `BlazePose()`.
    landmarks_path
        Recorded landmarks of this clip, used in place of a pose model.
    people_path
        Where to write a picture (JPEG) with everybody's number; none is written if the landmarks
        were found before.
    limits
        Largest duration, size and number of pictures; by default those of the environment.
    progress
        Called as the work advances.

    Returns
    -------
    Report
        All metrics, measured or not, with findings.

    Raises
    ------
    UnreadableVideoError
        If the file is missing, or is not a video that can be decoded.
    TooLargeError
        If the file or its pictures exceed a limit.
    NoRunnerError
        If no person could be tracked.
    SeveralRunnersError
        If several people may be the runner, and none was chosen.
    SettingsError
        If a setting does not fit the clip.
    RecordingError
        If recorded or given landmarks do not fit the clip.
    OutputError
        If the picture of the people cannot be written.

    References
    ----------
    docs/metrics.md describes how each metric is measured. Landmarks are those of BlazePose [1]_;
    upright lines that show the camera's roll are found with LSD [2]_; the camera's motion is found
    with enhanced correlation [3]_.

    .. [1] Bazarevsky V et al. (2020), BlazePose: on-device real-time body pose tracking,
       arXiv:2006.10204.
    .. [2] Grompone von Gioi R et al. (2012), LSD: a line segment detector, Image Processing On
       Line 2:35-55.
    .. [3] Evangelidis GD, Psarakis EZ (2008), Parametric image alignment using enhanced correlation
       coefficient maximization, IEEE Trans Pattern Anal Mach Intell 30(10):1858-1865.

    Examples
    --------
    With landmarks that were saved before (``formcheck analyze run.mp4 --landmarks run.npz``) no
    pose model runs:

    >>> report = formcheck.analyze("run.mp4", Settings(speed_kmh=10.0), landmarks_path="run.npz")
    >>> print(report["cadence"])
    Cadence: 170.0 steps/min (both sides, 95 % interval ... to ..., n = ...).
    >>> formcheck.analyze("missing.mp4")
    Traceback (most recent call last):
    formcheck.errors.UnreadableVideoError: missing.mp4: ...
    """
    clip_path = Path(clip_path)
    settings = settings or Settings()
    checks = LimitChecks(limits or Limits.from_environment(), clip_name or clip_path.name)
    checks.check_file(clip_path)
    video = _opened(clip_path, clip_name, settings, None)
    checks.check_pictures(video.width_px, video.height_px)
    checks.check_length(video.duration_hint_s)
    clip = _Pictures(video, checks, progress or _silent)
    part_s = _part(clip, settings)
    if part_s is not None:
        clip = replace(clip, video=_opened(clip_path, clip_name, settings, part_s))
    recorded = _recorded_pose(clip, settings, _source(pose, landmarks_path), _path(people_path))
    if int(recorded.tracked.sum()) < MIN_TRACKED_FRAMES and recorded.followed.other_fraction:
        raise NoRunnerError(
            f"Expected to follow runner {recorded.followed.number} of {recorded.followed.people}, "
            f"found that somebody close by was followed. Film with nobody beside the runner."
        )
    if int(recorded.tracked.sum()) < MIN_TRACKED_FRAMES:
        raise NoRunnerError(
            f"Expected a person throughout the clip, found one in {int(recorded.tracked.sum())} "
            f"frames. Film the whole body, from head to feet, in even light."
        )
    return build_report(_trial(clip, recorded, settings), recorded, settings)


@dataclass(frozen=True)
class _Pictures:
    """Reads the clip's frames and reports progress meanwhile."""

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


def _opened(
    path: Path, name: str | None, settings: Settings, part_s: tuple[float, float] | None
) -> VideoClip:
    mirrored, capture_fps = settings.is_mirrored, settings.capture_fps
    return VideoClip(path, name, mirrored=mirrored, capture_fps=capture_fps, part_s=part_s)


def _part(clip: _Pictures, settings: Settings) -> tuple[float, float] | None:
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


def _path(path: StrPath | None) -> Path | None:
    return None if path is None else Path(path)


def _silent(_step: Step, _done: int, _total: int) -> None:
    pass


def _recorded_pose(
    clip: _Pictures, settings: Settings, source: PoseSource, people_path: Path | None
) -> PoseSequence:
    recorded = source.follow_runner(clip.video, clip.step, settings.runner, people_path)
    if settings.runner not in (None, recorded.followed.number):
        raise SettingsError(
            f"{clip.video.name}: expected the landmarks of runner {settings.runner}, found those "
            f"of runner {recorded.followed.number}. Record them again with --runner."
        )
    if not recorded.skeleton.has_body:
        raise RecordingError(
            f"Expected shoulders, hips, knees and ankles of both sides among the landmarks of "
            f"{recorded.estimator}, found {', '.join(recorded.skeleton.names)}."
        )
    if isinstance(source, RecordedPose):
        return recorded
    return replace(recorded, losses=clip.video.losses)


def _source(pose: PoseSource | PoseSequence | None, recording: StrPath | None) -> PoseSource:
    if recording is None:
        return GivenPose(pose) if isinstance(pose, PoseSequence) else pose or BlazePose()
    if pose is not None:
        raise SettingsError("Expected recorded landmarks or a pose model, found both. Choose one.")
    return RecordedPose(Path(recording))


def _trial(clip: _Pictures, recorded: PoseSequence, settings: Settings) -> Trial:
    view, facing = _view(clip.video.name, recorded, settings)
    info = clip.video.info(recorded.timestamps_s, recorded.losses)
    gait = analyze_gait(info, recorded, view, facing)
    if not clip.room.pictures:
        deque(clip.step(Step.LOOKING_AT_ROOM, clip.room.times_s), maxlen=0)
    seen = assess_camera(clip.room, gait.pose, view, settings.roll_deg)
    camera = Camera(
        level=seen.level,
        motion=seen.motion,
        blur_leg_lengths=seen.blur * info.height_px / gait.leg_length_px,
        yaw_deg=rear_yaw_deg(gait.pose) if view is View.REAR else None,
    )
    line = _hip_line(clip, gait.pose, view, settings.hip_line, seen.shaking_room)
    return build_trial(info, view, facing, gait, camera, line, settings)


def _view(name: str, recorded: PoseSequence, settings: Settings) -> tuple[View, Facing | None]:
    """View and facing; the user's view takes precedence, and a side view always has a facing."""
    seen = find_view(recorded)
    view = settings.view or seen
    contradicts = seen.is_side != view.is_side or (view.is_side and seen is not view)
    if seen is not View.UNKNOWN and contradicts:
        raise SettingsError(
            f"{name}: expected a {view} view, as chosen, found a {seen} view. Choose another view, "
            f"or let formcheck find it; a clip from a mirror or a selfie needs --mirrored."
        )
    if not view.is_side:
        return view, None
    # Unless mirrored, a clip of the left side shows a runner who faces left.
    unmirrored = Facing.LEFT if view is View.LEFT else Facing.RIGHT
    return view, find_facing(recorded) or unmirrored


def _hip_line(
    clip: _Pictures, pose: PoseSequence, view: View, wanted: HipLineSource | None, room: Room | None
) -> HipLine | HipLineRefusal | None:
    if view is not View.REAR:
        return None

    return find_hip_line(clip.step(Step.FOLLOWING_HIPS), pose, wanted, room)
