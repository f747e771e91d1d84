"""Pictures of the waist for a person who lays the hip line by hand."""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from formcheck.exporters.clean_copy import small_scale
from formcheck.exporters.nearest_frames import nearest_frame, numbered_frames
from formcheck.exporters.window import Image, Window
from formcheck.pelvis import HandFrame, choose_frames
from formcheck.pelvis.hand_frames import WANTED, shoulder_width_px, spread, waist_px
from formcheck.records import Report, Side, Trial
from formcheck.video import VideoClip

# The square around the waist: it shows the flanks, and some back and shorts to judge by.
SHOULDER_WIDTHS = 1.5
SIZE_PX = 640
# The zero rests on these; a person who stands still differs little between them.
STANDING_WANTED = 2
# A picture with less detail than this part of the usual one of its kind is blurred.
SHARP_OF_USUAL = 0.6
_QUALITY = [cv2.IMWRITE_JPEG_QUALITY, 90]


@dataclass(frozen=True)
class HandPicture:
    """The waist in one frame, enlarged.

    Attributes
    ----------
    time_s
        The frame's own time, seconds.
    side
        The standing leg; None in a quiet stand. It is not shown to the person.
    jpeg
        Square picture of `SIZE_PX`.
    left, top
        Its upper left corner in pixels of the upright clip.
    scale
        Its pixels per pixel of the clip.
    level_deg
        Tilt of a level line in it, + = right end higher; None where the room shows none.
    """

    time_s: float
    side: Side | None
    jpeg: bytes
    left: float
    top: float
    scale: float
    level_deg: float | None

    @property
    def id(self) -> str:
        """Name of the picture, which does not tell the side."""
        return f"{self.time_s:.4f}"

    @property
    def is_stand(self) -> bool:
        """Whether the runner stands still on both legs."""
        return self.side is None


@dataclass(frozen=True, eq=False)
class _Cut:
    frame: HandFrame
    picture: HandPicture
    detail: float


def hand_pictures(report: Report, copy: VideoClip) -> tuple[HandPicture, ...]:
    """Return up to five pictures of each side, and two of a quiet stand, in order of time.

    Parameters
    ----------
    report
        Report of a clip from behind.
    copy
        The clean copy of that clip.
    """
    trial = report.trial
    frames = choose_frames(trial)
    numbers = {nearest_frame(trial.clip, frame.time_s): frame for frame in frames.frames}
    found = numbered_frames(trial.clip, copy, list(numbers))
    cuts = [_cut(trial, numbers[number], shown.rgb) for number, shown in found]
    wanted = {None: STANDING_WANTED, Side.LEFT: WANTED, Side.RIGHT: WANTED}
    kept = [
        cut.picture
        for side, count in wanted.items()
        for cut in _sharp([c for c in cuts if c.frame.side is side], count)
    ]
    return tuple(sorted(kept, key=lambda picture: picture.time_s))


def _sharp(cuts: Sequence[_Cut], count: int) -> tuple[_Cut, ...]:
    """So many that are not blurred, spread over the time; the sharpest where too few are left."""
    usual = float(np.median([cut.detail for cut in cuts])) if cuts else 0.0
    sharp = [cut for cut in cuts if cut.detail >= SHARP_OF_USUAL * usual]
    if len(sharp) < count:
        best = sorted(cuts, key=lambda cut: -cut.detail)[:count]
        sharp = sorted(best, key=lambda cut: cut.frame.time_s)
    return spread(sharp, count)


def _cut(trial: Trial, frame: HandFrame, rgb: Image) -> _Cut:
    clip, pose = trial.clip, trial.gait.pose
    scale = SIZE_PX / (SHOULDER_WIDTHS * shoulder_width_px(pose))
    middle = (SIZE_PX / 2.0, SIZE_PX / 2.0)
    window = Window(waist_px(pose, frame.time_s), middle, scale, (SIZE_PX, SIZE_PX))
    window = window.moved_inside((clip.width_px, clip.height_px))
    left, top = (window.point_px - np.array(window.at_px) / scale).tolist()
    picture = window.cut(rgb, small_scale(clip))
    _, jpeg = cv2.imencode(".jpg", picture[..., ::-1], _QUALITY)
    level = trial.camera.level
    level_deg = None if level is None else -level.roll_deg
    shown = HandPicture(frame.time_s, frame.side, jpeg.tobytes(), left, top, scale, level_deg)
    return _Cut(frame, shown, _detail(picture, scale / small_scale(clip)))


def _detail(picture: Image, enlarged: float) -> float:
    """Variance of the Laplacian at the size of the copy, where a pixel is a pixel."""
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    size = max(round(SIZE_PX / enlarged), 3)
    small = cv2.resize(grey, (size, size), interpolation=cv2.INTER_AREA)
    return float(cv2.Laplacian(small, cv2.CV_64F).var())
