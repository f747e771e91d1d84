"""The order of the steps: the only module that knows it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import numpy as np

from formcheck import __version__
from formcheck.analyzers import measure_all
from formcheck.camera import (
    Box,
    Room,
    find_level,
    largest_motion,
    leg_length_m,
    rear_yaw_deg,
    shrunk,
)
from formcheck.errors import NoRunnerError, UnreadableVideoError
from formcheck.findings import professional_advice, read_findings
from formcheck.gait import (
    check_running,
    clean_track,
    find_events,
    find_facing,
    find_view,
    leg_length_px,
    repair_leg_swaps,
    standing_start_s,
)
from formcheck.pelvis import find_hip_line
from formcheck.pose import (
    PICTURES,
    MediaPipeFull,
    PeopleFinder,
    PoseEstimator,
    find_runner,
    load_recording,
)
from formcheck.records import (
    CameraLevel,
    CameraMotion,
    Facing,
    HipLine,
    HipLineRefusal,
    PoseSequence,
    Report,
    Settings,
    Side,
    Trial,
    View,
)
from formcheck.video import Frame, VideoClip, spread_times_s

Progress = Callable[[str, int, int], None]
"""Called with the name of the step, pictures done, and pictures in all (an estimate)."""

# Longer than any treadmill run worth analysing whole; a damaged time stamp may claim years.
LONGEST_CLIP_S = 1800.0
# Pictures that roll and motion of the camera are read from.
ROOM_PICTURES = 12
# Upright lines must agree in so many places of the room; from behind two do.
PLACES_ASIDE, PLACES_ALONG = 3, 2
# A hand's shake below this is lost among the steps, and following it would cost time.
LEAST_SHAKE_DEG = 0.3
# A level app on the phone is right to this (one standard deviation, our estimate).
STATED_ROLL_SIGMA_DEG = 0.5
# A runner who is nowhere may be anywhere.
EVERYWHERE: Box = (0.0, 0.0, 10.0, 10.0)
# The head reaches beyond the nose, hands beyond wrists: part of the height of all landmarks.
BEYOND_LANDMARKS = 0.1
# A runner found in fewer frames than this gives no track worth the name.
LEAST_TRACKED_FRAMES = 10


def analyze(
    clip_path: Path,
    settings: Settings | None = None,
    *,
    clip_name: str | None = None,
    landmarks_path: Path | None = None,
    progress: Progress | None = None,
) -> Report:
    """Analyse one clip.

    Parameters
    ----------
    clip_path
        The video file.
    settings
        What is known of the run and its filming; by default nothing.
    clip_name
        What the report calls the clip; by default its file name.
    landmarks_path
        Recorded landmarks of this clip, used in place of the pose model.
    progress
        Told how far the work is.

    Returns
    -------
    Report
        All metrics, measured or not, with findings.

    Raises
    ------
    UnreadableVideoError
        If the file is not a video that can be decoded.
    NoRunnerError
        If no person could be tracked.
    RecordingError
        If the recorded landmarks do not fit.
    """
    settings = settings or Settings()
    clip = _Pictures(VideoClip(clip_path, clip_name), progress or _silent)
    _check_length(clip.video.name, clip.video.duration_hint_s)
    recorded = _recorded_pose(clip, landmarks_path)
    _check_length(clip.video.name, float(recorded.timestamps_s[-1]))
    if int(recorded.tracked.sum()) < LEAST_TRACKED_FRAMES:
        raise NoRunnerError(
            f"Expected a person throughout the clip, found one in {int(recorded.tracked.sum())} "
            f"frames. Film the whole body, from head to feet, in even light."
        )
    trial = _trial(clip, recorded, settings)
    results = measure_all(trial)
    return Report(
        trial=trial,
        recorded_pose=recorded,
        results=results,
        findings=read_findings(results, speed_m_s=trial.speed_m_s, leg_length_m=trial.leg_length_m),
        professional_advice=professional_advice(),
        settings=settings,
        versions=_versions(recorded),
    )


@dataclass(frozen=True)
class _Pictures:
    """The clip's frames, reporting progress as they pass."""

    video: VideoClip
    progress: Progress

    def step(self, name: str, times_s: Sequence[float] | None = None) -> Iterator[Frame]:
        total = self.video.frame_count_hint if times_s is None else len(times_s)
        for done, frame in enumerate(self.video.frames(times_s)):
            self.progress(name, done, max(total, done + 1))
            yield frame
        self.progress(name, total, total)


def _check_length(name: str, duration_s: float) -> None:
    if duration_s > LONGEST_CLIP_S:
        raise UnreadableVideoError(
            f"{name}: expected a clip of at most {LONGEST_CLIP_S / 60:.0f} minutes, found one of "
            f"{duration_s / 60:.0f}; cut out 20 to 30 seconds of steady running."
        )


