"""Freeze frames of a typical step: at initial contact and in the middle of stance."""

from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

from formcheck.analyzers import pelvic_drop
from formcheck.analyzers.pelvic_side import name_of
from formcheck.errors import OutputError
from formcheck.exporters.jpeg_file import write_jpeg
from formcheck.exporters.moment import Moment, MomentKind, moment_of
from formcheck.exporters.overlay import HipLineDrawing, SkeletonDrawing
from formcheck.exporters.reopen_clip import reopen_clip
from formcheck.records import PHASE, Measurement, Pelvis, Report, Side, Stance, Trial

# Height of a still; enough to see a shoe on a phone and on a laptop.
HEIGHT_PX = 720
# Margin around the runner's landmarks, in body heights.
MARGIN = 0.12
# Part of the runner's height that a still of the hips shows.
HIPS_SHOWN = 0.45
# Rounding makes decoder times differ from ours by less than this.
_ROUNDING_S = 1e-6


def moments(report: Report) -> tuple[Moment, ...]:
    """Return initial contact and mid-stance of a typical step, of each leg that is measured.

    Where the hip drop was measured, its peak takes the place of mid-stance.
    """
    trial = report.trial
    sides = (trial.view.near_side,) if trial.view.near_side else (Side.LEFT, Side.RIGHT)
    found = []
    for side in sides:
        stance = typical_stance(report, side)
        if stance is not None:
            found.append(moment_of(stance, MomentKind.INITIAL_CONTACT))
            peak = _peak_of_drop(report, side)
            found.append(peak or moment_of(stance, MomentKind.MID_STANCE))
    return tuple(sorted(found, key=lambda moment: moment.time_s))


def _peak_of_drop(report: Report, side: Side) -> Moment | None:
    """The moment of the peak in the stance whose drop is nearest to the side's mean."""
    pelvis = report.trial.pelvis
    measured = {r.metric for r in report.measured}
    if not isinstance(pelvis, Pelvis) or pelvic_drop.METRIC not in measured:
        return None
    curves = pelvis.curves[side]
    nearest = int(np.argmin(np.abs(curves.at_peak_deg - curves.at_peak_deg.mean())))
    start_s = float(curves.starts_s[nearest])
    (stance,) = (
        s for s in report.trial.gait.events.stances(side) if s.initial_contact_s == start_s
    )
    time_s = start_s + float(PHASE[curves.peak]) * stance.duration_s
    own = report[name_of(side)]
    drop = own if isinstance(own, Measurement) else None
    return Moment(time_s, MomentKind.PEAK_OF_DROP, side, drop)


def write_stills(report: Report, clip_path: Path, folder: Path) -> None:
    """Write one JPEG per moment, named ``0.jpg``, ``1.jpg``, … in the order of `moments`.

    Parameters
    ----------
    report
        Report of the clip.
    clip_path
        The clip of the report.
    folder
        Where the files go; it is created if missing.

    Raises
    ------
    OutputError
        If a file cannot be written.
    """
    make_folder(folder)
    wanted = moments(report)
    clip = reopen_clip(report, clip_path)
    frames = clip.frames([moment.time_s - _ROUNDING_S for moment in wanted])
    for number, (frame, moment) in enumerate(zip(frames, wanted, strict=False)):
        picture = _still(report.trial, frame.rgb, frame.time_s, moment)
        write_jpeg(folder / f"{number}.jpg", picture)


def make_folder(folder: Path) -> None:
    """Create a folder for pictures if missing; raises `OutputError` when that fails."""
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"Could not make the folder {folder}: {error.strerror}. "
            f"Choose a folder that exists and that you may write to."
        ) from error


def typical_stance(report: Report, side: Side) -> Stance | None:
    """Return the stance of the step nearest to the value that was first measured on its side."""
    stances = report.trial.gait.events.stances(side)
    if not stances:
        return None
    for result in report.results:
        if isinstance(result, Measurement) and result.side is side:
            typical_s = result.times_s[np.argmin(np.abs(result.values - result.value))]
            return min(stances, key=lambda s: abs(s.initial_contact_s - float(typical_s)))
    return stances[len(stances) // 2]


def _still(
    trial: Trial, rgb: npt.NDArray[np.uint8], time_s: float, moment: Moment
) -> npt.NDArray[np.uint8]:
    picture = rgb.copy()
    if moment.shows_hips:
        left, top, right, bottom = _around_hips(trial, rgb.shape[:2], time_s)
        HipLineDrawing(trial, 1.0).draw(picture, time_s, level=True)
    else:
        left, top, right, bottom = _around_runner(trial, rgb.shape[:2])
        SkeletonDrawing(trial, 1.0).draw(picture, time_s)
    cut = picture[top:bottom, left:right]
    scale = HEIGHT_PX / cut.shape[0]
    size = (max(1, round(scale * cut.shape[1])), HEIGHT_PX)
    return np.asarray(cv2.resize(cut, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)


def _around_hips(trial: Trial, shape: tuple[int, ...], time_s: float) -> tuple[int, int, int, int]:
    """Return left, top, right, bottom around the hips, in the shape of an upright picture."""
    _, top, _, bottom = _around_runner(trial, shape)
    half_px = HIPS_SHOWN / 2.0 * np.array([(bottom - top) * 9 / 16, bottom - top])
    i = min(
        int(np.searchsorted(trial.gait.pose.timestamps_s, time_s)), len(trial.gait.pose.xy_px) - 1
    )
    size = np.array([shape[1], shape[0]])
    centre = np.clip(trial.gait.pose.middle("hip")[i], half_px, np.maximum(size - half_px, half_px))
    left, high = np.floor(np.maximum(centre - half_px, 0)).astype(int)
    right, low = np.ceil(np.minimum(centre + half_px, size)).astype(int)
    return int(left), int(high), int(right), int(low)


def _around_runner(trial: Trial, shape: tuple[int, ...]) -> tuple[int, int, int, int]:
    """Return left, top, right, bottom of everything the runner reaches, inside the picture."""
    low = np.nanpercentile(trial.gait.pose.xy_px, 1, axis=(0, 1))
    high = np.nanpercentile(trial.gait.pose.xy_px, 99, axis=(0, 1))
    margin = MARGIN * (high[1] - low[1])
    left, top = np.floor(np.maximum(low - margin, 0)).astype(int)
    right, bottom = np.ceil(np.minimum(high + margin, [shape[1], shape[0]])).astype(int)
    return int(left), int(top), int(right), int(bottom)
