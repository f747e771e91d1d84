"""Everybody in a picture: several poses from one still frame."""

from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from formcheck.pose.landmark_network import LandmarkNetwork
from formcheck.pose.region import Region
from formcheck.pose.weights import LANDMARKS, bundle
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
    region
        Where the landmark network should look for the person; None before it was asked.
    """

    time_s: float
    xy_px: FloatArray
    region: Region | None = None

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
            base_options=BaseOptions(model_asset_buffer=bundle()),
            running_mode=vision.RunningMode.IMAGE,
            num_poses=MAX_PEOPLE,
        )
        self._landmarker: Any = vision.PoseLandmarker.create_from_options(options)
        self._network = LandmarkNetwork()

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

        # mediapipe misreads a picture whose rows do not follow each other, without a word.
        rgb = np.ascontiguousarray(frame.rgb)
        picture = mediapipe.Image(image_format=mediapipe.ImageFormat.SRGB, data=rgb)
        size_px = np.array([frame.rgb.shape[1], frame.rgb.shape[0]], dtype=np.float64)
        found = self._landmarker.detect(picture).pose_landmarks
        people = [np.array([(p[i].x, p[i].y) for i in LANDMARKS]) * size_px for p in found]
        return [Person(frame.time_s, xy_px, self._region(rgb, xy_px)) for xy_px in people]

    def _region(self, rgb: npt.NDArray[np.uint8], xy_px: FloatArray) -> Region:
        """The region that fits a person, by the word of the network that will look into it."""
        return self._network.settle(rgb, Region.around(xy_px)).region
