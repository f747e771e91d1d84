"""Initial contact and toe-off seen from the side."""

import numpy as np

from formcheck.gait.extrema import peak_times_s
from formcheck.gait.joint_angles import ankle_ahead_of_hip_px, leg_length_px
from formcheck.records import (
    BoolArray,
    EventKind,
    Facing,
    FloatArray,
    GaitEvent,
    PoseSequence,
    Side,
)

METHOD = (
    "side view: ankle furthest ahead of mid-hip + 28 ms; toe-off: ankle furthest behind − 100 ms"
)
# Against force plates, 2 runners, 146 stances, markers: −28 ± 5 ms (RBDS, Fukuchi 2017).
CONTACT_AFTER_REACH_S = 0.028
# Against force plates: +101 and +107 ms on those runners, +97 ± 6 ms on the first one through this
# filter (docs/metrics.md). Peak knee extension, − 9 ms, is as good on markers, but the pose model's
# far knee is hidden then: on rendered tuning clips single runners were 67 ms early.
TOE_OFF_BEFORE_REAR_S = 0.100
# A running foot travels about 0.8 leg lengths; noise and a shuffling stand stay far below this.
LEAST_REACH_LEG_LENGTHS = 0.25
# The fastest stride, at 230 steps/min, takes 0.52 s.
LEAST_STRIDE_S = 0.40
# Where after contact the ankle may be furthest behind: contact times of 0.15–0.40 s, and the shift.
REAR_AFTER_CONTACT_S = (0.24, 0.52)


def side_view_events(pose: PoseSequence, facing: Facing) -> list[GaitEvent]:
    """Return candidate events of both legs, unchecked, in order of time."""
    events: list[GaitEvent] = []
    for side in (Side.LEFT, Side.RIGHT):
        ahead = ankle_ahead_of_hip_px(pose, side, facing) / leg_length_px(pose, side)
        contacts_s = _extremes_s(pose.timestamps_s, ahead) + CONTACT_AFTER_REACH_S
        rears_s = _extremes_s(pose.timestamps_s, -ahead)
        for contact_s in contacts_s[contacts_s <= pose.timestamps_s[-1]]:
            events.append(GaitEvent(float(contact_s), side, EventKind.INITIAL_CONTACT))
            events += [
                GaitEvent(float(rear_s) - TOE_OFF_BEFORE_REAR_S, side, EventKind.TOE_OFF)
                for rear_s in rears_s[_within(rears_s - contact_s, REAR_AFTER_CONTACT_S)][:1]
            ]
    return sorted(events)


def _extremes_s(times_s: FloatArray, ahead: FloatArray) -> FloatArray:
    """Times at which the ankle is furthest out."""
    return peak_times_s(times_s, ahead, prominence=LEAST_REACH_LEG_LENGTHS, apart_s=LEAST_STRIDE_S)


def _within(values: FloatArray, limits: tuple[float, float]) -> BoolArray:
    return np.asarray((values >= limits[0]) & (values <= limits[1]))
