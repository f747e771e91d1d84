"""A pinhole camera: points in the room to pixels."""

from dataclasses import dataclass, replace

import numpy as np

from benchmarks.runner.camera.setup import CameraSetup
from formcheck.records import FloatArray, View

# Anticlockwise from behind the runner, seen from above.
AZIMUTH_DEG = {View.REAR: 0.0, View.RIGHT: 90.0, View.FRONT: 180.0, View.LEFT: 270.0}
# Middle of a body of 1.75 m that runs, with the legs' swing.
AIM_HEIGHT_M = 0.92


@dataclass(frozen=True)
class Pinhole:
    """A camera without a lens's faults.

    Attributes
    ----------
    position_m
        (3,).
    axes
        (3, 3), rows right, down and forward in the room.
    focal_px
        Focal length.
    centre_px
        Where the axis meets the picture (2,).
    width_px, height_px
        Size of the picture.
    """

    position_m: FloatArray
    axes: FloatArray
    focal_px: float
    centre_px: FloatArray
    width_px: int
    height_px: int

    def project(self, points_m: FloatArray) -> FloatArray:
        """Return pixels (..., 2) of points (..., 3); pixel centres lie at halves."""
        seen = (points_m - self.position_m) @ self.axes.T
        return np.asarray(self.centre_px + self.focal_px * seen[..., :2] / seen[..., 2:])

    def with_margin(self, margin_px: int) -> "Pinhole":
        """Return the same camera with a larger picture."""
        return replace(
            self,
            centre_px=self.centre_px + margin_px,
            width_px=self.width_px + 2 * margin_px,
            height_px=self.height_px + 2 * margin_px,
        )


def pinhole_of(setup: CameraSetup, roll_deg: float | None = None) -> Pinhole:
    """Return the camera of a set-up, with its own roll or the one given."""
    roll = np.radians(setup.roll_deg if roll_deg is None else roll_deg)
    azimuth = np.radians(AZIMUTH_DEG[setup.view] + setup.yaw_deg)
    ahead = np.array([np.cos(azimuth), np.sin(azimuth), 0.0])
    if setup.pitch_deg is None:
        pitch = np.arctan2(setup.height_m - AIM_HEIGHT_M, setup.distance_m)
    else:
        pitch = np.radians(setup.pitch_deg)
    up = np.array([0.0, 0.0, 1.0])
    forward = np.cos(pitch) * ahead - np.sin(pitch) * up
    right = np.cross(ahead, up)
    down = np.cross(forward, right)
    turned_right = np.cos(roll) * right - np.sin(roll) * down
    turned_down = np.cos(roll) * down + np.sin(roll) * right
    return Pinhole(
        position_m=-setup.distance_m * ahead + setup.height_m * up,
        axes=np.stack([turned_right, turned_down, forward]),
        focal_px=setup.focal_per_height * setup.height_px,
        centre_px=np.array([setup.width_px, setup.height_px]) / 2.0,
        width_px=setup.width_px,
        height_px=setup.height_px,
    )
