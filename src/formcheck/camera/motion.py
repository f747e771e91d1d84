"""Find whether the camera moved, by registering the room around the runner between pictures.

Evangelidis GD, Psarakis EZ (2008), Parametric image alignment using enhanced correlation
coefficient maximization, IEEE TPAMI 30(10):1858-65; OpenCV's implementation. It needs no corners,
which plain walls lack, and tolerates changes of the light.
"""

from collections.abc import Sequence

import cv2
import numpy as np
import numpy.typing as npt

from formcheck.records import CameraMotion, RoomLost

# Height in which pictures are compared: it shows a shift of a thousandth, and takes only 3 ms.
COMPARED_HEIGHT_PX = 240
BLUR_PX = 1.5
# Least share of the picture, and least contrast (grey levels), of a room that can be compared.
MIN_SHARE, MIN_CONTRAST = 0.1, 6.0
# From this correlation on, the room is found again. Still rooms of tuning runs have 0.986 and more.
SURE_CORRELATION = 0.95
# A real gym, filmed by hand with other people about, correlates by 0.91 to 0.97. From the lower
# limit on, the room counts as found if moving it leaves less than this fraction of what the unmoved
# room leaves unexplained: there 0.3 to 0.6. Its pictures, shifted and turned by known amounts and
# read as moved by less than a twentieth, were then right to 0.6° and 0.005 picture heights (69 of
# 69); from 0.85 on 5 of 19 were not, by up to 3°. Rendered rooms that were registered wrongly leave
# 0.7 to 1.0, at up to 0.91.
MIN_CORRELATION, MAX_LEFT = 0.90, 0.65
# A shift beyond the first (picture heights) that fits better than no shift by less than the second
# is no shift: real ones of that size cost ten times as much correlation.
SLIDE, SAME_CORRELATION = 0.02, 0.0005
# If it is found in fewer of the pictures, the room was lost because the camera moved on.
MIN_FOUND = 0.7
_STOP = (cv2.TERM_CRITERIA_EPS | cv2.TERM_CRITERIA_COUNT, 30, 1e-4)
_NO_MORE_BLUR = 1

Image = npt.NDArray[np.uint8]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom, in picture heights from the upper left corner."""


class Room:
    """The room around the runner in one picture, with which others are compared.

    Parameters
    ----------
    picture
        The picture (H, W, 3) with which others are compared.
    runner
        The part that the runner reaches in the clip; it is masked out.
    """

    def __init__(self, picture: Image, runner: Box) -> None:
        self._grey = _shrunk(picture)
        self._free = np.full(self._grey.shape, 255, dtype=np.uint8)
        left, top, right, bottom = (max(int(COMPARED_HEIGHT_PX * edge), 0) for edge in runner)
        self._free[top : bottom + 1, left : right + 1] = 0

    @property
    def is_seen(self) -> bool:
        """Whether enough of the room is seen to compare it."""
        free = self._free > 0
        return bool(free.mean() >= MIN_SHARE and self._grey[free].std() >= MIN_CONTRAST)

    def motion(self, picture: Image) -> CameraMotion | None:
        """Return how the room moved in another picture, or None where it is not found again."""
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
        unmoved = self._correlation(seen)
        if not _is_found(correlation, unmoved):
            return None
        height, width = self._grey.shape
        middle = np.array([width / 2.0, height / 2.0])
        moved = placement[:, :2] @ middle + placement[:, 2] - middle
        turn_deg = float(np.degrees(np.arctan2(placement[1, 0], placement[0, 0])))
        shift = float(np.linalg.norm(moved)) / height
        if shift > SLIDE and unmoved > correlation - SAME_CORRELATION:
            # A room seen through a slit can slide along its lines without fitting worse.
            return CameraMotion(0.0, 0.0)
        return CameraMotion(shift, turn_deg)

    def _correlation(self, seen: npt.NDArray[np.float32]) -> float:
        """Correlation with the room where it is not moved."""
        free = self._free > 0
        return float(np.corrcoef(self._grey[free], seen[free])[0, 1])


def largest_motion(room: Room, pictures: Sequence[Image]) -> CameraMotion | RoomLost | None:
    """Return the largest shift and turn of the room, or None where too little of it is seen."""
    if not room.is_seen or not pictures:
        return None
    found = [motion for picture in pictures if (motion := room.motion(picture)) is not None]
    if len(found) < MIN_FOUND * len(pictures):
        return RoomLost(len(found) / len(pictures))
    return CameraMotion(max(m.shift for m in found), max(abs(m.turn_deg) for m in found))


def _is_found(correlation: float, unmoved: float) -> bool:
    """Whether the room was found, judged by its correlation when moved and when unmoved."""
    if correlation >= SURE_CORRELATION:
        return True
    return correlation >= MIN_CORRELATION and 1.0 - correlation <= MAX_LEFT * (1.0 - unmoved)


def _shrunk(picture: Image) -> npt.NDArray[np.float32]:
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    width = max(1, round(COMPARED_HEIGHT_PX / grey.shape[0] * grey.shape[1]))
    small = cv2.resize(grey, (width, COMPARED_HEIGHT_PX), interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.GaussianBlur(small, (0, 0), BLUR_PX), dtype=np.float32)
