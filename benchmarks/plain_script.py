"""The least that a script does who wants landmarks: decode, run the model, write its points.

Run as ``python benchmarks/plain_script.py CLIP POINTS.npz MODEL``; `make speed` does. MODEL is
``mediapipe`` (`Pose.process` of mediapipe 0.10.21, in an environment of its own) or a file with the
landmark network. Frames are decoded by OpenCV and looked at one after the other, on one thread;
nothing is analysed.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

Look = Callable[[npt.NDArray[np.uint8]], npt.NDArray[np.float64] | None]
MEDIAPIPE = "mediapipe"
POINTS = 33


def main(clip: str, target: str, model: str) -> None:
    """Write the points of every frame, NaN where nobody is seen, and print their number."""
    look = _mediapipe() if model == MEDIAPIPE else _network(Path(model))
    capture, rows = cv2.VideoCapture(clip), []
    while True:
        is_read, bgr = capture.read()
        if not is_read:
            break
        points = look(np.asarray(cv2.cvtColor(bgr, cv2.COLOR_BGR2RGB), dtype=np.uint8))
        rows.append(np.full((POINTS, 3), np.nan) if points is None else points)
    np.savez_compressed(target, points=np.array(rows))
    print(len(rows))


def _mediapipe() -> Look:
    import mediapipe  # noqa: PLC0415 - only in its own environment

    pose: Any = mediapipe.solutions.pose.Pose(model_complexity=1)

    def look(rgb: npt.NDArray[np.uint8]) -> npt.NDArray[np.float64] | None:
        found = pose.process(rgb).pose_landmarks
        if found is None:
            return None
        return np.array([(point.x, point.y, point.visibility) for point in found.landmark])

    return look


def _network(weights: Path) -> Look:
    """The landmark network by itself; it sees the whole picture, scaled to its square."""
    from ai_edge_litert.interpreter import Interpreter  # noqa: PLC0415 - not for mediapipe

    runtime: Any = Interpreter(model_content=weights.read_bytes(), num_threads=1)
    runtime.allocate_tensors()
    picture = runtime.get_input_details()[0]
    told = {detail["name"]: detail["index"] for detail in runtime.get_output_details()}
    _, height, width, _ = picture["shape"]

    def look(rgb: npt.NDArray[np.uint8]) -> npt.NDArray[np.float64]:
        square = cv2.resize(rgb, (int(width), int(height))).astype(np.float32) / 255.0
        runtime.set_tensor(picture["index"], square[None])
        runtime.invoke()
        figures = runtime.get_tensor(told["Identity"]).reshape(-1, 5)[:POINTS]
        return np.asarray(figures[:, [0, 1, 3]], dtype=np.float64)

    return look


if __name__ == "__main__":
    main(*sys.argv[1:])
