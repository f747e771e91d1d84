"""A run of which only landmarks are known, as the analyzers see it."""

from formcheck.gait import analyze_gait
from formcheck.records import Camera, ClipInfo, Facing, PoseSequence, Trial, View
from formcheck.trial import build_trial

# The picture is taken for a sharp one: point spread of rendered clips, in leg lengths.
SHARP_LEG_LENGTHS = 0.005
# Landmarks say nothing of the picture's size; it only scales what is drawn.
SIZE_PX = 1080, 1920


def keypoint_trial(recorded: PoseSequence, view: View, facing: Facing | None) -> Trial:
    """Return the trial of a clip's landmarks; camera, room, level and hip line are not known.

    Parameters
    ----------
    recorded
        Landmarks at the camera's own times; its estimator's name stands for the clip's.
    view, facing
        How the runner stands to the camera; `facing` only in a side view.
    """
    clip = keypoint_clip(recorded)
    gait = analyze_gait(clip, recorded, view, facing)
    return build_trial(clip, view, facing, gait, Camera(None, None, SHARP_LEG_LENGTHS))


def keypoint_clip(recorded: PoseSequence, size_px: tuple[int, int] = SIZE_PX) -> ClipInfo:
    """Return a clip of which only the landmarks, and the width and height, are known."""
    name = recorded.estimator
    return ClipInfo(name, name, name, *size_px, 0, False, "", recorded.timestamps_s)
