"""Check that the runner was followed, and not somebody close by."""

from dataclasses import replace

import numpy as np

from formcheck.pose.person import Person
from formcheck.pose.runner import Runner
from formcheck.records import BoolArray, FloatArray, Followed, PoseSequence

# Two looks at one person in one frame place the hips within some pixels of each other; people on
# neighbouring treadmills are half a body height apart.
SAME_PLACE_BODY_HEIGHTS = 0.2


def only_the_runner(pose: PoseSequence, runner: Runner) -> PoseSequence:
    """Remove the landmarks of frames in which somebody other than the runner was followed.

    At some moments the people are known from whole pictures. Where the followed person is not the
    runner, the frames around that moment, halfway to the next ones, are marked as lost.

    Parameters
    ----------
    pose
        Landmarks of the person that was followed.
    runner
        The person that should be followed.
    """
    moments_s = np.array([person.time_s for person in runner.sightings])
    others = np.array([_is_other(pose, person) for person in runner.sightings])
    nearest = np.abs(pose.timestamps_s[:, None] - moments_s).argmin(axis=1)
    lost = pose.tracked & others[nearest]
    followed = Followed(runner.people, runner.number, _share(lost, pose))
    xy_px = np.where(lost[:, None, None], np.nan, pose.xy_px)
    return replace(pose, xy_px=xy_px, followed=followed)


def _share(lost: BoolArray, pose: PoseSequence) -> float:
    return float(lost.sum()) / max(float(pose.tracked.sum()), 1.0)


def _is_other(pose: PoseSequence, person: Person) -> bool:
    """Whether the followed hips are elsewhere at a sighting's moment; False where unknown."""
    hips_px: FloatArray = pose.middle("hip")[np.abs(pose.timestamps_s - person.time_s).argmin()]
    away_px = float(np.linalg.norm(hips_px - person.centre_px))
    return away_px > SAME_PLACE_BODY_HEIGHTS * person.height_px
