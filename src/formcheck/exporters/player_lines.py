"""The lines that the player draws over every frame: the skeleton and the line of the hips."""

from typing import Any

from formcheck.exporters.overlay import HipLineDrawing, SkeletonDrawing, drawn_bones, joints
from formcheck.records import Trial

# Positions are in thousandths of the picture's height.
_PARTS = 1000.0
# Tilts are in hundredths of a degree.
_PARTS_OF_DEG = 100.0


def skeleton_of(trial: Trial) -> dict[str, Any]:
    """Return names, bones and joints, and for every frame x and y of all landmarks in turn.

    A frame in which the runner is lost has null.
    """
    drawing = SkeletonDrawing(trial, _PARTS / trial.clip.height_px)
    frames = [drawing.points(float(time_s)) for time_s in trial.clip.timestamps_s]
    return {
        "names": list(trial.gait.pose.skeleton.names),
        "bones": [
            [bone.start, bone.end, str(bone.side or "trunk"), int(bone.is_far)]
            for bone in drawn_bones(trial)
        ],
        "joints": joints(trial.gait.pose.skeleton),
        "frames": [None if f is None else f.round().astype(int).ravel().tolist() for f in frames],
    }


def hip_line_of(trial: Trial) -> dict[str, Any] | None:
    """Return half the length of the hip line, and its tilt in every frame; None without one.

    `doubtful` holds the numbers of the frames that barely show the line themselves, or in which a
    person laid it; `level` is the tilt of a level line, where that is known.
    """
    drawing = HipLineDrawing(trial, _PARTS / trial.clip.height_px)
    if not drawing.is_known:
        return None
    frames = [drawing.reading(float(time_s)) for time_s in trial.clip.timestamps_s]
    level_deg = drawing.level_deg
    return {
        "half": round(drawing.half_px),
        "level": None if level_deg is None else round(_PARTS_OF_DEG * level_deg),
        "tilts": [None if f is None else round(_PARTS_OF_DEG * f.tilt_deg) for f in frames],
        "doubtful": [i for i, f in enumerate(frames) if f is not None and f.is_dashed],
    }
