"""Marks of initial contacts: one that moves with the landed foot, and a time line of all."""

import cv2
import numpy as np
import numpy.typing as npt

from formcheck.exporters.overlay.colours import INK, OF_SIDE, PAPER
from formcheck.exporters.overlay.text import Label
from formcheck.records import EventKind, Side, Trial

# How long a contact stays marked; shorter flashes cannot be seen at normal speed.
SHOWN_S = 0.12
# Heights of the time line and of the label, per picture height.
_LINE_HEIGHT = 0.028
_LABEL_HEIGHT = 0.017


class ContactMarks:
    """Marks contacts at the foot, and shows where in the clip the picture is."""

    def __init__(self, trial: Trial, scale: float, size: tuple[int, int]) -> None:
        self._trial = trial
        self._scale = scale
        self._contacts = [
            e for e in trial.gait.events.events if e.kind is EventKind.INITIAL_CONTACT
        ]
        height = max(10, round(_LABEL_HEIGHT * size[1]))
        self._labels = {
            side: Label([[(f"{side} contact", height, colour)]], padding_px=height // 2)
            for side, colour in OF_SIDE.items()
        }
        self._band = self._time_line(size)

    def draw(self, picture: npt.NDArray[np.uint8], time_s: float) -> None:
        """Draw the marks of this moment."""
        for contact in self._contacts:
            if 0.0 <= time_s - contact.time_s < SHOWN_S:
                self._mark(picture, contact.side, time_s)
        height, width = self._band.shape[:2]
        under = picture[-height:]
        under[:] = (0.75 * self._band + 0.25 * under).astype(np.uint8)
        x = self._x(time_s, width)
        cv2.line(picture, (x, picture.shape[0] - height), (x, picture.shape[0]), INK, 2)

    def _mark(self, picture: npt.NDArray[np.uint8], side: Side, time_s: float) -> None:
        """Ring the foot where it is now: on a belt it leaves the place of contact at once."""
        pose = self._trial.gait.pose
        i = min(int(np.searchsorted(pose.timestamps_s, time_s)), len(pose.timestamps_s) - 1)
        parts = pose.skeleton.both("foot_index", "heel") or ("ankle",)
        foot = np.mean([pose.sided(side, part)[i] for part in parts], axis=0)
        if not np.isfinite(foot).all():
            return
        x, y = (round(float(v) * self._scale) for v in foot)
        label = self._labels[side]
        radius = label.size_px[1] // 2
        cv2.circle(picture, (x, y), radius, OF_SIDE[side], 2, cv2.LINE_AA)
        label.draw(picture, x - label.size_px[0] // 2, y + radius + 4)

    def _time_line(self, size: tuple[int, int]) -> npt.NDArray[np.uint8]:
        """Draw left contacts in the upper half, right contacts in the lower half."""
        width, height = size[0], max(8, round(_LINE_HEIGHT * size[1]))
        band = np.full((height, width, 3), PAPER, dtype=np.uint8)
        for contact in self._contacts:
            x = self._x(contact.time_s, width)
            top = 0 if contact.side is Side.LEFT else height // 2
            cv2.rectangle(
                band, (x - 1, top + 2), (x + 1, top + height // 2 - 2), OF_SIDE[contact.side], -1
            )
        return band

    def _x(self, time_s: float, width: int) -> int:
        return round(time_s / max(self._trial.clip.duration_s, 1e-9) * (width - 1))
