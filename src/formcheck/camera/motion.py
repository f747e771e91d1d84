"""Whether the camera moved: the room around the runner, registered from picture to picture.

Evangelidis GD, Psarakis EZ (2008), Parametric image alignment using enhanced correlation
coefficient maximization, IEEE TPAMI 30(10):1858-65; OpenCV's implementation. It needs no corners,
of which plain walls have none, and does not mind if the light changes.
"""

from collections.abc import Sequence

import cv2
import numpy as np
import numpy.typing as npt

from formcheck.records import CameraMotion

# The room is compared in this height: a shift of a thousandth is seen, and 3 ms are enough.
COMPARED_HEIGHT_PX = 240
BLUR_PX = 1.5
# Less of the picture than this, or less contrast (grey levels), is no room to compare.
LEAST_SHARE, LEAST_CONTRAST = 0.1, 6.0
# Still rooms of tuning runs correlate by 0.986 and more, those shifted by a tenth of a picture
# and more by 0.91 and less.
LEAST_CORRELATION = 0.95
# A shift of more picture heights than the first that fits better than none by less than the second
# is no shift: real ones of that size cost ten times as much.
SLIDE, SAME_CORRELATION = 0.02, 0.0005
# In fewer of the pictures, the room was lost because the camera moved on.
LEAST_FOUND = 0.7
_STOP = (cv2.TERM_CRITERIA_EPS | cv2.TERM_CRITERIA_COUNT, 30, 1e-4)
_NO_MORE_BLUR = 1

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
        What the runner reaches in the clip, which is not of the room.
    """

    def __init__(self, picture: Image, runner: Box) -> None:
        self._grey = _shrunk(picture)
        self._free = np.full(self._grey.shape, 255, dtype=np.uint8)
        left, top, right, bottom = (max(int(COMPARED_HEIGHT_PX * edge), 0) for edge in runner)
        self._free[top : bottom + 1, left : right + 1] = 0

    @property
    def is_seen(self) -> bool:
        """Whether there is enough of it to compare."""
        free = self._free > 0
        return bool(free.mean() >= LEAST_SHARE and self._grey[free].std() >= LEAST_CONTRAST)

    def motion(self, picture: Image) -> CameraMotion | None:
        """Return how the room lies in another picture, or None where it is not found again."""
        if not self.is_seen:
            return None
        still = np.eye(2, 3, dtype=np.float32)
        seen = _shrunk(picture)
        try:
            correlation, placement = cv2.findTransformECC(
                self._grey, seen, still, cv2.MOTION_EUCLIDEAN, _STOP, self._free, _NO_MORE_BLUR
            )
        except cv2.error:
            # OpenCV's word for "did not converge".
            return None
        if correlation < LEAST_CORRELATION:
            return None
        height, width = self._grey.shape
        middle = np.array([width / 2.0, height / 2.0])
        moved = placement[:, :2] @ middle + placement[:, 2] - middle
        turn_deg = float(np.degrees(np.arctan2(placement[1, 0], placement[0, 0])))
        shift = float(np.linalg.norm(moved)) / height
        if shift > SLIDE and self._correlation(seen) > correlation - SAME_CORRELATION:
            # A room that is seen through a slit may slide along its lines without looking worse.
            return CameraMotion(0.0, 0.0)
        return CameraMotion(shift, turn_deg)

    def _correlation(self, seen: npt.NDArray[np.float32]) -> float:
        """How well the room fits without being moved."""
        free = self._free > 0
        return float(np.corrcoef(self._grey[free], seen[free])[0, 1])


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


def _shrunk(picture: Image) -> npt.NDArray[np.float32]:
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    width = max(1, round(COMPARED_HEIGHT_PX / grey.shape[0] * grey.shape[1]))
    small = cv2.resize(grey, (width, COMPARED_HEIGHT_PX), interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.GaussianBlur(small, (0, 0), BLUR_PX), dtype=np.float32)
