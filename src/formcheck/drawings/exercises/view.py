"""The reader's place: turns points of the room into points on the paper."""

from dataclasses import dataclass

import numpy as np

from formcheck.drawings.exercises.outline import Circle
from formcheck.drawings.exercises.pose import Triple
from formcheck.records.arrays import FloatArray


@dataclass(frozen=True)
class View:
    """Parallel rays, from a reader who looks along minus z.

    Attributes
    ----------
    yaw_deg
        How far the reader has walked around the figure, to the right.
    pitch_deg
        How far the reader looks down.
    """

    yaw_deg: float = 0.0
    pitch_deg: float = 0.0

    def seen(self, point: FloatArray | Triple) -> FloatArray:
        """Return x to the right, y down and depth to the reader."""
        yaw, pitch = np.deg2rad(self.yaw_deg), np.deg2rad(self.pitch_deg)
        x, y, z = np.asarray(point, dtype=np.float64)
        right = x * np.cos(yaw) - z * np.sin(yaw)
        near = x * np.sin(yaw) + z * np.cos(yaw)
        up = y * np.cos(pitch) - near * np.sin(pitch)
        return np.array([right, -up, near * np.cos(pitch) + y * np.sin(pitch)])

    def circle(self, centre: FloatArray | Triple, radius: float) -> Circle:
        """Return a ball as it is seen."""
        x, y, _ = self.seen(centre)
        return Circle(float(x), float(y), radius)
