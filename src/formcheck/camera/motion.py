"""Whether the camera moved: corners of the room, followed from picture to picture."""

from collections.abc import Sequence

import cv2
import numpy as np
import numpy.typing as npt

from formcheck.records import CameraMotion, FloatArray

# Corners are followed in this height; a shift of a thousandth of it is seen.
FOLLOWED_HEIGHT_PX = 480
MOST_CORNERS = 150
# Fewer corners of the room than this do not tell.
LEAST_CORNERS = 12
# In fewer of the pictures, the room was lost because the camera moved on.
LEAST_FOUND = 0.7
# A corner followed back must return to where it was, pixels.
RETURNS_PX = 0.7

Image = npt.NDArray[np.uint8]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom, in picture heights from the upper left corner."""


class Room:
    """The room around the runner in one picture, to compare others with.

    Parameters
    ----------
    picture
        The picture (H, W, 3) that others are compared with.
    runner
        What the runner reaches in the clip; corners inside are not of the room.
    """

    def __init__(self, picture: Image, runner: Box) -> None:
        self._grey = self._shrunk(picture)
        free = np.full(self._grey.shape, 255, dtype=np.uint8)
        left, top, right, bottom = (int(FOLLOWED_HEIGHT_PX * edge) for edge in runner)
        free[max(top, 0) : bottom + 1, max(left, 0) : right + 1] = 0
        corners = cv2.goodFeaturesToTrack(self._grey, MOST_CORNERS, 0.01, 6, mask=free)
        self._corners = (
            np.zeros((0, 1, 2), dtype=np.float32) if corners is None else np.asarray(corners)
        )

    @property
    def is_seen(self) -> bool:
        """Whether there is enough of it to find again."""
        return len(self._corners) >= LEAST_CORNERS

    def motion(self, picture: Image) -> CameraMotion | None:
        """Return how the room lies in another picture, or None where it is not found again."""
        if not self.is_seen:
            return None
        seen = self._shrunk(picture)
        start = self._corners.copy()
        found, ok, _ = cv2.calcOpticalFlowPyrLK(self._grey, seen, self._corners, start)
        back, ok_back, _ = cv2.calcOpticalFlowPyrLK(seen, self._grey, found, found.copy())
        returns = np.linalg.norm(back - self._corners, axis=2).ravel() < RETURNS_PX
        kept = (ok.ravel() == 1) & (ok_back.ravel() == 1) & returns
        if kept.sum() < LEAST_CORNERS:
            return None
        placement, agree = cv2.estimateAffinePartial2D(self._corners[kept], found[kept])
        if placement is None or int(agree.sum()) < LEAST_CORNERS:
            return None
        return self._told(np.asarray(placement, dtype=np.float64))

    def _told(self, placement: FloatArray) -> CameraMotion:
        height, width = self._grey.shape
        middle = np.array([width / 2.0, height / 2.0])
        moved = placement[:, :2] @ middle + placement[:, 2] - middle
        turn_deg = float(np.degrees(np.arctan2(placement[1, 0], placement[0, 0])))
        return CameraMotion(float(np.linalg.norm(moved)) / height, turn_deg)

    def _shrunk(self, picture: Image) -> Image:
        grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
        width = max(1, round(FOLLOWED_HEIGHT_PX / grey.shape[0] * grey.shape[1]))
        size = (width, FOLLOWED_HEIGHT_PX)
        return np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)


def largest_motion(room: Room, pictures: Sequence[Image]) -> CameraMotion | None:
    """Return the largest shift and turn of the room, or None where it is not seen.

    A room that was seen, and is not found again in most pictures, has moved out of sight: that is
    told as a shift by a whole picture.
    """
    if not room.is_seen or not pictures:
        return None
    found = [motion for picture in pictures if (motion := room.motion(picture)) is not None]
    if len(found) < LEAST_FOUND * len(pictures):
        return CameraMotion(1.0, 0.0)
    return CameraMotion(max(m.shift for m in found), max(abs(m.turn_deg) for m in found))
