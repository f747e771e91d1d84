"""The report of a run whose pictures may not be handed on: only its landmarks are there."""

from pathlib import Path

import numpy as np

from formcheck.analyzers import measure_all
from formcheck.gait import find_facing, find_view, read_gait
from formcheck.records import (
    RUNNER_SKELETON,
    ClipInfo,
    PoseSequence,
    Report,
    Settings,
    Trial,
)

# The landmarks say nothing of the picture's size; it only scales what is drawn.
_WIDTH_PX, _HEIGHT_PX = 1080, 1920


def report_of_landmarks(path: Path) -> Report:
    """Return the report of a file of landmarks; camera, room and sharpness are not known.

    Parameters
    ----------
    path
        A file with `timestamps_s` (T,), `xy_px` (T, K, 2), `visibility` (T, K) and the names of the
        K `landmarks`.
    """
    recorded = read_landmarks(path)
    view = find_view(recorded)
    facing = find_facing(recorded) if view.is_side else None
    gait = read_gait(recorded, view, facing)
    trial = Trial(
        clip=_info(path.stem, recorded),
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
        blur_leg_lengths=0.005,
        frame_interval_s=float(np.median(np.diff(recorded.timestamps_s))),
        leg_length_px=gait.leg_length_px,
    )
    results = measure_all(trial)
    return Report(trial, recorded, results, (), (), Settings(), ())


def read_landmarks(path: Path) -> PoseSequence:
    """Return what a pose model saw."""
    with np.load(path) as kept:
        order = [list(kept["landmarks"]).index(name) for name in RUNNER_SKELETON.names]
        return PoseSequence(
            kept["timestamps_s"],
            kept["xy_px"].astype(np.float64)[:, order],
            kept["visibility"].astype(np.float64)[:, order],
            RUNNER_SKELETON,
            path.stem,
        )


def _info(name: str, recorded: PoseSequence) -> ClipInfo:
    size_px = _WIDTH_PX, _HEIGHT_PX
    return ClipInfo(name, name, name, *size_px, 0, False, "", recorded.timestamps_s)
