"""Is the person running? Walking, standing and slow motion are told apart from it."""

import numpy as np

from formcheck.gait.joint_angles import ankle_ahead_of_hip_px
from formcheck.gait.spectrum import strongest_rate_per_min
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
# Legs that move so much faster than contacts are found: the clip's clock is too fast, and every
# second contact was too close to the one before. On rendered tuning clips both agree to 2 %.
MOST_OF_CONTACTS = 1.6
LEGS_SPM = (80.0, 600.0)
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
    about = f"about {rate_spm:.0f} steps per minute"
    if rate_spm < SLOW_MOTION_BELOW_SPM:
        return RunningCheck(Reason.SLOW_MOTION_SUSPECTED, f"{about} on the clip's clock")
    legs_spm = _legs_spm(pose)
    if legs_spm > MOST_OF_CONTACTS * rate_spm:
        return RunningCheck(
            Reason.NOT_RUNNING, f"legs that move at about {legs_spm:.0f} steps per minute"
        )
    refused = _by_the_hips(pose, view, facing, rate_spm)
    if refused is None and not RUNNING_SPM[0] <= rate_spm <= RUNNING_SPM[1]:
        return RunningCheck(Reason.NOT_RUNNING, about)
    return refused or RunningCheck(None, about)


def _by_the_hips(
    pose: PoseSequence, view: View, facing: Facing | None, rate_spm: float
) -> RunningCheck | None:
    """What a side view tells by the hips: walking, or the bounce of a run that is too slow."""
    if facing is None or view.near_side is None:
        return None
    if not _mid_stance_dip(pose, view.near_side, facing) > LEAST_DIP:
        seen = "hips highest over the standing leg, as in walking"
        return RunningCheck(Reason.NOT_RUNNING, seen)
    if rate_spm >= RUNNING_SPM[0]:
        return None
    seen = f"about {rate_spm:.0f} steps per minute on the clip's clock, but a runner's bounce"
    return RunningCheck(Reason.SLOW_MOTION_SUSPECTED, seen)


def _legs_spm(pose: PoseSequence) -> float:
    """Step rate of one ankle's height against the other's, twice its cycles per minute."""
    apart = pose.sided(Side.LEFT, "ankle")[:, 1] - pose.sided(Side.RIGHT, "ankle")[:, 1]
    low, high = (spm / 2.0 for spm in LEGS_SPM)
    return 2.0 * strongest_rate_per_min(pose.timestamps_s, apart, (low, high))


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
