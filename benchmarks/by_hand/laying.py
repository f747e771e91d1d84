"""Lay lines in a rendered clip as a stated hand would."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from benchmarks.by_hand.clips import RearClip
from benchmarks.by_hand.hand import WAIST_PX, Hand, Wear
from formcheck.exporters.hand_pictures import SHOULDER_WIDTHS, SIZE_PX
from formcheck.pelvis.by_hand import hand_drops
from formcheck.pelvis.hand_frames import shoulder_width_px, waist_px
from formcheck.records import (
    Gait,
    HandLine,
    HandMark,
    PoseSequence,
    Side,
    Trial,
)

SIDES = (Side.LEFT, Side.RIGHT)
# A quiet stand that the clips do not show: before their first frame, with two frames in it.
STAND_S = (-2.0, -1.0)
STAND_FRAMES_S = (-1.7, -1.3)


def lay(clip: RearClip, wear: Wear, hand: Hand, passes: int, rng: np.random.Generator) -> HandLine:
    """Return the lines of one or two passes, the stand's first."""
    eye_deg = rng.normal(0.0, hand.eye_deg)
    laid = tuple(
        tuple(_pass(clip, wear, hand, eye_deg + rng.normal(0.0, hand.pass_deg), rng))
        for _ in range(passes)
    )
    return HandLine(clip.trial.clip.identity, wear.garment, hand.words, laid)


def with_lines(trial: Trial, line: HandLine, *, level_by_stand: bool) -> Trial:
    """Return the trial with the lines, its level shown by the stand alone or by the room alone."""
    gait: Gait = replace(trial.gait, standing_s=STAND_S if level_by_stand else None)
    camera = replace(trial.camera, level=None) if level_by_stand else trial.camera
    drops = hand_drops(line, gait, camera)
    return replace(trial, gait=gait, camera=camera, hand_line=line, hand=drops)


def _pass(
    clip: RearClip, wear: Wear, hand: Hand, more_deg: float, rng: np.random.Generator
) -> Iterator[HandMark]:
    stand_deg = wear.follows * wear.stands_deg + wear.askew_deg + clip.turn_deg(0.0)
    for time_s in STAND_FRAMES_S:
        yield _mark(clip.trial.gait.pose, time_s, stand_deg, hand, rng)
    for side in SIDES:
        sign = 1.0 if side is Side.RIGHT else -1.0
        for time_s in clip.frames_s(side):
            worn_deg = wear.follows * clip.tilt_deg(time_s) + sign * more_deg + wear.askew_deg
            tilt_deg = worn_deg + clip.turn_deg(time_s)
            yield _mark(clip.trial.gait.pose, time_s, tilt_deg, hand, rng)


def _mark(
    pose: PoseSequence, time_s: float, tilt_deg: float, hand: Hand, rng: np.random.Generator
) -> HandMark:
    """Two clicks, each off by the hand's error in the enlarged picture."""
    window_px = SHOULDER_WIDTHS * shoulder_width_px(pose)
    tilt = np.radians(tilt_deg)
    half = WAIST_PX / 2.0 * np.array([np.cos(tilt), -np.sin(tilt)])
    ends = np.array([-half, half]) + rng.normal(0.0, hand.click_px, (2, 2))
    left, right = (waist_px(pose, time_s) + ends * window_px / SIZE_PX).tolist()
    return HandMark(time_s, (left[0], left[1]), (right[0], right[1]))
