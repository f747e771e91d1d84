"""The hip line of a clip, by the best method that its pictures allow."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from formcheck.camera import Room
from formcheck.pelvis.markers import Markers
from formcheck.pelvis.method import HipLineMethod, HipLineTracker, Pictures
from formcheck.pelvis.patch import SEEN, FloatImage, PatchCutter
from formcheck.pelvis.waistline import ADVICE, Waistline
from formcheck.records import FloatArray, HipLine, HipLineRefusal, PoseSequence
from formcheck.video import spread_times_s

# Best first: dots are the clinic's method; clothes need no preparation.
METHODS: tuple[HipLineMethod, ...] = (Markers(), Waistline())
# Patches that a method prepares itself with: enough for a clean median, few enough to keep.
SAMPLE = 48
# Of a shaking camera's frames so many must show the room.
LEAST_OF_ROOM = 0.8
STILL = "Put the phone on something that does not move, and film again without touching it."


def find_hip_line(
    pictures: Pictures,
    pose: PoseSequence,
    wanted: str | None = None,
    room: Room | None = None,
) -> HipLine | HipLineRefusal:
    """Return the tilt of the pelvis frame by frame, or why it cannot be seen.

    Parameters
    ----------
    pictures
        The clip; asked for several times.
    pose
        Clean landmarks, which say where the pelvis is, never how it is tilted.
    wanted
        Name of the only method to use; by default the first that can.
    room
        Of a camera that shakes: its turning is taken out. None for a still one.
    """
    cutter = PatchCutter(pose, SEEN)
    times_s = spread_times_s(float(pose.timestamps_s[-1]), SAMPLE)
    cut = (cutter.cut(frame.rgb, frame.time_s) for frame in pictures(times_s))
    sample = [patch for patch in cut if patch is not None]
    if len(sample) < SAMPLE // 2:
        seen = "the runner's back was in too few pictures of the clip"
        return HipLineRefusal(seen, ADVICE)
    found: HipLine | HipLineRefusal | None = None
    for method in METHODS:
        if wanted in (None, method.name):
            found = _line(method, sample, _Clip(pictures, cutter, room))
        if isinstance(found, HipLine):
            break
    if found is None:
        raise ValueError(f"expected one of {[m.name for m in METHODS]}, found {wanted}")
    return found


class _Clip(NamedTuple):
    pictures: Pictures
    cutter: PatchCutter
    room: Room | None


def _line(
    method: HipLineMethod, sample: Sequence[FloatImage], clip: _Clip
) -> HipLine | HipLineRefusal:
    tracker = method.prepare(sample)
    if isinstance(tracker, HipLineRefusal):
        return tracker
    times_s, turns_deg = _followed(tracker, clip)
    line = tracker.line(times_s)
    if isinstance(line, HipLineRefusal) or clip.room is None:
        return line
    known = np.isfinite(turns_deg)
    if known.mean() < LEAST_OF_ROOM:
        return HipLineRefusal("the camera shook, and the room does not show how", STILL)
    # A room that turns clockwise takes the runner's right hip down with it.
    shake_deg = np.interp(times_s, times_s[known], turns_deg[known]) - np.median(turns_deg[known])
    return replace(line, tilt_deg=line.tilt_deg + shake_deg)


def _followed(tracker: HipLineTracker, clip: _Clip) -> tuple[FloatArray, FloatArray]:
    """Show the tracker all frames; return their times and how far the room was turned in them."""
    times_s, turns_deg = [], []
    for frame in clip.pictures():
        tracker.add(clip.cutter.cut(frame.rgb, frame.time_s))
        times_s.append(frame.time_s)
        motion = None if clip.room is None else clip.room.motion(frame.rgb)
        turns_deg.append(float("nan") if motion is None else motion.turn_deg)
    return np.array(times_s), np.array(turns_deg)
