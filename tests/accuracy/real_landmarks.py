"""Landmarks of real runners, kept beside the project, as trials."""

import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from altered import altered
from synthetic_runner import Run, trial_of

from formcheck.gait import find_view
from formcheck.pose import ERRORS_AT_CONTACT
from formcheck.records import RUNNER_SKELETON, PoseSequence, Trial

_FOLDER = os.environ.get("FORMCHECK_REAL_DATA")
FOLDER = Path(_FOLDER or "") / "real_landmarks"
needs_real_landmarks = pytest.mark.skipif(
    _FOLDER is None or not FOLDER.is_dir(),
    reason="FORMCHECK_REAL_DATA does not name a folder with `real_landmarks/`",
)


def real_pose(name: str) -> PoseSequence:
    """Return what a pose model saw of a real runner."""
    with np.load(FOLDER / f"{name}.npz") as kept:
        assert tuple(kept["landmarks"]) == RUNNER_SKELETON.names
        return PoseSequence(
            kept["timestamps_s"].astype(np.float64),
            kept["xy_px"].astype(np.float64),
            kept["visibility"].astype(np.float64),
            RUNNER_SKELETON,
            "mediapipe 0.10.21, full",
            errors_at_contact=ERRORS_AT_CONTACT,
        )


def real_trial(name: str, slower: float = 1.0) -> Trial:
    """Return it as the analyzers see it, its clock made slower by a factor."""
    pose = real_pose(name)
    pose = replace(pose, timestamps_s=slower * pose.timestamps_s)
    frame_s = float(np.median(np.diff(pose.timestamps_s)))
    run = Run(view=find_view(pose), frame_s=frame_s)
    # Nobody knows how the camera was turned.
    return altered(trial_of(run, pose), level=None)
