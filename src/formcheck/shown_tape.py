"""Follow two dots of tape that a person clicked, and measure the report anew with them."""

from dataclasses import replace
from itertools import chain
from os import PathLike
from pathlib import Path

import numpy as np

from formcheck.camera import shaking_room
from formcheck.errors import SettingsError
from formcheck.exporters.clean_copy import frames_of_copy, small_scale, small_size
from formcheck.exporters.reopen_clip import reopen_clip
from formcheck.pelvis import find_hip_line
from formcheck.records import (
    HipLine,
    HipLineRefusal,
    Report,
    TapeClicks,
    Trial,
    View,
)
from formcheck.report import build_report
from formcheck.trial import build_trial
from formcheck.video import VideoClip


def follow_clicked_tape(
    report: Report, clip_path: str | PathLike[str], clicks: TapeClicks
) -> Report:
    """Return the report with the hip drop of two dots of tape that a person clicked.

    Parameters
    ----------
    report
        The report on a clip from behind.
    clip_path
        That clip, or its clean copy as the player shows it.
    clicks
        The two dots, in pixels of the clip.

    Returns
    -------
    Report
        The report; everything else is measured again from the same readings of the pictures.

    Raises
    ------
    SettingsError
        If the clip or the clicks belong to another report, or the dots cannot be followed; the
        sentence says what to do.
    UnreadableVideoError
        If the file cannot be read.

    Examples
    --------
    >>> report = formcheck.analyze("run.mp4", landmarks_path="run.npz")
    >>> clicks = formcheck.TapeClicks(report.trial.clip.identity, 1.0, (300, 400), (340, 402))
    >>> formcheck.follow_clicked_tape(report, "run.mp4", clicks)
    Traceback (most recent call last):
    formcheck.errors.SettingsError: Expected a clip from behind, found one filmed from the right...
    """
    trial = report.trial
    _check(trial, clicks)
    clip, scale = _opened(report, Path(clip_path))
    line = _line(report, clip, scale, clicks)
    if isinstance(line, HipLineRefusal):
        raise SettingsError(f"The tape cannot be followed, because {line.seen}. {line.advice}")
    again = build_trial(
        trial.clip, trial.view, trial.facing, trial.gait, trial.camera, line, report.settings
    )
    return build_report(
        again, report.recorded_pose, report.settings, dict(report.versions)["pictures"]
    )


def _check(trial: Trial, clicks: TapeClicks) -> None:
    if trial.view is not View.REAR:
        raise SettingsError(
            f"Expected a clip from behind, found one filmed {trial.view.say()}. Show the tape in a "
            f"clip from behind."
        )
    if clicks.identity != trial.clip.identity:
        raise SettingsError(
            f"Expected clicks in {trial.clip.name}, found some in another clip. Click the dots in "
            f"this one."
        )


def _opened(report: Report, path: Path) -> tuple[VideoClip, float]:
    """The clip or its copy, and the size of its pictures relative to the clip's."""
    clip, info = VideoClip(path), report.trial.clip
    if clip.sha256 == info.sha256:
        return reopen_clip(report, path), 1.0
    # A copy lacks an odd last row or column.
    off_px = np.abs(np.array([clip.width_px, clip.height_px]) - small_size(info))
    if off_px.max() > 1 or clip.frame_count_hint != len(info.timestamps_s):
        raise SettingsError(
            f"{clip.name}: expected {info.name} or its copy, found another clip. Choose the clip "
            f"of the report."
        )
    return clip, small_scale(info)


def _line(
    report: Report, clip: VideoClip, scale: float, clicks: TapeClicks
) -> HipLine | HipLineRefusal:
    """The line in the clip's pictures, whose landmarks and clicks are scaled with them."""
    pose = report.trial.gait.pose
    pose = replace(pose, xy_px=scale * pose.xy_px)
    (left_x, left_y), (right_x, right_y) = clicks.left, clicks.right
    tape = replace(
        clicks,
        left=(scale * left_x, scale * left_y),
        right=(scale * right_x, scale * right_y),
    )
    frames = frames_of_copy(report, clip)
    first = next(frames)
    room = shaking_room(first.rgb, pose, report.trial.camera.motion)
    return find_hip_line(chain([first], frames), pose, room=room, tape=tape)