def _silent(_step: str, _done: int, _total: int) -> None:
    pass


def _recorded_pose(clip: _Pictures, landmarks_path: Path | None) -> PoseSequence:
    if landmarks_path is not None:
        return load_recording(landmarks_path, clip.video.sha256)
    estimator: PoseEstimator = MediaPipeFull()
    times_s = spread_times_s(clip.video.duration_hint_s, PICTURES)
    with PeopleFinder() as finder:
        runner = find_runner(
            [finder.find(frame) for frame in clip.step("finding the runner", times_s)]
        )
    return estimator.estimate(clip.step("following the runner"), runner.box)


def _trial(clip: _Pictures, recorded: PoseSequence, settings: Settings) -> Trial:
    view, facing = _view(recorded, settings)
    repaired, swapped = repair_leg_swaps(recorded) if view.is_side else (recorded, 0.0)
    pose = clean_track(repaired)
    events = find_events(pose, view, facing)
    camera = _camera(clip, pose, settings, view)
    info = clip.video.info(recorded.timestamps_s)
    return Trial(
        clip=info,
        pose=pose,
        view=view,
        facing=facing,
        events=events,
        running=check_running(pose, events, view, facing),
        swapped_fraction=swapped,
        tracked_fraction=float(recorded.tracked.mean()),
        frame_interval_s=info.median_frame_s or float("inf"),
        leg_length_px=leg_length_px(pose, view.near_side or Side.LEFT),
        leg_length_m=leg_length_m(settings.height_cm),
        speed_m_s=None if settings.speed_kmh is None else settings.speed_kmh / 3.6,
        hip_line=_hip_line(clip, pose, view, settings.hip_line, camera.shaking_room),
        level=camera.level,
        standing_s=standing_start_s(pose),
        yaw_deg=rear_yaw_deg(pose) if view is View.REAR else None,
        camera_motion=camera.motion,
    )


def _view(recorded: PoseSequence, settings: Settings) -> tuple[View, Facing | None]:
    """The user's word on the view comes first; a side view always has a facing."""
    view = settings.view or find_view(recorded)
    if not view.is_side:
        return view, None
    # Without a mirror, the side that the camera sees is the one the runner faces to.
    unmirrored = Facing.LEFT if view is View.LEFT else Facing.RIGHT
    return view, find_facing(recorded) or unmirrored


class _Camera(NamedTuple):
    """How the camera stood and moved; the room, where it turned enough to matter."""

    level: CameraLevel | None
    motion: CameraMotion | None
    shaking_room: Room | None


def _camera(clip: _Pictures, pose: PoseSequence, settings: Settings, view: View) -> _Camera:
    """Look at the room; the user's word on the roll comes first."""
    times_s = spread_times_s(float(pose.timestamps_s[-1]), ROOM_PICTURES)
    pictures = [shrunk(frame.rgb) for frame in clip.step("looking at the room", times_s)]
    if settings.roll_deg is None:
        level = find_level(pictures, PLACES_ASIDE if view.is_side else PLACES_ALONG)
    else:
        level = CameraLevel(settings.roll_deg, STATED_ROLL_SIGMA_DEG, "stated")
    room = Room(pictures[0], _runner_box(pose, clip.video.height_px))
    motion = largest_motion(room, pictures[1:])
    shakes = motion is not None and motion.turn_deg > LEAST_SHAKE_DEG
    return _Camera(level, motion, room if shakes else None)


def _runner_box(pose: PoseSequence, height_px: int) -> Box:
    """Around all landmarks of the clip, and as much again as half a head."""
    if not pose.tracked.any():
        return EVERYWHERE
    left, top = np.nanmin(pose.xy_px, axis=(0, 1)) / height_px
    right, bottom = np.nanmax(pose.xy_px, axis=(0, 1)) / height_px
    more = BEYOND_LANDMARKS * (bottom - top)
    return left - more, top - more, right + more, bottom + more


def _hip_line(
    clip: _Pictures, pose: PoseSequence, view: View, wanted: str | None, room: Room | None
) -> HipLine | HipLineRefusal | None:
    if view is not View.REAR:
        return None

    def pictures(times_s: Sequence[float] | None = None) -> Iterator[Frame]:
        return clip.step("looking at the waist" if times_s else "following the hips", times_s)

    return find_hip_line(pictures, pose, wanted, room)


def _versions(recorded: PoseSequence) -> tuple[tuple[str, str], ...]:
    return (
        ("formcheck", __version__),
        ("pose", recorded.estimator),
        *((name, version(name)) for name in ("av", "numpy", "opencv-contrib-python", "scipy")),
    )
