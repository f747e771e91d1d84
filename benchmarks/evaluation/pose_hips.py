"""Hip drop as the pose model's own hip points show it: never reported, here for comparison.

Every open tool that was looked at reads it so. It goes through the same filter and average over the
steps as the product's own hip line.
"""

import numpy as np

from benchmarks.evaluation.outcome import Value
from formcheck.analyzers.pelvic_curves import SIDES, drop_curves
from formcheck.records import HipLine, Side, Trial, View

METRIC = "pose_hips"


def pose_hips(trial: Trial, truth: float) -> list[Value]:
    """Return the mean drop of both sides from the pose model's hips, without an interval.

    Nothing in other views, or where no stance was seen.
    """
    if trial.view is not View.REAR or not all(trial.events.stances(side) for side in SIDES):
        return []
    left, right = (trial.pose.sided(side, "hip") for side in (Side.LEFT, Side.RIGHT))
    tilt_deg = np.degrees(np.arctan2(left[:, 1] - right[:, 1], right[:, 0] - left[:, 0]))
    nothing = np.zeros_like(tilt_deg)
    line = HipLine(
        trial.pose.timestamps_s, tilt_deg, nothing, float("inf"), METRIC, (1.0, 1.0), 0.0, 1.0
    )
    curves = [drop_curves(trial, line, side) for side in SIDES]
    if not all(len(drops.starts_s) for drops in curves):
        return []
    value = float(np.mean([drops.mean_deg.max() for drops in curves]))
    return [Value(METRIC, "deg", truth, value)]
