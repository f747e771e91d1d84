"""Analyse a run from its landmarks alone: the order of this folder's steps."""

from formcheck.gait.clean_track import POSTURE_CUT_OFF_HZ, clean_track
from formcheck.gait.framing import outside_fraction
from formcheck.gait.joint_angles import leg_length_px
from formcheck.gait.running import STEPS_OF_A_RUN, check_running
from formcheck.gait.sides import repair_sides
from formcheck.gait.standing import standing_start_s
from formcheck.gait.steady_events import find_steady_events
from formcheck.records import ClipInfo, Facing, Gait, PoseSequence, Side, View


def analyze_gait(clip: ClipInfo, recorded: PoseSequence, view: View, facing: Facing | None) -> Gait:
    """Repair sides, filter, find the steady part and its contacts, and check that it is a run.

    Parameters
    ----------
    clip
        The video.
    recorded
        Landmarks as the estimator gave them.
    view, facing
        How the runner stands to the camera; `facing` only in a side view.
    """
    sides = repair_sides(recorded, view, facing)
    pose = clean_track(sides.pose)
    rhythm = find_steady_events(recorded, pose, view, facing)
    steady = pose if rhythm.steady_s is None else pose.between(*rhythm.steady_s)
    judged = (steady, rhythm.steps_s)
    if len(rhythm.steps_s) < STEPS_OF_A_RUN:
        # The steady part is too short to recognise a walk or slow motion; the whole clip may do.
        judged = (pose, rhythm.steps_seen_s)
    during = _during(recorded, rhythm.steady_s)
    return Gait(
        pose=pose,
        pose_at_contact=clean_track(sides.pose, POSTURE_CUT_OFF_HZ),
        events=rhythm.events,
        contacts_seen=rhythm.contacts_seen,
        steady_s=rhythm.steady_s,
        steps_s=rhythm.steps_s,
        belt_leg_lengths_per_s=rhythm.belt_leg_lengths_per_s,
        running=check_running(*judged, view, facing),
        swapped_fraction=sides.swapped_fraction,
        doubtful_s=sides.doubtful_s,
        tracked_fraction=float(during.tracked.mean()),
        outside_fraction=outside_fraction(during, clip.width_px, clip.height_px),
        leg_length_px=leg_length_px(steady, view.near_side or Side.LEFT),
        standing_s=standing_start_s(pose),
    )


def _during(recorded: PoseSequence, part_s: tuple[float, float] | None) -> PoseSequence:
    """Return the frames of the analysed part, or all frames where there is none."""
    part = recorded if part_s is None else recorded.between(*part_s)
    return part if len(part.timestamps_s) else recorded
