"""Find the hip line of a clip, by the best method that its pictures allow."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from formcheck.camera import Room
from formcheck.in_order import in_order
from formcheck.pelvis.backs import Backs
from formcheck.pelvis.clicked_tape import ClickedTape
from formcheck.pelvis.markers import Markers
from formcheck.pelvis.method import HipLineMethod
from formcheck.pelvis.patch import SEEN, FloatImage, PatchCutter
from formcheck.pelvis.waistline import Waistline
from formcheck.records import (
    Cause,
    FloatArray,
    HipLine,
    HipLineRefusal,
    HipLineSource,
    PoseSequence,
    TapeClicks,
)
from formcheck.video import Frame, spread_times_s

# Best first: dots are the clinical method; clothes need no preparation.
METHODS: tuple[HipLineMethod, ...] = (Markers(), Waistline())
# Number of patches that prepare a method: enough for a clean median, few enough for the memory.
SAMPLE = 48
# Minimum share of frames in which the background must be registered when the camera shakes.
MIN_OF_ROOM = 0.8


def find_hip_line(
    frames: Iterable[Frame],
    pose: PoseSequence,
    wanted: HipLineSource | None = None,
    room: Room | None = None,
    tape: TapeClicks | None = None,
) -> HipLine | HipLineRefusal:
    """Return the tilt of the pelvis frame by frame, or why it cannot be seen.

    Parameters
    ----------
    frames
        All frames of the clip, in order of time.
    pose
        Clean landmarks, which give the place of the pelvis, never its tilt.
    wanted
        The only method to use; by default the first that succeeds.
    room
        The room of a camera that shakes, whose turning is subtracted; None for a still camera.
    tape
        Two dots that a person clicked, in pixels of `pose`: they are followed, and no method is
        tried besides.
    """
    cutter = PatchCutter(pose, SEEN)
    with Backs() as backs:
        turns_deg = _cut(frames, backs, cutter, room)
        sample = backs.sample(spread_times_s(float(pose.timestamps_s[-1]), SAMPLE))
        if len(sample) < SAMPLE // 2:
            return HipLineRefusal.because(Cause.BACK_UNSEEN)
        found: HipLine | HipLineRefusal | None = None
        methods = METHODS if tape is None else (_clicked(tape, backs, cutter),)
        for method in methods:
            if tape is not None or wanted in (None, method.source):
                found = _line(method, sample, backs)
            if isinstance(found, HipLine):
                return found if room is None else _without_shake(found, turns_deg)
    if found is None:
        raise ValueError(f"expected one of {[m.source.value for m in METHODS]}, found {wanted}")
    return found


def _cut(
    frames: Iterable[Frame], backs: Backs, cutter: PatchCutter, room: Room | None
) -> FloatArray:
    """Keep the back of every frame; return the room's turns in them, degrees, NaN if unknown."""

    def read(frame: Frame) -> tuple[float, FloatImage | None, float]:
        motion = None if room is None else room.motion(frame.rgb)
        turn_deg = float("nan") if motion is None else motion.turn_deg
        return frame.time_s, cutter.cut(frame.rgb, frame.time_s), turn_deg

    turns_deg = []
    for time_s, back, turn_deg in in_order(lambda: read, frames):
        backs.add(time_s, back)
        turns_deg.append(turn_deg)
    return np.array(turns_deg)


def _clicked(tape: TapeClicks, backs: Backs, cutter: PatchCutter) -> ClickedTape:
    time_s, patch = backs.nearest(tape.time_s)
    clicks_px = cutter.in_patch(np.array([tape.left, tape.right]), time_s)
    return ClickedTape(patch, clicks_px)


def _line(
    method: HipLineMethod, sample: Sequence[FloatImage], backs: Backs
) -> HipLine | HipLineRefusal:
    tracker = method.prepare(sample)
    if isinstance(tracker, HipLineRefusal):
        return tracker
    for patch in backs:
        tracker.add(patch)
    return tracker.line(np.array(backs.times_s))


def _without_shake(line: HipLine, turns_deg: FloatArray) -> HipLine | HipLineRefusal:
    known = np.isfinite(turns_deg)
    if known.mean() < MIN_OF_ROOM:
        return HipLineRefusal.because(Cause.CAMERA_SHOOK)
    # If the room turns clockwise, the runner's right hip goes down with it.
    times_s = line.timestamps_s
    shake_deg = np.interp(times_s, times_s[known], turns_deg[known]) - np.median(turns_deg[known])
    return replace(line, tilt_deg=line.tilt_deg + shake_deg)
