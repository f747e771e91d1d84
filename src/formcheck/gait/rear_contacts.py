"""Initial contact and toe-off seen from behind or from the front."""

import numpy as np

from formcheck.gait.extrema import peak_times_s
from formcheck.gait.joint_angles import leg_length_px
from formcheck.records import EventKind, FloatArray, GaitEvent, PoseSequence, Side

METHOD = (
    "from behind or in front: mid-hip falls fastest − 42 ms; toe-off: mid-hip rises fastest + 58 ms"
)
# Against force plates: the fall comes 42…47 ± 3 ms after contact (RBDS, 2 runners, 146 stances),
# the rise 58 ± 4 ms before toe-off (RBDS001, 2.5 m/s, 78 stances; docs/metrics.md). The body is
# fastest when the ground carries just its weight, which is before the foot leaves it.
CONTACT_BEFORE_FALL_S = 0.042
TOE_OFF_AFTER_RISE_S = 0.058
# The fastest step, at 230 steps/min, takes 0.26 s.
LEAST_STEP_S = 0.22
# Running hips travel 74–98 mm up and down, a tenth of the leg, and the least of
# them is far above this; 3 px of noise on a standing person's landmarks make a hundredth.
LEAST_TRAVEL_LEG_LENGTHS = 0.03
# A fall or rise must stand out by this part of the usual range of the vertical velocity.
LEAST_PROMINENCE = 0.3


def frontal_view_events(pose: PoseSequence) -> list[GaitEvent]:
    """Return candidate events of both legs, unchecked, in order of time."""
    height_px = pose.middle("hip")[:, 1]
    least_px = LEAST_TRAVEL_LEG_LENGTHS * leg_length_px(pose, Side.LEFT)
    if not pose.tracked.any() or _usual_range(height_px) < least_px:
        return []
    velocity = np.gradient(height_px, pose.timestamps_s)
    prominence = LEAST_PROMINENCE * _usual_range(velocity)
    falls_s, rises_s = (
        peak_times_s(
            pose.timestamps_s, sign * velocity, prominence=prominence, apart_s=LEAST_STEP_S
        )
        for sign in (1.0, -1.0)
    )
    events: list[GaitEvent] = []
    for fall_s, next_fall_s in zip(falls_s, [*falls_s[1:], np.inf], strict=True):
        rises_of_step_s = rises_s[(rises_s > fall_s) & (rises_s < next_fall_s)]
        events.extend(_step_events(pose, float(fall_s), rises_of_step_s))
    return sorted(events)


def _usual_range(signal: FloatArray) -> float:
    return float(np.ptp(np.nanpercentile(signal, [5, 95])))


def _step_events(pose: PoseSequence, fall_s: float, rises_s: FloatArray) -> list[GaitEvent]:
    """Contact and toe-off of the step whose fall is at `fall_s`; nothing without a rise."""
    contact_s = fall_s - CONTACT_BEFORE_FALL_S
    if contact_s < pose.timestamps_s[0] or not len(rises_s):
        return []
    side = _stance_side(pose, fall_s, float(rises_s[0]))
    toe_off_s = float(rises_s[0]) + TOE_OFF_AFTER_RISE_S
    return [
        GaitEvent(contact_s, side, EventKind.INITIAL_CONTACT),
        GaitEvent(toe_off_s, side, EventKind.TOE_OFF),
    ]


def _stance_side(pose: PoseSequence, fall_s: float, rise_s: float) -> Side:
    """The leg whose ankle is lower in the picture between the fall and the rise of the hips."""
    during = (pose.timestamps_s >= fall_s) & (pose.timestamps_s <= rise_s)
    left_lower_px = (
        pose.sided(Side.LEFT, "ankle")[during, 1] - pose.sided(Side.RIGHT, "ankle")[during, 1]
    )
    return Side.LEFT if float(np.nanmean(left_lower_px)) > 0 else Side.RIGHT
