"""What single steps and frames of a clip show against their truth."""

import numpy as np

from benchmarks.evaluation.truth import SAME_STEP_S, ClipTruth
from formcheck.analyzers import shank_angle
from formcheck.records import FloatArray, Measurement, Result, Side, Trial

# Legs nearer to each other than this, in metres, are not told apart: they cross.
CROSSING_M = 0.06
# Exchanged: the ankles lie so much nearer to each other's true places than to their own.
MUCH_NEARER = 0.7
_LEGS = (Side.LEFT, Side.RIGHT)


def shank_steps(results: tuple[Result, ...], truth: ClipTruth) -> tuple[tuple[float, float], ...]:
    """Return the true and the found shank angle, degrees, of every step that was measured."""
    near = truth.view.near_side
    found = next((r for r in results if r.metric.name == shank_angle.METRIC.name), None)
    if near is None or not isinstance(found, Measurement) or not truth.is_run:
        return ()
    starts_s, angles_deg = (truth.steps(near, k) for k in ("initial_contact_s", "shank_angle_deg"))
    nearest = np.abs(found.times_s[:, None] - starts_s).argmin(axis=1)
    same = np.abs(found.times_s - starts_s[nearest]) < SAME_STEP_S
    pairs = zip(angles_deg[nearest][same], found.values[same], strict=True)
    return tuple((float(true), float(value)) for true, value in pairs)


def swapped_left(trial: Trial, truth: ClipTruth) -> float | None:
    """Return the share of the true frames in which left and right ankle are still exchanged."""
    if not trial.view.is_side or truth.is_mirrored:
        return None
    times_s = np.array(truth.content["frame_times_s"])
    true = {side: np.array(truth.content["joints_px"][f"{side}_ankle"]) for side in _LEGS}
    found = {side: _at(trial, side, times_s) for side in _LEGS}
    own = np.sum([_apart(found[side], true[side]) for side in _LEGS], axis=0)
    others = np.sum([_apart(found[side], true[side.other]) for side in _LEGS], axis=0)
    crossing_px = CROSSING_M * float(truth.content["scale_px_per_m"])
    clear = _apart(true[Side.LEFT], true[Side.RIGHT]) > crossing_px
    return float(np.mean(clear & (others < MUCH_NEARER * own)))


def _at(trial: Trial, side: Side, times_s: FloatArray) -> FloatArray:
    pose = trial.gait.pose
    ankle_px = pose.sided(side, "ankle")
    return np.stack([np.interp(times_s, pose.timestamps_s, ankle_px[:, k]) for k in (0, 1)], axis=1)


def _apart(one: FloatArray, other: FloatArray) -> FloatArray:
    return np.asarray(np.linalg.norm(one - other, axis=1))
