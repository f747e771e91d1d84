"""One person in one picture."""

from dataclasses import dataclass

import numpy as np

from formcheck.pose.region import Region
from formcheck.records import RUNNER_SKELETON, ArrayRecord, FloatArray

# The legs of 20 clips, of them six of real people, are seen at 0.89 to 0.99 (medians over a clip;
# knee, ankle, heel and toes, the better of left and right), with a console before them at 0.92;
# what is found in the empty rooms of two gyms has 0.06 to 0.63.
LEGS_SEEN = 0.7


@dataclass(frozen=True, eq=False)
class Person(ArrayRecord):
    """One person in one frame.

    Attributes
    ----------
    time_s
        When.
    xy_px
        Landmarks of `RUNNER_SKELETON`, shape (K, 2).
    region
        Where the landmark network should look for the person; None before it was asked.
    leg_visibility
        How well the legs are seen, 0 to 1: of each pair of joints the one that is seen better.
    """

    time_s: float
    xy_px: FloatArray
    region: Region | None = None
    leg_visibility: float = 1.0

    def __post_init__(self) -> None:
        self._freeze("xy_px")

    @property
    def height_px(self) -> float:
        """Vertical extent of the landmarks."""
        return float(np.ptp(self.xy_px[:, 1]))

    @property
    def centre_px(self) -> FloatArray:
        """Middle of the hips, shape (2,)."""
        hips = [RUNNER_SKELETON.index(f"{side}_hip") for side in ("left", "right")]
        return np.asarray(self.xy_px[hips].mean(axis=0))

    @property
    def leg_spread(self) -> float:
        """Signed distance from ankle to ankle across the picture, in heights of the person."""
        left, right = (RUNNER_SKELETON.index(f"{side}_ankle") for side in ("left", "right"))
        across = self.xy_px[left] - self.xy_px[right]
        return float(across[np.argmax(np.abs(across))] / max(self.height_px, 1.0))

    @property
    def legs_are_seen(self) -> bool:
        """Whether these may be the legs of somebody, and not of a tree or a machine."""
        return self.leg_visibility >= LEGS_SEEN
