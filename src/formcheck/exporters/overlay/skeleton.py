"""The runner's skeleton, the leg that is measured drawn strongest."""

import cv2
import numpy as np
import numpy.typing as npt

from formcheck.exporters.overlay.colours import OF_SIDE, TRUNK
from formcheck.records import FloatArray, Side, Trial

Colour = tuple[int, int, int]
# Line width per picture height: 4 px in a 1280 px tall picture.
_WIDTH_PER_HEIGHT = 1 / 320
# Drawing positions are given in sixteenths of a pixel, so that lines do not jitter.
_SHIFT = 4


class SkeletonDrawing:
    """Draws the clean landmarks at any time of the clip.

    Parameters
    ----------
    trial
        The run.
    scale
        Size of the drawn pictures against those of the clip.
    colour
        Of all bones; by default each side has its own.
    """

    def __init__(self, trial: Trial, scale: float, colour: Colour | None = None) -> None:
        self._one_colour = colour
        self._pose = trial.pose
        self._scale = scale
        self._far = trial.view.near_side.other if trial.view.near_side else None
        # The far side first, so that the near side lies over it.
        self._bones = sorted(trial.pose.skeleton.bones, key=lambda bone: not self._is_far(bone))

    def draw(self, picture: npt.NDArray[np.uint8], time_s: float) -> None:
        """Draw the skeleton, or nothing where the runner is lost."""
        points = self._points(time_s)
        if points is None:
            return
        width = max(1, round(_WIDTH_PER_HEIGHT * picture.shape[0]))
        for bone in self._bones:
            start, end = (points[self._pose.skeleton.index(name)] for name in bone)
            thickness = max(1, width // 2) if self._is_far(bone) else width
            cv2.line(
                picture,
                _fixed(start),
                _fixed(end),
                self._colour(bone),
                thickness,
                cv2.LINE_AA,
                _SHIFT,
            )
        for name, point in zip(self._pose.skeleton.names, points, strict=True):
            if _is_joint(name):
                radius = round(0.9 * width * 2**_SHIFT)
                cv2.circle(
                    picture,
                    _fixed(point),
                    radius,
                    self._one_colour or TRUNK,
                    -1,
                    cv2.LINE_AA,
                    _SHIFT,
                )

    def _points(self, time_s: float) -> FloatArray | None:
        i = int(np.searchsorted(self._pose.timestamps_s, time_s))
        points = self._pose.xy_px[min(i, len(self._pose.xy_px) - 1)] * self._scale
        return points if np.isfinite(points).all() else None

    def _colour(self, bone: tuple[str, str]) -> Colour:
        return self._one_colour or _own_colour(bone)

    def _is_far(self, bone: tuple[str, str]) -> bool:
        return (
            self._far is not None
            and bone[0].startswith(self._far)
            and bone[1].startswith(self._far)
        )


def _is_joint(name: str) -> bool:
    return name.endswith(("shoulder", "elbow", "hip", "knee", "ankle"))


def _own_colour(bone: tuple[str, str]) -> Colour:
    for side in (Side.LEFT, Side.RIGHT):
        if all(name.startswith(side) for name in bone):
            return OF_SIDE[side]
    return TRUNK


def _fixed(point: FloatArray) -> tuple[int, int]:
    x, y = np.round(point * 2**_SHIFT).astype(int)
    return int(x), int(y)
