"""Whether a rear clip shows the hips: by tape, or by clothes that turn with them."""

from collections.abc import Sequence

from formcheck.filming.sentences import item
from formcheck.pelvis import METHODS, SEEN, PatchCutter
from formcheck.records import (
    FilmingItem,
    FilmingTopic,
    HipLineRefusal,
    HipLineSource,
    PoseSequence,
)
from formcheck.video import Frame

# Fewest patches of the back from which a method can be prepared.
MIN_BACKS = 8
_SHOWN = {HipLineSource.MARKERS: "tape", HipLineSource.WAISTLINE: "clothes"}


def hips_item(
    frames: Sequence[Frame], pose: PoseSequence, wanted: HipLineSource | None, *, is_dark: bool
) -> FilmingItem:
    """Return whether any method can prepare itself from the pictures, as in an analysis.

    An analysis may still refuse later, if the method loses the hips on its way through the clip.

    Parameters
    ----------
    frames
        Some pictures of the clip.
    pose
        Landmarks of the runner in these pictures, in their pixels.
    wanted
        The only method that the user allows; None for all.
    is_dark
        Whether it is too dark to judge the clothes.
    """
    if is_dark:
        return item(FilmingTopic.HIPS, "dark")
    cutter = PatchCutter(pose, SEEN)
    known = {*pose.timestamps_s.tolist()}
    cut = [cutter.cut(frame.rgb, frame.time_s) for frame in frames if frame.time_s in known]
    sample = [patch for patch in cut if patch is not None]
    if len(sample) < MIN_BACKS:
        return item(FilmingTopic.HIPS, "unclear")
    for method in METHODS:
        tracker = method.prepare(sample) if wanted in (None, method.source) else None
        if tracker is None or isinstance(tracker, HipLineRefusal):
            continue
        return item(FilmingTopic.HIPS, _SHOWN[method.source] if tracker.shows_level else "no_level")
    return item(FilmingTopic.HIPS, "no_tape" if wanted is HipLineSource.MARKERS else "hidden")
