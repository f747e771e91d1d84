"""The rate at which a clip was recorded: as the user states it, else by the phone's tag."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from formcheck.errors import SettingsError
from formcheck.records import Capture
from formcheck.records.capture import STATED
from formcheck.video.boxes import BoxFile, SeekableFile
from formcheck.video.metadata_items import int32_item

ANDROID_TAG = "com.android.capture.fps"
XIAOMI_TAG = "com.xiaomi.slow_moment"

# Frames per second. Older Xiaomi phones write 1 for "this is slow motion", newer ones the rate; no
# phone records at less than cinema's rate to slow it down.
MIN_XIAOMI_FPS = 24.0

# Phones slow down by whole powers of two: 240 frames/s shown at 30 are 8 times as slow.
TAGGED_SLOWDOWNS = (1.0, 2.0, 4.0, 8.0, 16.0, 32.0)
# A phone's "240" is 239.8 by its own clock, its "30" 29.97 or 30.1; the next factor is 100 % away.
FIT = 0.03

# The user may state 240 where a clock that runs 1 % fast gives 242.
MIN_SLOWDOWN = 0.98


@dataclass(frozen=True)
class RateTag:
    """A phone's tag in the file: its name, and frames per second."""

    name: str
    fps: float


def find_rate_tag(metadata: Mapping[str, str], file: SeekableFile | None) -> RateTag | None:
    """Return the tag that names the rate of recording.

    Parameters
    ----------
    metadata
        The container's tags as FFmpeg shows them.
    file
        An open mp4 or mov file; other containers have no tag that FFmpeg does not show.
    """
    android = _positive(metadata.get(ANDROID_TAG, ""))
    if android is not None:
        return RateTag(ANDROID_TAG, android)
    xiaomi = None if file is None else int32_item(BoxFile(file), XIAOMI_TAG)
    if xiaomi is not None and xiaomi >= MIN_XIAOMI_FPS:
        return RateTag(XIAOMI_TAG, float(xiaomi))
    return None


def tagged_capture(tag: RateTag, clock_fps: float | None) -> Capture:
    """Return the capture that follows from a tag and the rate of the file's own times."""
    if clock_fps is not None:
        slowdown = tag.fps / clock_fps
        nearest = min(TAGGED_SLOWDOWNS, key=lambda factor: abs(slowdown / factor - 1.0))
        if abs(slowdown / nearest - 1.0) <= FIT:
            return Capture(tag.fps, tag.name, nearest)
    return Capture(tag.fps, tag.name, fits_clock=False)


def stated_capture(fps: float, clock_fps: float | None, name: str) -> Capture:
    """Return the capture that the user states; its slowdown need not be a round factor.

    Raises
    ------
    SettingsError
        When the file plays faster than `fps`.
    """
    if clock_fps is None:
        return Capture(fps, STATED)
    slowdown = fps / clock_fps
    if slowdown < MIN_SLOWDOWN:
        raise SettingsError(
            f"{name}: expected a capture rate of at least the clip's own "
            f"{clock_fps:.0f} frames per second, found {fps:g}. Give the rate at "
            f"which the phone recorded, such as 120 or 240, or leave it out."
        )
    return Capture(fps, STATED, slowdown)


def _positive(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if 0.0 < value < math.inf else None
