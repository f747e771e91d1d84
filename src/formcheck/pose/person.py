"""One person in one picture."""

from dataclasses import dataclass

import numpy as np

from formcheck.pose.region import Region
from formcheck.records import RUNNER_SKELETON, ArrayRecord, FloatArray

# Visibility of legs in 20 clips, six of them of real people: 0.89 to 0.99 (medians over a clip;
# knee, ankle, heel and toes, the better of left and right), and 0.92 with a console before them;
# false findings in the empty rooms of two gyms have 0.06 to 0.63.
LEGS_SEEN = 0.7


@dataclass(frozen=True, eq=False)
class Person(ArrayRecord):
    """One person in one frame.

    Attributes
    ----------
    time_s
        Time of the frame, seconds.
    xy_px
        Landmarks of `RUNNER_SKELETON`, pixels, shape (K, 2).
    region
        Where the landmark network should look for the person; None before the network has run.
    settled_px
        The same landmarks as the landmark network reads them in that region; they are those of an
        analysis, also beyond the edge of the picture, (K, 2). None before the network has run.
    leg_visibility
        Visibility of the legs, 0 to 1; of each pair of joints the one that is seen better counts.
    """

    time_s: float
    xy_px: FloatArray
    region: Region | None = None
    leg_visibility: float = 1.0
    settled_px: FloatArray | None = None

    def __post_init__(self) -> None:
        self._freeze("xy_px", *(() if self.settled_px is None else ("settled_px",)))

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
        """Whether these can be a person's legs rather than a tree or a machine."""
        return self.leg_visibility >= LEGS_SEEN
