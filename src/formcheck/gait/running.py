"""Is the person running? Walking, standing and slow motion are told apart from it."""

import numpy as np

from formcheck.gait.joint_angles import ankle_ahead_of_hip_px
from formcheck.records import (
    Facing,
    GaitEvents,
    PoseSequence,
    Reason,
    RunningCheck,
    Side,
    View,
)

# Fewer contacts than this decide nothing.
LEAST_CONTACTS = 4
# Runners take 155 to 210 steps/min (Burns 2019); with room on both sides. Below 100 even a brisk
# walk is unlikely, and a clip recorded in slow motion is the better explanation.
RUNNING_SPM = (130.0, 230.0)
SLOW_MOTION_BELOW_SPM = 100.0
# A person who is tracked this long and makes no step stands still.
STANDING_AFTER_S = 2.0
# Hip height at mid-stance against its mean, in standard deviations, + = low: about +1 running,
# −1 walking (there the hip is highest over the standing leg).
LEAST_DIP = 0.2


def check_running(
    pose: PoseSequence, events: GaitEvents, view: View, facing: Facing | None
) -> RunningCheck:
    """Return whether step rate and hip motion are those of running.

    Parameters
    ----------
    pose
        Clean landmarks of the part that is analysed.
    events
        Its contacts.
    view, facing
        How the runner stands to the camera.
    """
    contacts_s = events.contacts_s(view.near_side or Side.BOTH)
    if len(contacts_s) < LEAST_CONTACTS:
        return _few_contacts(pose, len(contacts_s))
    steps_per_contact = 2.0 if view.is_side else 1.0
    rate_spm = 60.0 * steps_per_contact / float(np.median(np.diff(contacts_s)))
    if rate_spm < SLOW_MOTION_BELOW_SPM:
        return RunningCheck(
            Reason.SLOW_MOTION_SUSPECTED,
            f"about {rate_spm:.0f} steps per minute on the clip's clock",
        )
    if facing is not None and view.near_side is not None:
        dip = _mid_stance_dip(pose, view.near_side, facing)
        if not dip > LEAST_DIP:
            return RunningCheck(
                Reason.NOT_RUNNING, "hips highest over the standing leg, as in walking"
            )
        if rate_spm < RUNNING_SPM[0]:
            return RunningCheck(
                Reason.SLOW_MOTION_SUSPECTED,
                f"about {rate_spm:.0f} steps per minute on the clip's clock, but a runner's bounce",
            )
    if not RUNNING_SPM[0] <= rate_spm <= RUNNING_SPM[1]:
        return RunningCheck(Reason.NOT_RUNNING, f"about {rate_spm:.0f} steps per minute")
    return RunningCheck(None, f"about {rate_spm:.0f} steps per minute")


def _few_contacts(pose: PoseSequence, contacts: int) -> RunningCheck:
    tracked_s = float(pose.tracked.sum()) * float(np.diff(pose.timestamps_s[:2]).sum())
    if contacts == 0 and tracked_s >= STANDING_AFTER_S:
        return RunningCheck(Reason.NOT_RUNNING, "a person, but no running steps")
    return RunningCheck(None, f"{contacts} initial contacts")


def _mid_stance_dip(pose: PoseSequence, side: Side, facing: Facing) -> float:
    """How low the hips are when the ankle passes back under them, in standard deviations."""
    ahead = ankle_ahead_of_hip_px(pose, side, facing)
    height = pose.middle("hip")[:, 1]
    passing_back = np.flatnonzero((ahead[:-1] > 0) & (ahead[1:] <= 0))
    spread = np.nanstd(height)
    if not len(passing_back) or not spread > 0:
        return float("nan")
    return float(np.nanmedian(height[passing_back] - np.nanmean(height)) / spread)
