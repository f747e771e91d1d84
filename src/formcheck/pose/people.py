"""Everybody in a picture: several poses from one still frame."""

import io
import warnings
import zipfile
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

import numpy as np

from formcheck.pose.blazepose import LANDMARKS, weights
from formcheck.records import RUNNER_SKELETON, ArrayRecord, FloatArray
from formcheck.video import Frame

# A gym frame rarely holds more people that are large enough to be mistaken for the runner.
MAX_PEOPLE = 4


@dataclass(frozen=True, eq=False)
class Person(ArrayRecord):
    """One person in one frame.

    Attributes
    ----------
    time_s
        When.
    xy_px
        Landmarks of `RUNNER_SKELETON`, shape (K, 2).
    """

    time_s: float
    xy_px: FloatArray

    def __post_init__(self) -> None:
        self._freeze("xy_px")

    @property
    def height_px(self) -> float:
        """Vertical extent of the landmarks."""
        return float(np.ptp(self.xy_px[:, 1]))

    @property
    def centre_px(self) -> FloatArray:
        """Middle of the hips, shape (2,)."""
        hips = [RUNNER_SKELETON.index(f"{side}_hip") for side in ("left", "right")]
        return np.asarray(self.xy_px[hips].mean(axis=0))

    @property
    def leg_spread(self) -> float:
        """Signed distance from ankle to ankle across the picture, in heights of the person."""
        left, right = (RUNNER_SKELETON.index(f"{side}_ankle") for side in ("left", "right"))
        across = self.xy_px[left] - self.xy_px[right]
        return float(across[np.argmax(np.abs(across))] / max(self.height_px, 1.0))


class PeopleFinder:
    """Context manager around mediapipe's detector and landmark model for still pictures."""

    def __init__(self) -> None:
        from mediapipe.tasks.python import BaseOptions, vision  # noqa: PLC0415 - slow to import

        options = vision.PoseLandmarkerOptions(
            base_options=BaseOptions(model_asset_buffer=_bundle()),
            running_mode=vision.RunningMode.IMAGE,
            num_poses=MAX_PEOPLE,
        )
        self._landmarker: Any = vision.PoseLandmarker.create_from_options(options)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._landmarker.close()

    def find(self, frame: Frame) -> list[Person]:
        """Return everybody in the picture, at most `MAX_PEOPLE`."""
        import mediapipe  # noqa: PLC0415 - slow to import

        picture = mediapipe.Image(image_format=mediapipe.ImageFormat.SRGB, data=frame.rgb)
        size_px = np.array([frame.rgb.shape[1], frame.rgb.shape[0]], dtype=np.float64)
        found = self._landmarker.detect(picture).pose_landmarks
        return [
            Person(frame.time_s, np.array([(p[i].x, p[i].y) for i in LANDMARKS]) * size_px)
            for p in found
        ]


def _bundle() -> bytes:
    """Put the wheel's own weights into the bundle that the several-people interface reads.

    The bundle is a zip of the two networks, each told how its input picture is scaled:
    the detector sees −1..1, the landmark network 0..1.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as bundle:
        bundle.writestr("pose_detector.tflite", _with_scaling("pose_detection", 127.5, 127.5))
        bundle.writestr(
            "pose_landmarks_detector.tflite", _with_scaling("pose_landmark_full", 0.0, 255.0)
        )
    return buffer.getvalue()


def _with_scaling(name: str, mean: float, deviation: float) -> bytes:
    from mediapipe.tasks.python.metadata.metadata_writers import (  # noqa: PLC0415
        metadata_writer,
    )

    with warnings.catch_warnings():
        # The writer leaves its own scratch files open until they are garbage, and says so.
        warnings.simplefilter("ignore", ResourceWarning)
        writer = metadata_writer.MetadataWriter.create(bytearray(weights(name).read_bytes()))
        writer.add_image_input([mean], [deviation])
        model, _ = writer.populate()
        del writer
    return bytes(model)
