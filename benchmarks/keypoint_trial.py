"""A run of which only landmarks are known, as the analyzers see it."""

from formcheck.gait import read_gait
from formcheck.records import ClipInfo, Facing, PoseSequence, Trial, View

# The picture is taken for a sharp one: point spread of rendered clips, in leg lengths.
SHARP_LEG_LENGTHS = 0.005
# Landmarks say nothing of the picture's size; it only scales what is drawn.
SIZE_PX = 1080, 1920


def keypoint_trial(
    recorded: PoseSequence,
    view: View,
    facing: Facing | None,
    size_px: tuple[int, int] = SIZE_PX,
) -> Trial:
    """Return the trial of a clip's landmarks; camera, room, level and hip line are not known.

    Parameters
    ----------
    recorded
        Landmarks at the camera's own times; its estimator's name stands for the clip's.
    view, facing
        How the runner stands to the camera; `facing` only in a side view.
    size_px
        Width and height of the picture.
    """
    gait = read_gait(recorded, view, facing)
    name = recorded.estimator
    info = ClipInfo(name, name, name, *size_px, 0, False, "", recorded.timestamps_s)
    return Trial(
        clip=info,
        pose=gait.pose,
        posture=gait.posture,
        view=view,
        facing=facing,
        events=gait.rhythm.events,
        contacts_seen=gait.rhythm.contacts_seen,
        steady_s=gait.rhythm.steady_s,
        steps_s=gait.rhythm.steps_s,
        running=gait.running,
        swapped_fraction=gait.swapped_fraction,
        doubtful_s=gait.doubtful_s,
        tracked_fraction=float(recorded.tracked.mean()),
        outside_fraction=0.0,
        blur_leg_lengths=SHARP_LEG_LENGTHS,
        frame_interval_s=info.usual_frame_s or float("inf"),
        leg_length_px=gait.leg_length_px,
    )
