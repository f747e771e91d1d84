"""Choose a frame in which dots of tape at the waist are easy to click."""

import numpy as np

from formcheck.records import FloatArray, PoseSequence, Side, Trial

# The part of the steady seconds in which it is looked for: their middle half.
MIDDLE = (0.25, 0.75)


def frame_for_clicks(trial: Trial) -> float | None:
    """Return the time of a frame that shows the waist well; None where the runner is not seen.

    It is near the middle of the steady part. The hips move slower there than in half the frames, so
    little is blurred, and of those frames it has the arms furthest from the middle of the body.

    Parameters
    ----------
    trial
        The run.
    """
    start_s, end_s = trial.gait.steady_s or (0.0, trial.clip.duration_s)
    first_s, last_s = (start_s + part * (end_s - start_s) for part in MIDDLE)
    times_s = trial.clip.timestamps_s
    times_s = times_s[(times_s >= first_s) & (times_s <= last_s)]
    pose = trial.gait.pose
    speed, clear_px = _hip_speed(pose, times_s), _clear_px(pose, times_s)
    seen = np.isfinite(speed) & np.isfinite(clear_px)
    if not seen.any():
        return None
    slow = seen & (speed <= np.median(speed[seen]))
    return float(times_s[slow][np.argmax(clear_px[slow])])


def _hip_speed(pose: PoseSequence, times_s: FloatArray) -> FloatArray:
    """Pixels per second at some times (N,)."""
    if len(pose.timestamps_s) < 2:
        return np.full(len(times_s), np.nan)
    path_px = np.gradient(pose.middle("hip"), pose.timestamps_s, axis=0)
    speed = np.linalg.norm(path_px, axis=1)
    return np.asarray(np.interp(times_s, pose.timestamps_s, speed))


def _clear_px(pose: PoseSequence, times_s: FloatArray) -> FloatArray:
    """How far the nearest elbow or wrist is from the middle of the hips, across (N,)."""
    middle_px = pose.middle("hip")[:, 0]
    away_px = [
        np.abs(pose.sided(side, part)[:, 0] - middle_px)
        for part in pose.skeleton.both("elbow", "wrist")
        for side in (Side.LEFT, Side.RIGHT)
    ]
    nearest_px = np.min(away_px, axis=0) if away_px else 0.0 * middle_px
    return np.asarray(np.interp(times_s, pose.timestamps_s, nearest_px))
