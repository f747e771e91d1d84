"""All that landmarks tell of a run by themselves: the order of this folder's steps."""

from typing import NamedTuple

from formcheck.gait.clean_track import POSTURE_CUT_OFF_HZ, clean_track
from formcheck.gait.joint_angles import leg_length_px
from formcheck.gait.rhythm import Rhythm, find_rhythm
from formcheck.gait.running import STEPS_OF_A_RUN, check_running
from formcheck.gait.sides import repair_sides
from formcheck.records import Facing, FloatArray, PoseSequence, RunningCheck, Side, View


class GaitReading(NamedTuple):
    """What was read; `Trial` says what each is, under the same names.

    Attributes
    ----------
    rhythm
        Contacts, toe-offs and the steady part.
    """

    pose: PoseSequence
    posture: PoseSequence
    rhythm: Rhythm
    running: RunningCheck
    swapped_fraction: float
    doubtful_s: FloatArray
    leg_length_px: float


def read_gait(recorded: PoseSequence, view: View, facing: Facing | None) -> GaitReading:
    """Repair sides, filter, find the steady part and its contacts, and check that it is a run.

    Parameters
    ----------
    recorded
        Landmarks as the estimator gave them.
    view, facing
        How the runner stands to the camera; `facing` only in a side view.
    """
    sides = repair_sides(recorded, view, facing)
    pose = clean_track(sides.pose)
    rhythm = find_rhythm(recorded, pose, view, facing)
    steady = pose if rhythm.steady_s is None else pose.between(*rhythm.steady_s)
    judged = (steady, rhythm.steps_s)
    if len(rhythm.steps_s) < STEPS_OF_A_RUN:
        # Without a steady part worth the name, the whole clip tells a walk and slow motion.
        judged = (pose, rhythm.steps_seen_s)
    return GaitReading(
        pose=pose,
        posture=clean_track(sides.pose, POSTURE_CUT_OFF_HZ),
        rhythm=rhythm,
        running=check_running(*judged, view, facing),
        swapped_fraction=sides.swapped_fraction,
        doubtful_s=sides.doubtful_s,
        leg_length_px=leg_length_px(steady, view.near_side or Side.LEFT),
    )
