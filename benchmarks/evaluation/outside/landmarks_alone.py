"""The report of a run whose pictures may not be handed on: only its landmarks are there."""

from pathlib import Path

import numpy as np

from benchmarks.keypoint_trial import keypoint_trial
from formcheck.gait import find_facing, find_view
from formcheck.pose import ERRORS_AT_CONTACT
from formcheck.records import RUNNER_SKELETON, PoseSequence, Report, Settings
from formcheck.report import build_report


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
    return build_report(keypoint_trial(recorded, view, facing), recorded, Settings())


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
            errors_at_contact=ERRORS_AT_CONTACT,
        )
