"""Freeze frames of a typical step: at initial contact and in the middle of stance."""

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

from formcheck.errors import OutputError
from formcheck.exporters.overlay import SkeletonDrawing
from formcheck.records import Measurement, Report, Side, Stance, Trial
from formcheck.video import VideoClip

# Height of a still; enough to see a shoe on a phone and on a laptop.
HEIGHT_PX = 720
# Room around the runner's landmarks, in heights of the body.
MARGIN = 0.12
_QUALITY = [cv2.IMWRITE_JPEG_QUALITY, 88]
# Decoder times are rounded differently from ours by less than this.
_ROUNDING_S = 1e-6


@dataclass(frozen=True)
class Moment:
    """An instant worth looking at.

    Attributes
    ----------
    time_s
        When it is, in the clip.
    caption
        What it shows, for people.
    """

    time_s: float
    caption: str


def moments(report: Report) -> tuple[Moment, ...]:
    """Return initial contact and mid-stance of a typical step, of each leg that is measured."""
    trial = report.trial
    sides = (trial.view.near_side,) if trial.view.near_side else (Side.LEFT, Side.RIGHT)
    found = []
    for side in sides:
        stance = _typical_stance(report, side)
        if stance is not None:
            found += [
                Moment(stance.initial_contact_s, f"Initial contact, {side} leg"),
                Moment(stance.initial_contact_s + stance.duration_s / 2, f"Mid-stance, {side} leg"),
            ]
    return tuple(sorted(found, key=lambda moment: moment.time_s))


def write_stills(report: Report, clip_path: Path, folder: Path) -> None:
    """Write one JPEG per moment, named ``0.jpg``, ``1.jpg``, … in the order of `moments`.

    Parameters
    ----------
    report
        What was found.
    clip_path
        The clip that the report is about.
    folder
        Where the files go; it is made if need be.

    Raises
    ------
    OutputError
        If a file cannot be written.
    """
    _make(folder)
    wanted = moments(report)
    frames = VideoClip(clip_path).frames([moment.time_s - _ROUNDING_S for moment in wanted])
    for number, frame in enumerate(frames):
        picture = _still(report.trial, frame.rgb, frame.time_s)
        path = folder / f"{number}.jpg"
        if not cv2.imwrite(str(path), picture[..., ::-1], _QUALITY):
            raise OutputError(f"Could not write {path}. Choose a folder that you may write to.")


def _make(folder: Path) -> None:
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"Could not make the folder {folder}: {error.strerror}. "
            f"Choose a place that exists and that you may write to."
        ) from error


def _typical_stance(report: Report, side: Side) -> Stance | None:
    """The stance of the step nearest to the middle of what was measured at contact, if anything."""
    stances = report.trial.events.stances(side)
    if not stances:
        return None
    for result in report.results:
        if isinstance(result, Measurement) and result.side is side:
            typical_s = result.times_s[np.argmin(np.abs(result.values - result.value))]
            return min(stances, key=lambda s: abs(s.initial_contact_s - float(typical_s)))
    return stances[len(stances) // 2]


def _still(trial: Trial, rgb: npt.NDArray[np.uint8], time_s: float) -> npt.NDArray[np.uint8]:
    left, top, right, bottom = _around_runner(trial, rgb.shape[:2])
    picture = rgb.copy()
    SkeletonDrawing(trial, 1.0).draw(picture, time_s)
    cut = picture[top:bottom, left:right]
    scale = HEIGHT_PX / cut.shape[0]
    size = (max(1, round(scale * cut.shape[1])), HEIGHT_PX)
    return np.asarray(cv2.resize(cut, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)


def _around_runner(trial: Trial, shape: tuple[int, ...]) -> tuple[int, int, int, int]:
    """Return left, top, right, bottom of everything the runner reaches, inside the picture."""
    low = np.nanpercentile(trial.pose.xy_px, 1, axis=(0, 1))
    high = np.nanpercentile(trial.pose.xy_px, 99, axis=(0, 1))
    margin = MARGIN * (high[1] - low[1])
    left, top = np.floor(np.maximum(low - margin, 0)).astype(int)
    right, bottom = np.ceil(np.minimum(high + margin, [shape[1], shape[0]])).astype(int)
    return int(left), int(top), int(right), int(bottom)
