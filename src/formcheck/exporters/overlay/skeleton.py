"""The runner's skeleton, with the measured leg drawn strongest."""

from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from formcheck.exporters.overlay.colours import OF_SIDE, TRUNK
from formcheck.exporters.overlay.strokes import SHIFT, fixed
from formcheck.records import FloatArray, Side, Skeleton, Trial

Colour = tuple[int, int, int]
# Line width per picture height: 4 px in a 1280 px tall picture.
_WIDTH_PER_HEIGHT = 1 / 320


class Bone(NamedTuple):
    """A line between two landmarks, given by their positions in the skeleton.

    `side` is absent where it joins left and right; the far side is drawn thinner.
    """

    start: int
    end: int
    side: Side | None
    is_far: bool


def drawn_bones(trial: Trial) -> list[Bone]:
    """Return the bones to draw, the far side first, so that the near side is on top."""
    skeleton, near = trial.gait.pose.skeleton, trial.view.near_side
    bones = []
    for start, end in skeleton.bones:
        side = next((s for s in OF_SIDE if start.startswith(s) and end.startswith(s)), None)
        is_far = near is not None and side is near.other
        bones.append(Bone(skeleton.index(start), skeleton.index(end), side, is_far))
    return sorted(bones, key=lambda bone: not bone.is_far)


def joints(skeleton: Skeleton) -> list[int]:
    """Return the positions of the landmarks that are marked by a dot."""
    marked = ("shoulder", "elbow", "hip", "knee", "ankle")
    return [i for i, name in enumerate(skeleton.names) if name.endswith(marked)]


class SkeletonDrawing:
    """Draws the clean landmarks at any time of the clip.

    Parameters
    ----------
    trial
        The run.
    scale
        Size of the drawn pictures relative to those of the clip.
    colour
        Colour of all bones; by default each side has its own.
    """

    def __init__(self, trial: Trial, scale: float, colour: Colour | None = None) -> None:
        self._one_colour = colour
        self._pose = trial.gait.pose
        self._scale = scale
        self._bones = drawn_bones(trial)
        self._joints = joints(trial.gait.pose.skeleton)

    def draw(self, picture: npt.NDArray[np.uint8], time_s: float) -> None:
        """Draw the skeleton, or nothing where the runner is lost."""
        points = self.points(time_s)
        if points is None:
            return
        width = max(1, round(_WIDTH_PER_HEIGHT * picture.shape[0]))
        for bone in self._bones:
            start, end = fixed(points[bone.start]), fixed(points[bone.end])
            thickness = max(1, width // 2) if bone.is_far else width
            colour = self._one_colour or (TRUNK if bone.side is None else OF_SIDE[bone.side])
            cv2.line(picture, start, end, colour, thickness, cv2.LINE_AA, SHIFT)
        for joint in self._joints:
            radius = round(0.9 * width * 2**SHIFT)
            colour = self._one_colour or TRUNK
            cv2.circle(picture, fixed(points[joint]), radius, colour, -1, cv2.LINE_AA, SHIFT)

    def points(self, time_s: float) -> FloatArray | None:
        """Return where the landmarks are drawn, or None where the runner is lost."""
        i = int(np.searchsorted(self._pose.timestamps_s, time_s))
        points = self._pose.xy_px[min(i, len(self._pose.xy_px) - 1)] * self._scale
        return points if np.isfinite(points).all() else None
