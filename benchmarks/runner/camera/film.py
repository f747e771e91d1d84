"""What the lens, the hand and a mirror do to a pinhole's picture."""

from dataclasses import dataclass
from functools import cached_property

import cv2
import numpy as np
import numpy.typing as npt

from benchmarks.runner.camera.pinhole import Pinhole
from benchmarks.runner.camera.setup import Lens
from benchmarks.runner.kinematics.rotations import about_x, about_y, about_z
from formcheck.records import FloatArray

FloatImage = npt.NDArray[np.float32]

# Rounds until undistorting stands still to 1e-6 for |k1| up to 0.2 within a picture's corners.
ROUNDS = 12
# A hand trembles slowly: waves of these frequencies, in equal parts.
SHAKE_HZ = (0.7, 1.3, 2.1, 3.4)
# The most a shake can reach, in its standard deviations, with all waves at their peak.
MAX_SHAKE = float(np.sqrt(2.0 * len(SHAKE_HZ)))


@dataclass(frozen=True)
class Film:
    """From the pinhole's picture, which is larger by a margin, to the one that is stored."""

    pinhole: Pinhole
    lens: Lens

    @cached_property
    def margin_px(self) -> int:
        """Room around the picture that lens and hand may show."""
        if self._is_ideal:
            return 0
        width, height = self.pinhole.width_px, self.pinhole.height_px
        rim = np.array([[0.0, 0.0], [width, 0.0], [width / 2.0, 0.0], [0.0, height / 2.0]])
        straight = self._straight(rim) * self.pinhole.focal_px + self.pinhole.centre_px
        shake_px = np.radians(MAX_SHAKE * self.lens.shake_deg) * self.pinhole.focal_px
        return int(np.ceil(max(0.0, -straight.min()) + 1.5 * shake_px)) + 2

    @property
    def canvas(self) -> Pinhole:
        """The camera to render with."""
        return self.pinhole.with_margin(self.margin_px)

    def place(self, canvas_px: FloatArray, time_s: float) -> FloatArray:
        """Return where points of the pinhole's own picture (..., 2) are stored (..., 2)."""
        focal, centre = self.pinhole.focal_px, self.pinhole.centre_px
        seen = (canvas_px - centre) / focal
        rays = np.concatenate([seen, np.ones_like(seen[..., :1])], axis=-1) @ self._shake(time_s)
        seen = rays[..., :2] / rays[..., 2:]
        placed = centre + focal * seen * self._bend(np.sum(seen**2, axis=-1, keepdims=True))
        if self.lens.is_mirrored:
            placed[..., 0] = self.pinhole.width_px - placed[..., 0]
        return np.asarray(placed)

    def expose(self, canvas: FloatImage, time_s: float) -> FloatImage:
        """Return the picture (H, W, 3) from the pinhole's larger one."""
        if not self._is_ideal:
            rays = self._rays @ self._shake(time_s).T
            at = self.pinhole.focal_px * rays[..., :2] / rays[..., 2:] + self.canvas.centre_px - 0.5
            x, y = (np.ascontiguousarray(at[..., i], dtype=np.float32) for i in (0, 1))
            canvas = np.asarray(cv2.remap(canvas, x, y, cv2.INTER_LINEAR), dtype=np.float32)
        return canvas[:, ::-1] if self.lens.is_mirrored else canvas

    @property
    def _is_ideal(self) -> bool:
        return not any(self.lens.distortion) and self.lens.shake_deg == 0.0

    @cached_property
    def _rays(self) -> FloatArray:
        """Directions (H, W, 3) of the pixels' centres through the lens, before shaking."""
        columns, rows = np.arange(self.pinhole.width_px), np.arange(self.pinhole.height_px)
        grid = np.stack(np.meshgrid(columns + 0.5, rows + 0.5), axis=-1)
        seen = self._straight(grid)
        return np.concatenate([seen, np.ones_like(seen[..., :1])], axis=-1)

    def _straight(self, stored_px: FloatArray) -> FloatArray:
        """Undistorted points in focal lengths from the axis (..., 2)."""
        bent = (stored_px - self.pinhole.centre_px) / self.pinhole.focal_px
        seen = bent
        for _ in range(ROUNDS):
            seen = bent / self._bend(np.sum(seen**2, axis=-1, keepdims=True))
        return np.asarray(seen)

    def _bend(self, radius2: FloatArray) -> FloatArray:
        k1, k2 = self.lens.distortion
        return np.asarray(1.0 + k1 * radius2 + k2 * radius2**2)

    def _shake(self, time_s: float) -> FloatArray:
        """Turn (3, 3) from the shaken camera's directions to those of the steady one."""
        phases = np.random.default_rng(self.lens.shake_seed).uniform(0.0, 2.0 * np.pi, (3, 4))
        waves = np.sin(2.0 * np.pi * np.array(SHAKE_HZ) * time_s + phases).sum(axis=1)
        size = np.radians(self.lens.shake_deg) * np.sqrt(2.0 / len(SHAKE_HZ))
        tilt, turn, roll = size * waves * [1.0, 1.0, 0.5]
        return about_x(tilt) @ about_y(turn) @ about_z(roll)
