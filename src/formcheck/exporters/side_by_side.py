"""Two runners at the same moment of the stride, side by side and laid over each other."""

from pathlib import Path

import cv2
import numpy as np

from formcheck.errors import OutputError
from formcheck.exporters.aligned import (
    HEIGHT_PX,
    WIDTH_PX,
    Stride,
    aligned_pictures,
    aligned_trial,
    typical_stride,
)
from formcheck.exporters.jpeg_file import write_jpeg
from formcheck.exporters.moment import Moment, MomentKind, moment_of
from formcheck.exporters.overlay import HipLineDrawing, SkeletonDrawing
from formcheck.exporters.overlay.colours import AFTER, BEFORE, INK, PAPER, QUIET_INK
from formcheck.exporters.overlay.text import Label
from formcheck.exporters.stills import make_folder
from formcheck.exporters.window import Image
from formcheck.exporters.wording import view_words
from formcheck.records import Comparison, Report, Side
from formcheck.video import VideoClip, VideoWriter

# A stride takes 0.7 s; 36 pictures at 15 per second show it about three times slower.
PHASES = 36
SHOWN_PER_S = 15.0
REPEATS = 3
# Legible when a page shows the three pictures at half their size.
_TEXT_PX, _MARGIN_PX = 28, 12
# Below the pictures, where the words hide no foot; even, as H.264 requires.
STRIP_PX = 60
# The overlaid pictures step back behind the skeletons.
_DIMMED = 0.7
_INKS = (BEFORE, AFTER)

Pair = tuple[Report, Report]
Clips = tuple[VideoClip, VideoClip]
_SHOWN = (MomentKind.INITIAL_CONTACT, MomentKind.MID_STANCE, MomentKind.TOE_OFF)


def write_comparison_stills(
    comparison: Comparison, clips: Clips, folder: Path
) -> tuple[Moment, ...]:
    """Write contact, mid-stance and toe-off of the typical step as JPEGs ``0.jpg``, ``1.jpg``, ….

    Parameters
    ----------
    comparison
        The comparison of the two clips.
    clips
        The clips before and after, or copies of the same pictures.
    folder
        Where the files go; it is created if missing.

    Returns
    -------
    tuple
        The moment of each file, in the clip before.

    Raises
    ------
    OutputError
        If the views differ, a clip shows no whole stride, or a file cannot be written.
    """
    pair = _of_one_view(comparison)
    near = comparison.before.trial.view.near_side
    strides = {side: _strides(pair, side) for side in ([near] if near else (Side.LEFT, Side.RIGHT))}
    make_folder(folder)
    shown: list[Moment] = []
    for both in strides.values():
        before, after = ([moment_of(stride.stance, kind) for kind in _SHOWN] for stride in both)
        times_s = [[moment.time_s for moment in moments] for moments in (before, after)]
        pictures = _pictures(pair, clips, times_s, [moment.caption for moment in before])
        for number, picture in enumerate(pictures, len(shown)):
            write_jpeg(folder / f"{number}.jpg", picture)
        shown += before
    return tuple(shown)


def write_comparison_video(comparison: Comparison, clips: Clips, out_path: Path) -> None:
    """Write one stride of both, contact to next contact of one foot, as an H.264 loop.

    Both are shown at the same share of their own stride, however long it takes.

    Parameters
    ----------
    comparison
        The comparison of the two clips.
    clips
        The clips before and after, or copies of the same pictures.
    out_path
        Where to write the MP4.

    Raises
    ------
    OutputError
        If the views differ, a clip shows no whole stride, or the file cannot be written.
    """
    pair = _of_one_view(comparison)
    side = comparison.before.trial.view.near_side or Side.LEFT
    shares = np.arange(PHASES) / PHASES
    times_s = [
        [float(s.stance.initial_contact_s + share * s.duration_s) for share in shares]
        for s in _strides(pair, side)
    ]
    captions = [f"{share:.0%} of the stride of the {side} leg" for share in shares]
    pictures = _pictures(pair, clips, times_s, captions)
    with VideoWriter(out_path, 3 * WIDTH_PX, HEIGHT_PX + STRIP_PX) as writer:
        for number in range(REPEATS * PHASES):
            writer.write(number / SHOWN_PER_S, pictures[number % PHASES])


def _of_one_view(comparison: Comparison) -> Pair:
    pair = comparison.before, comparison.after
    views = [report.trial.view for report in pair]
    if views[0] is not views[1]:
        raise OutputError(
            f"Expected two clips filmed from the same side, found one {view_words(views[0])} and "
            f"one {view_words(views[1])}. Compare clips of one view for pictures."
        )
    return pair


def _strides(pair: Pair, side: Side) -> list[Stride]:
    found = []
    for report in pair:
        stride = typical_stride(report, side)
        if stride is None:
            raise OutputError(
                f"{report.trial.clip.name}: expected a whole stride of the {side} leg to show, "
                f"found none. Film 20 seconds of steady running for pictures."
            )
        found.append(stride)
    return found


def _pictures(
    pair: Pair, clips: Clips, times_s: list[list[float]], captions: list[str]
) -> list[Image]:
    """Return one picture per caption: before, after, and one over the other."""
    before, after = (
        aligned_pictures(report, clip, times)
        for report, clip, times in zip(pair, clips, times_s, strict=True)
    )
    trials = [aligned_trial(report.trial) for report in pair]
    drawings = [(SkeletonDrawing(trial, 1.0), HipLineDrawing(trial, 1.0)) for trial in trials]
    over = [
        (SkeletonDrawing(trial, 1.0, ink), HipLineDrawing(trial, 1.0, ink))
        for trial, ink in zip(trials, _INKS, strict=True)
    ]
    pictures = []
    for *moments, caption in zip(before, after, captions, strict=True):
        panels = [picture.copy() for _, picture in moments]
        both = cv2.addWeighted(panels[0], 0.5 * _DIMMED, panels[1], 0.5 * _DIMMED, 0.0)
        panels.append(np.asarray(both, dtype=np.uint8))
        for number, (time_s, _) in enumerate(moments):
            for drawing in drawings[number]:
                drawing.draw(panels[number], time_s)
            for drawing in over[number]:
                drawing.draw(panels[2], time_s)
        pictures.append(_labelled(panels, caption))
    return pictures


def _labelled(panels: list[Image], caption: str) -> Image:
    words = (
        [("Before", _TEXT_PX, INK)],
        [("After", _TEXT_PX, INK)],
        [("before", _TEXT_PX, BEFORE), (" over ", _TEXT_PX, QUIET_INK), ("after", _TEXT_PX, AFTER)],
    )
    for panel, line in zip(panels, words, strict=True):
        Label([line], padding_px=_MARGIN_PX).draw(panel, _MARGIN_PX, _MARGIN_PX)
    strip = np.full((STRIP_PX, 3 * WIDTH_PX, 3), PAPER, np.uint8)
    Label([[(caption, _TEXT_PX, INK)]], padding_px=_MARGIN_PX).draw(strip, _MARGIN_PX, 0)
    return np.vstack([np.hstack(panels), strip])
