"""Initial contact and toe-off seen from the side."""

import numpy as np

from formcheck.gait.extrema import peak_times_s
from formcheck.gait.joint_angles import ankle_ahead_of_hip_px, knee_flexion_deg, leg_length_px
from formcheck.records import EventKind, Facing, FloatArray, GaitEvent, PoseSequence, Side

METHOD = "side view: ankle furthest ahead of mid-hip + 28 ms; toe-off: peak knee extension − 9 ms"
# Against force plates, 2 runners, 146 stances, markers: −28 ± 5 ms and +9 ± 5 ms (RBDS, Fukuchi
# 2017).
CONTACT_AFTER_REACH_S = 0.028
TOE_OFF_BEFORE_EXTENSION_S = 0.009
# A running foot travels about 0.8 leg lengths; noise and a shuffling stand stay far below this.
LEAST_REACH_LEG_LENGTHS = 0.25
# The fastest stride, at 230 steps/min, takes 0.52 s.
LEAST_STRIDE_S = 0.40
# Where after contact the knee may be straightest: contact times of 0.15–0.40 s, and the shift.
EXTENSION_AFTER_CONTACT_S = (0.14, 0.42)
# Ripples of the knee angle below this are noise.
LEAST_EXTENSION_DEG = 1.0


def side_view_events(pose: PoseSequence, facing: Facing) -> list[GaitEvent]:
    """Return candidate events of both legs, unchecked, in order of time."""
    events: list[GaitEvent] = []
    for side in (Side.LEFT, Side.RIGHT):
        extension_deg = -knee_flexion_deg(pose, side, facing)
        for contact_s in _contacts_s(pose, side, facing):
            events.append(GaitEvent(contact_s, side, EventKind.INITIAL_CONTACT))
            toe_off_s = _toe_off_s(pose.timestamps_s, extension_deg, contact_s)
            if toe_off_s is not None:
                events.append(GaitEvent(toe_off_s, side, EventKind.TOE_OFF))
    return sorted(events)


def _contacts_s(pose: PoseSequence, side: Side, facing: Facing) -> list[float]:
    ahead = ankle_ahead_of_hip_px(pose, side, facing) / leg_length_px(pose, side)
    reach_s = peak_times_s(
        pose.timestamps_s, ahead, prominence=LEAST_REACH_LEG_LENGTHS, apart_s=LEAST_STRIDE_S
    )
    contacts_s = reach_s + CONTACT_AFTER_REACH_S
    return [float(t) for t in contacts_s if t <= pose.timestamps_s[-1]]


def _toe_off_s(times_s: FloatArray, extension_deg: FloatArray, contact_s: float) -> float | None:
    """Straightest knee after contact; an extremum inside the search range, not at its edge."""
    search_s = [contact_s + after_s for after_s in EXTENSION_AFTER_CONTACT_S]
    window = slice(*np.searchsorted(times_s, search_s))
    candidates_s = peak_times_s(
        times_s[window], extension_deg[window], prominence=LEAST_EXTENSION_DEG, apart_s=0.0
    )
    if not len(candidates_s):
        return None
    height = np.interp(candidates_s, times_s, extension_deg)
    return float(candidates_s[np.argmax(height)]) - TOE_OFF_BEFORE_EXTENSION_S
