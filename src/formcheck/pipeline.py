"""Run the steps of an analysis; the only module that knows their order."""

from collections import deque
from dataclasses import replace
from os import PathLike
from pathlib import Path

from formcheck.camera import Room, assess_camera, rear_yaw_deg
from formcheck.errors import NoRunnerError, RecordingError, SettingsError
from formcheck.gait import analyze_gait, settle_view
from formcheck.hip_points import check_hip_points
from formcheck.opened_clip import OpenedClip, Progress, open_clip
from formcheck.pelvis import find_hip_line
from formcheck.pose import BlazePose, GivenPose, PoseSource, RecordedPose
from formcheck.records import (
    Camera,
    HandLine,
    HipLine,
    HipLineRefusal,
    HipLineSource,
    Limits,
    PoseSequence,
    Problem,
    Report,
    Settings,
    Step,
    Trial,
    View,
)
from formcheck.report import build_report
from formcheck.trial import build_trial

StrPath = str | PathLike[str]

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
    hip_points: HandLine | None = None,
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
    hip_points
        Lines laid along the hips by hand (`load_hip_points`), from which the hip drop is read.
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
    HipPointsError
        If the lines were laid in another clip, or cannot lie along hips.
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
    clip = open_clip(clip_path, settings, clip_name, limits, progress)
    recorded = _recorded_pose(clip, settings, _source(pose, landmarks_path), _path(people_path))
    if int(recorded.tracked.sum()) < MIN_TRACKED_FRAMES and recorded.followed.other_fraction:
        who = recorded.followed
        raise NoRunnerError(Problem.SOMEBODY_CLOSE.say(number=who.number, people=who.people))
    if int(recorded.tracked.sum()) < MIN_TRACKED_FRAMES:
        raise NoRunnerError(Problem.TOO_SELDOM.say(count=int(recorded.tracked.sum())))
    trial = _trial(clip, recorded, settings, hip_points)
    return build_report(trial, recorded, settings)


def _path(path: StrPath | None) -> Path | None:
    return None if path is None else Path(path)


def _recorded_pose(
    clip: OpenedClip, settings: Settings, source: PoseSource, people_path: Path | None
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


def _trial(
    clip: OpenedClip, recorded: PoseSequence, settings: Settings, hand: HandLine | None
) -> Trial:
    view, facing = settle_view(clip.video.name, recorded, settings.view)
    info = clip.video.info(recorded.timestamps_s, recorded.losses)
    if hand is not None:
        check_hip_points(hand, info)
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
    return build_trial(info, view, facing, gait, camera, line, settings, hand)


def _hip_line(
    clip: OpenedClip,
    pose: PoseSequence,
    view: View,
    wanted: HipLineSource | None,
    room: Room | None,
) -> HipLine | HipLineRefusal | None:
    if view is not View.REAR:
        return None

    return find_hip_line(clip.step(Step.FOLLOWING_HIPS), pose, wanted, room)
