"""A clip's pictures cut out around the runner, with mid-hip and leg length always the same."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
import numpy.typing as npt

from formcheck.exporters.overlay.colours import PAPER
from formcheck.exporters.stills import typical_stance
from formcheck.records import FloatArray, Report, Side, Stance, Trial
from formcheck.video import VideoClip

Image = npt.NDArray[np.uint8]

# Even, as H.264 requires. A body is about two leg lengths (thigh and shank) tall and lands and
# pushes off within one to each side, so that all of it is in the picture.
WIDTH_PX, HEIGHT_PX = 540, 720
LEG_PX = 275.0
MID_HIP_PX = (270.0, 350.0)


@dataclass(frozen=True)
class Stride:
    """One whole stride: from contact to the same foot's next one, with its toe-off."""

    stance: Stance
    end_s: float

    @property
    def duration_s(self) -> float:
        """Seconds from contact to next contact."""
        return self.end_s - self.stance.initial_contact_s


def typical_stride(report: Report, side: Side) -> Stride | None:
    """Return the whole stride nearest to the typical step of a side, or None without any."""
    trial = report.trial
    typical = typical_stance(report, side)
    stances = {s.initial_contact_s: s for s in trial.gait.events.stances(side)}
    strides = [
        Stride(stances[start], start + length)
        for start, length in zip(
            *(a.tolist() for a in trial.gait.events.strides_s(side)), strict=True
        )
        if start in stances and _is_seen(trial, start, start + length)
    ]
    if typical is None or not strides or not trial.gait.leg_length_px > 0.0:
        return None
    return min(strides, key=lambda s: abs(s.stance.initial_contact_s - typical.initial_contact_s))


def _is_seen(trial: Trial, start_s: float, end_s: float) -> bool:
    """Whether the hips are known throughout, and the pictures reach as far."""
    hips = trial.gait.pose.between(start_s, end_s).middle("hip")
    return bool(np.isfinite(hips).all() and end_s <= trial.clip.timestamps_s[-1])


def aligned_trial(trial: Trial) -> Trial:
    """Return the trial with its landmarks where `aligned_pictures` shows them."""
    pose = trial.gait.pose
    zoom = LEG_PX / trial.gait.leg_length_px
    moved = zoom * (pose.xy_px - pose.middle("hip")[:, None]) + np.array(MID_HIP_PX)
    pose = pose.changed(moved, "mid-hip in one place, leg of one length")
    return replace(trial, gait=replace(trial.gait, pose=pose))


def aligned_pictures(
    report: Report, clip: VideoClip, times_s: Sequence[float]
) -> list[tuple[float, Image]]:
    """Return for each time the nearest frame's time and cut-out.

    Only the small pictures are kept, so that memory does not grow with the clip's.

    Parameters
    ----------
    report
        Report of the clip.
    clip
        The clip of the report, read as it was for the report (`reopen_clip`), or a copy of exactly
        those pictures, possibly smaller.
    times_s
        In any order, seconds of the clip.
    """
    frames_s = report.trial.clip.timestamps_s
    nearest = [int(np.argmin(np.abs(frames_s - time_s))) for time_s in times_s]
    wanted = sorted(set(nearest))
    frames = clip.frames(_asked_s(frames_s, clip)[wanted].tolist())
    pictures = {
        i: (float(frames_s[i]), _cut_out(report.trial, frame.rgb, float(frames_s[i])))
        for i, frame in zip(wanted, frames, strict=True)
    }
    return [pictures[i] for i in nearest]


def _asked_s(frames_s: FloatArray, clip: VideoClip) -> FloatArray:
    """Return times that select the frame which began at each time, whatever the rounding."""
    before_s = frames_s - np.diff(frames_s, prepend=frames_s[:1]) / 2.0
    # The times of a part count from where it begins, those of a copy from its first frame.
    return before_s - (frames_s[0] if clip.part_s is None else 0.0)


def _cut_out(trial: Trial, rgb: Image, time_s: float) -> Image:
    # The picture may be a smaller copy of the clip's.
    copied = rgb.shape[0] / trial.clip.height_px
    zoom = LEG_PX / trial.gait.leg_length_px / copied
    hip = copied * _mid_hip(trial, time_s)
    # Only what is shown is scaled, with a margin: a far runner's whole picture would grow huge.
    size = np.array([rgb.shape[1], rgb.shape[0]])
    reach = np.array(MID_HIP_PX), np.array([WIDTH_PX, HEIGHT_PX]) - MID_HIP_PX
    left, top = np.clip(np.floor(hip - reach[0] / zoom) - 2, 0, size - 1).astype(int)
    right, bottom = np.clip(np.ceil(hip + reach[1] / zoom) + 2, 1, size).astype(int)
    part = rgb[top : max(bottom, top + 1), left : max(right, left + 1)]
    scaled = (max(1, round(zoom * part.shape[1])), max(1, round(zoom * part.shape[0])))
    # Shrunk by averages first: picking single pixels would flicker.
    smooth = cv2.INTER_AREA if zoom < 1.0 else cv2.INTER_LINEAR
    resized = cv2.resize(part, scaled, interpolation=smooth)
    shift = np.array(MID_HIP_PX) - zoom * (hip - [left, top])
    cut = cv2.warpAffine(
        resized,
        np.column_stack([np.eye(2), shift]),
        (WIDTH_PX, HEIGHT_PX),
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=PAPER,
    )
    return np.asarray(cut, dtype=np.uint8)


def _mid_hip(trial: Trial, time_s: float) -> FloatArray:
    """Return mid-hip at the next point of the grid, as the skeleton is drawn."""
    i = int(np.searchsorted(trial.gait.pose.timestamps_s, time_s))
    return np.asarray(trial.gait.pose.middle("hip")[min(i, len(trial.gait.pose.xy_px) - 1)])
