"""Read hip drops from the lines that a person laid by hand."""

from collections.abc import Mapping, Sequence

import numpy as np

from formcheck.pelvis.garment import LOWEST
from formcheck.pelvis.level_reference import level_by_room, level_by_stand, most_certain
from formcheck.pelvis.patch import body_height_px
from formcheck.records import (
    Camera,
    Cause,
    FloatArray,
    Gait,
    HandDrops,
    HandLine,
    HipLineRefusal,
    LevelReference,
    PeakDrops,
    PoseSequence,
    Side,
)

# Fewest frames of a leg with a line. Means of a runner settle after 6.3 ± 0.3 steps (Dingenen
# 2018); the interval of fewer frames is wide, and with two their spread says nothing.
MIN_FRAMES = 3
# Half of the 95 % interval of a hand's own error in the mean drop: after one pass 1.96 × 1.0°, the
# standard error of reading by eye on two days (Dingenen 2018: smallest detectable change 2.7–2.8°).
# After two passes their difference counts, but at least 1.96 × 0.7°, since both have the same eye:
# readers of the same videos agree by an ICC of 0.90 or more (Dingenen 2017), which is 2.2° × √0.10
# = 0.7° where runners differ by 2.2° (Matsuzaki 2024).
ONE_PASS_DEG, TWO_PASSES_DEG = 2.0, 1.4
# One standard deviation of a single line, degrees: two careful clicks, each off by 2 pixels, on a
# waist of 250 pixels.
LINE_DEG = 0.65
# How far the true peak may lie above a drop that is read at a fixed moment: by up to 0.3° in six
# trials of four runners with force plates, by up to 0.6° with contacts that are found 15 ms late
# (`benchmarks.hand_phase`).
BELOW_PEAK_DEG = 0.6

_SIDES = (Side.LEFT, Side.RIGHT)


def hand_drops(line: HandLine, gait: Gait, camera: Camera) -> HandDrops | HipLineRefusal:
    """Return the drops that lines laid by hand show, or why they show none.

    Parameters
    ----------
    line
        The lines, of this clip.
    gait
        The gait, whose stances say which leg a line belongs to.
    camera
        How the camera stood.
    """
    passes = [{mark.time_s: mark.tilt_deg for mark in marks} for marks in line.passes]
    tilts_deg = _means(passes)
    of_legs = {side: _in_stances(tilts_deg, gait, side) for side in _SIDES}
    for side, drops in of_legs.items():
        if len(drops.times_s) < MIN_FRAMES:
            return HipLineRefusal.because(
                Cause.FEW_LINES, count=len(drops.times_s), side=side, least=MIN_FRAMES
            )
    if _above(line, gait.pose) < LOWEST:
        return HipLineRefusal.because(Cause.LINES_LOW)
    return HandDrops(
        line=line,
        drops=of_legs,
        reading_deg=_reading_deg(passes, gait),
        below_peak_deg=BELOW_PEAK_DEG,
        level=_level(line, tilts_deg, gait, camera),
    )


def _above(line: HandLine, pose: PoseSequence) -> float:
    """Usual height of the lines above the hip centre, body heights; NaN where it is not known."""
    marks = [mark for marks in line.passes for mark in marks]
    hip_y_px = np.interp([m.time_s for m in marks], pose.timestamps_s, pose.middle("hip")[:, 1])
    line_y_px = np.array([(mark.left[1] + mark.right[1]) / 2.0 for mark in marks])
    return float(np.median(hip_y_px - line_y_px)) / body_height_px(pose)


def _means(passes: Sequence[Mapping[float, float]]) -> dict[float, float]:
    """Mean tilt of each frame over the passes, by time, in order of time."""
    times_s = sorted({time_s for tilts_deg in passes for time_s in tilts_deg})
    return {t: float(np.mean([tilts[t] for tilts in passes if t in tilts])) for t in times_s}


def _in_stances(tilts_deg: Mapping[float, float], gait: Gait, side: Side) -> PeakDrops:
    """Drops of one leg: the swing side is low where the standing side is high."""
    sign = 1.0 if side is Side.RIGHT else -1.0
    stances = gait.events.stances(side)
    found = {
        time_s: sign * tilt_deg
        for time_s, tilt_deg in tilts_deg.items()
        if any(s.initial_contact_s <= time_s <= s.toe_off_s for s in stances)
    }
    return PeakDrops(np.array(list(found)), np.array(list(found.values())))


def _reading_deg(passes: Sequence[Mapping[float, float]], gait: Gait) -> float:
    """Half-width of the hand's own error: the larger difference of its passes on either leg."""
    if len(passes) == 1:
        return ONE_PASS_DEG
    first, second = passes
    moved_deg = {time_s: second[time_s] - first[time_s] for time_s in first if time_s in second}
    of_legs = [_in_stances(moved_deg, gait, side).drops_deg for side in _SIDES]
    if min(len(of_leg) for of_leg in of_legs) < MIN_FRAMES:
        return ONE_PASS_DEG
    return max(TWO_PASSES_DEG, *(abs(float(of_leg.mean())) for of_leg in of_legs))


def _level(
    line: HandLine, tilts_deg: Mapping[float, float], gait: Gait, camera: Camera
) -> LevelReference | None:
    room, standing_s = level_by_room(line.garment.hang.askew_deg, camera), gait.standing_s
    if standing_s is None:
        return room
    start_s, end_s = standing_s
    stand_deg: FloatArray = np.array([d for t, d in tilts_deg.items() if start_s <= t <= end_s])
    if not len(stand_deg):
        return room
    return most_certain(room, level_by_stand(stand_deg, LINE_DEG / np.sqrt(len(stand_deg))))
