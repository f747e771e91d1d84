"""Hip drop as the pose model's own hip points show it: never reported, here for comparison.

Every open tool that was looked at reads it so. It goes through the same filter and average over the
steps as the product's own hip line.
"""

import numpy as np

from benchmarks.evaluation.outcome import Value
from formcheck.gait import clean_series
from formcheck.pelvis import drop_curves
from formcheck.records import Side, Trial, View

METRIC = "pose_hips"
_BOTH = (Side.LEFT, Side.RIGHT)


def pose_hips(trial: Trial, truth: float) -> list[Value]:
    """Return the mean drop of both sides from the pose model's hips, without an interval.

    Nothing in other views, or where no stance was seen.
    """
    if trial.view is not View.REAR or not all(trial.gait.events.stances(side) for side in _BOTH):
        return []
    left, right = (trial.gait.pose.sided(side, "hip") for side in (Side.LEFT, Side.RIGHT))
    tilt_deg = np.degrees(np.arctan2(left[:, 1] - right[:, 1], right[:, 0] - left[:, 0]))
    smooth = clean_series(trial.gait.pose.timestamps_s, tilt_deg)
    curves = [drop_curves(*smooth, trial.gait.events, side) for side in _BOTH]
    if not all(len(drops.starts_s) for drops in curves):
        return []
    value = float(np.mean([drops.mean_deg.max() for drops in curves]))
    return [Value(METRIC, "deg", truth, value)]
