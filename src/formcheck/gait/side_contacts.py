"""Find initial contacts and toe-offs in a side view."""

import numpy as np

from formcheck.gait.extrema import peak_times_s
from formcheck.gait.joint_angles import ankle_ahead_of_hip_px, leg_length_px
from formcheck.gait.landing import landing_delay_s
from formcheck.gait.toe_off import highest_above_toe_s
from formcheck.records import (
    EventKind,
    EventMethod,
    Facing,
    FloatArray,
    GaitEvent,
    Method,
    PoseSequence,
    Side,
)

METHOD = EventMethod(
    seen=Method.FROM_SIDE.say(),
    contact=Method.LANDING_SIDE.say(),
    toe_off=Method.PUSH_OFF_SIDE.say(),
)
METHOD_WITHOUT_FEET = EventMethod(Method.FROM_SIDE.say(), Method.LANDING_SIDE_NO_FEET.say())
# Against force plates under 14 runners (46 trials, markers) + 12 ms, at 2.5–4 m/s + 8 ms (4 ms
# between runners); for the four of them whose markers can serve as landmarks + 6 ms.
TOE_OFF_AFTER_HIGHEST_S = 0.006
# Search window of that instant, seconds after contact: stances of 0.15–0.40 s.
HIGHEST_AFTER_CONTACT_S = (0.12, 0.42)
# A running foot travels about 0.8 leg lengths; noise and shuffling on the spot stay far below this.
MIN_REACH_LEG_LENGTHS = 0.25
# The fastest stride, at 230 steps/min, takes 0.52 s.
MIN_STRIDE_S = 0.40


def side_view_events(pose: PoseSequence, facing: Facing) -> list[GaitEvent]:
    """Return candidate events of both legs, unchecked, in order of time.

    The near leg's delay from reach to contact serves the far leg too: read on the hidden leg
    itself, it is 15 ms short to 20 ms long on rendered clips.
    """
    near = Side.RIGHT if facing is Facing.RIGHT else Side.LEFT
    reaches_s = {side: _reaches_s(pose, side, facing) for side in (Side.LEFT, Side.RIGHT)}
    delay_s = landing_delay_s(pose, near, facing, reaches_s[near])
    events: list[GaitEvent] = []
    for side, of_side_s in reaches_s.items():
        contacts_s = of_side_s + delay_s
        events += _events_of(pose, side, contacts_s[contacts_s <= pose.timestamps_s[-1]])
    return sorted(events)


def _reaches_s(pose: PoseSequence, side: Side, facing: Facing) -> FloatArray:
    """Times at which the ankle is furthest ahead."""
    ahead = ankle_ahead_of_hip_px(pose, side, facing) / leg_length_px(pose, side)
    return peak_times_s(
        pose.timestamps_s, ahead, prominence=MIN_REACH_LEG_LENGTHS, apart_s=MIN_STRIDE_S
    )


def _events_of(pose: PoseSequence, side: Side, contacts_s: FloatArray) -> list[GaitEvent]:
    """The contacts of one leg, and the toe-offs after them."""
    highest_s = highest_above_toe_s(pose, side, contacts_s, HIGHEST_AFTER_CONTACT_S)
    toe_offs_s = highest_s[np.isfinite(highest_s)] + TOE_OFF_AFTER_HIGHEST_S
    return [
        *(GaitEvent(float(t), side, EventKind.INITIAL_CONTACT) for t in contacts_s),
        *(GaitEvent(float(t), side, EventKind.TOE_OFF) for t in toe_offs_s),
    ]
