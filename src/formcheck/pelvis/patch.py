"""Cut the same part of the runner's back out of every frame."""

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from formcheck.records import FloatArray, PoseSequence, Side

FloatImage = npt.NDArray[np.float32]

# Body height over the distance from shoulder to ankle; measured on a rendered rear clip.
BODY_HEIGHT_PER_SHOULDER_TO_ANKLE = 1.35
# Patches are scaled to a body of this height: more pixels cost more, and at 300 px the registration
# of the rendered rear clip falls from r 0.99 to 0.79.
BODY_HEIGHT_PX = 600.0


@dataclass(frozen=True)
class Extent:
    """A part of the back around the hip centre, in body heights."""

    above: float
    below: float
    half_width: float

    @property
    def size_px(self) -> tuple[int, int]:
        """Width and height of the patch."""
        width = round(2.0 * self.half_width * BODY_HEIGHT_PX)
        return width, round((self.above + self.below) * BODY_HEIGHT_PX)

    def within(self, whole: "Extent") -> tuple[slice, slice]:
        """Rows and columns of a patch of the extent `whole` that belong to this extent."""
        width, height = self.size_px
        first = round((whole.above - self.above) * BODY_HEIGHT_PX)
        left = (whole.size_px[0] - width) // 2
        return slice(first, first + height), slice(left, left + width)


# The part of the back that is cut out; every method uses a part of it.
SEEN = Extent(above=0.14, below=0.07, half_width=0.11)


class PatchCutter:
    """Cuts patches that follow the hip centre and stay upright in the picture."""

    def __init__(self, pose: PoseSequence, extent: Extent) -> None:
        self._times_s = pose.timestamps_s
        self._hip_px = pose.middle("hip")
        self._extent = extent
        self._scale = BODY_HEIGHT_PX / body_height_px(pose)

    def cut(self, rgb: npt.NDArray[np.uint8], time_s: float) -> FloatImage | None:
        """Return the patch of one frame, or None where the runner is lost or partly outside.

        Lightness and two axes of colour (CIE Lab, 0 to 255 each), shape (H, W, 3).
        """
        centre = self._centre_px(time_s)
        if not np.isfinite(centre).all() or not self._is_inside(centre, rgb.shape[:2]):
            return None
        patch = cv2.warpAffine(rgb, self._placement(centre), self._extent.size_px)
        return np.asarray(cv2.cvtColor(patch, cv2.COLOR_RGB2LAB), dtype=np.float32)

    def in_patch(self, points_px: FloatArray, time_s: float) -> FloatArray:
        """Return where points of the frame (N, 2) are in its patch, pixels."""
        placement = self._placement(self._centre_px(time_s))
        return np.asarray(points_px @ placement[:, :2].T + placement[:, 2])

    def _centre_px(self, time_s: float) -> FloatArray:
        return np.array([np.interp(time_s, self._times_s, self._hip_px[:, i]) for i in (0, 1)])

    def _is_inside(self, centre_px: FloatArray, shape: tuple[int, ...]) -> bool:
        """Whether the whole patch is in the picture: filled-in pixels would never turn."""
        body_px, seen = BODY_HEIGHT_PX / self._scale, self._extent
        low = centre_px - body_px * np.array([seen.half_width, seen.above])
        high = centre_px + body_px * np.array([seen.half_width, seen.below])
        return bool((low >= 0.0).all() and (high <= [shape[1], shape[0]]).all())

    def _placement(self, centre_px: FloatArray) -> FloatArray:
        width_px, _ = self._extent.size_px
        shift = np.array([width_px / 2.0, self._extent.above * BODY_HEIGHT_PX])
        return np.column_stack([self._scale * np.eye(2), shift - self._scale * centre_px])


def body_height_px(pose: PoseSequence) -> float:
    """Return the runner's height in pixels; NaN where shoulders or ankles were never seen."""
    lengths = [
        np.linalg.norm(pose.sided(side, "shoulder") - pose.sided(side, "ankle"), axis=1)
        for side in (Side.LEFT, Side.RIGHT)
    ]
    # The standing leg's side is the longer one: the other foot is in the air.
    longer = np.maximum(*lengths)
    if not np.isfinite(longer).any():
        return float("nan")
    return BODY_HEIGHT_PER_SHOULDER_TO_ANKLE * float(np.nanmedian(longer))
