"""A clip's pictures cut out around the runner, with mid-hip and leg length always the same."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from formcheck.exporters.nearest_frames import nearest_frame, numbered_frames
from formcheck.exporters.typical_stance import typical_stance
from formcheck.exporters.window import Image, Window
from formcheck.records import FloatArray, Report, Side, Stance, Trial
from formcheck.video import VideoClip

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
    info = report.trial.clip
    nearest = [nearest_frame(info, time_s) for time_s in times_s]
    times = info.timestamps_s.tolist()
    pictures = {
        i: (times[i], _cut_out(report.trial, frame.rgb, times[i]))
        for i, frame in numbered_frames(info, clip, nearest)
    }
    return [pictures[i] for i in nearest]


def _cut_out(trial: Trial, rgb: Image, time_s: float) -> Image:
    zoom = LEG_PX / trial.gait.leg_length_px
    window = Window(_mid_hip(trial, time_s), MID_HIP_PX, zoom, (WIDTH_PX, HEIGHT_PX))
    # The picture may be a smaller copy of the clip's.
    return window.cut(rgb, rgb.shape[0] / trial.clip.height_px)


def _mid_hip(trial: Trial, time_s: float) -> FloatArray:
    """Return mid-hip at the next point of the grid, as the skeleton is drawn."""
    i = int(np.searchsorted(trial.gait.pose.timestamps_s, time_s))
    return np.asarray(trial.gait.pose.middle("hip")[min(i, len(trial.gait.pose.xy_px) - 1)])
