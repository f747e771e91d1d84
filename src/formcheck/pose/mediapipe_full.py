"""BlazePose (full) from the mediapipe wheel, tracking one person, without its own smoothing."""

from collections.abc import Iterable
from typing import Any

import numpy as np

from formcheck.pose.blazepose import LANDMARKS, estimator_name
from formcheck.pose.runner import Box
from formcheck.records import RUNNER_SKELETON, FloatArray, PoseSequence
from formcheck.video import Frame

_FULL_MODEL = 1


class MediaPipeFull:
    """Raw landmarks: mediapipe's smoothing lags each joint differently, so it stays off."""

    def estimate(self, frames: Iterable[Frame], box: Box) -> PoseSequence:
        """Return raw landmarks of the person inside `box`, one row per frame, NaN where lost."""
        from mediapipe.python.solutions.pose import Pose  # noqa: PLC0415 - slow to import

        times_s: list[float] = []
        rows: list[FloatArray] = []
        with Pose(model_complexity=_FULL_MODEL, smooth_landmarks=False) as model:
            for frame in frames:
                times_s.append(frame.time_s)
                rows.append(_landmarks(model, frame, box))
        # A hundredth of a pixel is far below the model's noise; float32 is what recordings keep,
        # so that an analysis from a recording gives the very same numbers.
        table = np.round(np.array(rows, dtype=np.float32).reshape(-1, len(LANDMARKS), 3), 2)
        return PoseSequence(
            timestamps_s=np.array(times_s),
            xy_px=table[..., :2],
            visibility=table[..., 2],
            skeleton=RUNNER_SKELETON,
            estimator=estimator_name(),
        )


def _landmarks(model: Any, frame: Frame, box: Box) -> FloatArray:
    """Landmarks of one frame in pixels of the whole picture, with visibility, shape (K, 3)."""
    height_px, width_px = frame.rgb.shape[:2]
    inside = box.clipped(width_px, height_px)
    crop = frame.rgb[inside.top : inside.bottom, inside.left : inside.right]
    found = model.process(np.ascontiguousarray(crop)).pose_landmarks
    if found is None:
        return np.hstack([np.full((len(LANDMARKS), 2), np.nan), np.zeros((len(LANDMARKS), 1))])
    points = np.array([(p.x, p.y, p.visibility) for p in (found.landmark[i] for i in LANDMARKS)])
    crop_height_px, crop_width_px = crop.shape[:2]
    scale = np.array([crop_width_px, crop_height_px, 1.0])
    return np.asarray(points * scale + np.array([inside.left, inside.top, 0.0]))
