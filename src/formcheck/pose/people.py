"""Find everybody in a picture: several poses from one still frame."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from types import TracebackType
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from formcheck.in_order import in_order
from formcheck.pose.doubles import without_doubles
from formcheck.pose.landmark_network import LandmarkNetwork
from formcheck.pose.person import Person
from formcheck.pose.region import Region
from formcheck.pose.weights import LANDMARKS, bundle
from formcheck.records import RUNNER_SKELETON
from formcheck.video import Frame

# A picture of a gym rarely shows more people who are large enough to be mistaken for the runner.
MAX_PEOPLE = 4
_LEG_PARTS = ("knee", "ankle", "heel", "foot_index")


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

        # mediapipe silently misreads a picture whose rows are not contiguous in memory.
        rgb = np.ascontiguousarray(frame.rgb)
        picture = mediapipe.Image(image_format=mediapipe.ImageFormat.SRGB, data=rgb)
        size_px = np.array([frame.rgb.shape[1], frame.rgb.shape[0]], dtype=np.float64)
        found = self._landmarker.detect(picture).pose_landmarks
        people = [
            Person(
                frame.time_s,
                np.array([(points[i].x, points[i].y) for i in LANDMARKS]) * size_px,
                leg_visibility=_leg_visibility([points[i].visibility for i in LANDMARKS]),
            )
            for points in found
        ]
        return [self._settled(rgb, person) for person in without_doubles(people)]

    def looks(self, frames: Iterable[Frame]) -> list[tuple[float, list[Person]]]:
        """Return the time of each frame, seconds, with everybody in it.

        One thread looks while the caller's decodes the frames between the looks.
        """

        def look(frame: Frame) -> tuple[float, list[Person]]:
            return frame.time_s, self.find(frame)

        return list(in_order(lambda: look, frames, threads=1))

    def _settled(self, rgb: npt.NDArray[np.uint8], person: Person) -> Person:
        """The person with the region that fits, as found by the network that will use it."""
        seen = self._network.settle(rgb, Region.around(person.xy_px))
        return replace(person, region=seen.region, settled_px=seen.xy_px[list(LANDMARKS)])


def _leg_visibility(visibility: Sequence[float]) -> float:
    pairs = [(f"left_{part}", f"right_{part}") for part in _LEG_PARTS]
    return float(np.mean([max(visibility[RUNNER_SKELETON.index(n)] for n in p) for p in pairs]))
