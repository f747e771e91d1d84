"""What a day's filming does to a clip: camera, clothes, and where the pose model sees joints."""

from dataclasses import dataclass, replace

import numpy as np

from benchmarks.runner.camera import CameraSetup
from formcheck.records import RUNNER_SKELETON, FloatArray, View

# One standard deviation each. A phone set up by eye: level to 1° (analyzers/at_contact.py), within
# 10° of straight behind or beside when told so, by 20 cm and 5 cm where it stood before (ours).
ROLL_DEG, YAW_DEG, DISTANCE_M, HEIGHT_M = 1.0, 3.5, 0.2, 0.05
USUAL = CameraSetup(width_px=1080, height_px=1920, distance_m=3.0, height_m=0.95)
# Upright lines of a room are plumb to 0.4° (camera/level.py), and read to 0.1° once more.
LEVEL_DEG, LEVEL_AGAIN_DEG = 0.4, 0.1
# Turn of the clothes per turn of the pelvis: 0.65–1.05 (pelvis/waistline.py), two standard
# deviations to either side among runners; half of one between two kits of a runner (ours).
FOLLOWS, FOLLOWS_OF_RUNNERS, FOLLOWS_OF_KITS = 0.85, 0.10, 0.05
# How clothes sit, degrees: error of their own turn (pelvis/symmetry.py).
SITS_DEG = 0.5
# Landmarks off their joints, leg lengths along x and y. Of runners, from docs/accuracy.md: their
# shanks read 1.2° off (one standard deviation), 0.4° of it the level, their knees 2.0°, distances
# 0.011; 0.007 make 1.1°, 2.0° and 0.010. Of days, from one runner in other light and from aside:
# some 0.7° of the shank.
OFF_OF_RUNNERS, OFF_OF_DAYS = 0.007, 0.004
# Single frames of the sample clips, less what repeats every stride: near leg and hips 0.004–0.006.
OFF_OF_FRAMES = 0.006
# One frame of the waistline, degrees: what its own trackers tell of themselves.
TILT_NOISE_DEG = 0.3
VIEWS = (View.REAR, View.RIGHT)
_SHAPE = (len(RUNNER_SKELETON.names), 2)


@dataclass(frozen=True)
class Filming:
    """How a clip of one view is filmed.

    Attributes
    ----------
    camera
        As it stands.
    level_error_deg
        How much more the room says it rolls than it does.
    follows, sits_deg
        Turn of the clothes per turn of the pelvis, and how they sit.
    off
        Where landmarks are seen, from their joints, leg lengths (K, 2).
    """

    camera: CameraSetup
    level_error_deg: float
    follows: float
    sits_deg: float
    off: FloatArray

    def again(self, rng: np.random.Generator) -> "Filming":
        """Return the next clip of the same session: only the lines of the room are read anew."""
        read_deg = LEVEL_AGAIN_DEG * float(rng.standard_normal())
        return replace(self, level_error_deg=self.level_error_deg + read_deg)

    def in_another_posture(self, apart: float, rng: np.random.Generator) -> "Filming":
        """Return it with landmarks off as in another posture.

        Parameters
        ----------
        apart
            How far the postures are apart, 1 as far as two runners: the errors of a posture are
            then drawn anew (comparison/interval.py).
        rng
            Where the chance comes from.
        """
        same = 1.0 - min(apart, 1.0) ** 2
        other = OFF_OF_RUNNERS * rng.standard_normal(_SHAPE)
        return replace(self, off=same * self.off + np.sqrt(1.0 - same**2) * other)


@dataclass(frozen=True)
class Seen:
    """What is a runner's own, whoever films: usual clothes, and landmarks in each view."""

    follows: float
    off: dict[View, FloatArray]

    def day(self, rng: np.random.Generator) -> dict[View, Filming]:
        """Return the filming of a day, each view set up by itself, one kit in both."""
        follows = self.follows + FOLLOWS_OF_KITS * float(rng.standard_normal())
        sits_deg = SITS_DEG * float(rng.standard_normal())
        return {
            view: Filming(
                camera=_camera(view, rng),
                level_error_deg=LEVEL_DEG * float(rng.standard_normal()),
                follows=follows,
                sits_deg=sits_deg,
                off=self.off[view] + OFF_OF_DAYS * rng.standard_normal(_SHAPE),
            )
            for view in VIEWS
        }


def draw_seen(rng: np.random.Generator) -> Seen:
    """Return how one of many runners is seen."""
    follows = FOLLOWS + FOLLOWS_OF_RUNNERS * float(np.clip(rng.standard_normal(), -2.0, 2.0))
    off = {view: OFF_OF_RUNNERS * rng.standard_normal(_SHAPE) for view in VIEWS}
    return Seen(follows, off)


def _camera(view: View, rng: np.random.Generator) -> CameraSetup:
    roll, yaw, distance, height = np.clip(rng.standard_normal(4), -2.5, 2.5)
    return replace(
        USUAL,
        view=view,
        roll_deg=float(ROLL_DEG * roll),
        yaw_deg=float(YAW_DEG * yaw),
        distance_m=float(USUAL.distance_m + DISTANCE_M * distance),
        height_m=float(USUAL.height_m + HEIGHT_M * height),
    )
