"""Find initial contacts and toe-offs in a view from behind or from the front."""

from typing import NamedTuple

import numpy as np

from formcheck.gait.extrema import peak_times_s
from formcheck.gait.joint_angles import leg_length_px
from formcheck.gait.step_sides import stance_sides
from formcheck.gait.toe_off import highest_above_toe_s
from formcheck.records import (
    EventKind,
    EventMethod,
    FloatArray,
    GaitEvent,
    Method,
    PoseSequence,
    Side,
)

METHOD = EventMethod(
    seen=Method.FROM_BEHIND_OR_FRONT.say(),
    contact=Method.LANDING_BEHIND.say(),
    toe_off=Method.PUSH_OFF_BEHIND.say(),
)
METHOD_WITHOUT_FEET = EventMethod(
    Method.FROM_BEHIND_OR_FRONT.say(), Method.LANDING_BEHIND_NO_FEET.say()
)
# From the fastest fall to mid-hip highest above the toe a runner takes 0.19–0.35 s, longer at lower
# speed; contact precedes the fall by this share of that time, less a constant. Against force plates
# under 14 runners (46 trials at 2–5 m/s, markers): 4.9 ms between runners and no effect of speed; a
# constant alone leaves +1 ms at 2 m/s and −19 ms at 5 m/s.
CONTACT_BEFORE_FALL_S, OF_STANDING = -0.008, 0.17
# The best constant for those runners at 2.5–4 m/s, used where the toe is not seen.
USUAL_CONTACT_BEFORE_FALL_S = 0.0315
# On those markers − 11 ms, 5.6 ms between runners; for the four of them whose markers can
# serve as landmarks − 18 ms. The heel hides the toe, and the pose model places it close by:
# − 14 ms on rendered clips of this project, − 33 ms on those of another renderer.
# The fastest rise of the trunk instead is 49 ms early at 2 m/s and 35 ms late at 5 m/s.
TOE_OFF_BEFORE_HIGHEST_S = 0.016
# Search window of that instant, seconds after the fall: stances of 0.15–0.40 s.
HIGHEST_AFTER_FALL_S = (0.10, 0.40)
# The fastest step, at 230 steps/min, takes 0.26 s.
MIN_STEP_S = 0.22
# Running hips travel 69–105 mm up and down, about a tenth of the leg, which is far above this;
# 3 px of noise on a standing person's landmarks make a hundredth.
MIN_TRAVEL_LEG_LENGTHS = 0.03
# Least prominence of a fall or rise, as a fraction of the usual range of the vertical velocity.
MIN_PROMINENCE = 0.3


class _Steps(NamedTuple):
    """Fastest falls of the trunk, and the standing side after each; None where neither stands."""

    falls_s: FloatArray
    sides: list[Side | None]

    def of(self, side: Side) -> FloatArray:
        return self.falls_s[[found is side for found in self.sides]]


def frontal_view_events(pose: PoseSequence) -> list[GaitEvent]:
    """Return candidate events of both legs, unchecked, in order of time."""
    steps = _steps(pose)
    standing_s = _usual_standing_s(pose, steps)
    before_s = USUAL_CONTACT_BEFORE_FALL_S
    if standing_s is not None:
        before_s = CONTACT_BEFORE_FALL_S + OF_STANDING * standing_s
    events: list[GaitEvent] = []
    for side in (Side.LEFT, Side.RIGHT):
        falls_s = steps.of(side)
        events += _at(falls_s - before_s, side, EventKind.INITIAL_CONTACT, pose)
        if standing_s is not None:
            toe_offs_s = falls_s + standing_s - TOE_OFF_BEFORE_HIGHEST_S
            events += _at(toe_offs_s, side, EventKind.TOE_OFF, pose)
    return sorted(events)


def _usual_standing_s(pose: PoseSequence, steps: _Steps) -> float | None:
    """Usual time of a clip from the fall to mid-hip highest above the toe; None without any.

    Since the heel hides the toe, single times scatter by up to 30 ms (SD), and the two legs differ
    by up to 30 ms in a clip of a runner whose legs do not differ.
    """
    found_s = [
        highest_above_toe_s(pose, side, steps.of(side), HIGHEST_AFTER_FALL_S) - steps.of(side)
        for side in (Side.LEFT, Side.RIGHT)
    ]
    known_s = np.concatenate(found_s)
    known_s = known_s[np.isfinite(known_s)]
    return float(np.median(known_s)) if len(known_s) else None


def _steps(pose: PoseSequence) -> _Steps:
    """Return the steps of a body that moves up and down as in running."""
    # From behind, the pose model's hips alone fall up to 19 ms before the body's. Averaged with the
    # shoulders, single falls of six rendered runners scatter by 7 ms (SD) instead of 10.
    height_px = (pose.middle("hip")[:, 1] + pose.middle("shoulder")[:, 1]) / 2.0
    leg_px = leg_length_px(pose, Side.LEFT)
    if not pose.tracked.any() or _usual_range(height_px) < MIN_TRAVEL_LEG_LENGTHS * leg_px:
        return _Steps(np.empty(0), [])
    velocity = np.gradient(height_px, pose.timestamps_s)
    prominence = MIN_PROMINENCE * _usual_range(velocity)
    falls_s, rises_s = (
        peak_times_s(pose.timestamps_s, sign * velocity, prominence=prominence, apart_s=MIN_STEP_S)
        for sign in (1.0, -1.0)
    )
    falls_s = falls_s[falls_s < rises_s.max(initial=0.0)]
    next_rises_s = rises_s[np.searchsorted(rises_s, falls_s)]
    lower = _left_lower_px(pose, falls_s, next_rises_s) / leg_px
    return _Steps(falls_s, stance_sides(falls_s, lower))


def _usual_range(signal: FloatArray) -> float:
    return float(np.ptp(np.nanpercentile(signal, [5, 95])))


def _left_lower_px(pose: PoseSequence, falls_s: FloatArray, rises_s: FloatArray) -> FloatArray:
    """How far the left ankle is below the right one between fall and rise of the body, (N,)."""
    lower_px = pose.sided(Side.LEFT, "ankle")[:, 1] - pose.sided(Side.RIGHT, "ankle")[:, 1]
    ends = np.searchsorted(pose.timestamps_s, np.stack([falls_s, rises_s], axis=1))
    return np.array([np.nanmean(lower_px[start : end + 1]) for start, end in ends])


def _at(times_s: FloatArray, side: Side, kind: EventKind, pose: PoseSequence) -> list[GaitEvent]:
    inside = (times_s >= pose.timestamps_s[0]) & (times_s <= pose.timestamps_s[-1])
    return [GaitEvent(float(time_s), side, kind) for time_s in times_s[inside]]
