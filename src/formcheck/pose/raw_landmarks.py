"""Find BlazePose's landmarks frame by frame, in regions that depend only on the clip."""

from collections.abc import Callable, Iterable

import numpy as np

from formcheck.in_order import in_order
from formcheck.pose.errors_at_contact import ERRORS_AT_CONTACT
from formcheck.pose.landmark_network import LandmarkNetwork
from formcheck.pose.region import Region
from formcheck.pose.region_path import RegionPath
from formcheck.pose.runner import Runner
from formcheck.pose.weights import LANDMARKS, estimator_name
from formcheck.records import RUNNER_SKELETON, FloatArray, PoseSequence
from formcheck.video import Frame


def raw_landmarks(
    frames: Iterable[Frame], runner: Runner, threads: int | None = None
) -> PoseSequence:
    """Return raw landmarks of the runner, one row per frame, NaN where nobody is seen.

    Nothing is smoothed and nothing lags: the regions come from the first look at the clip, not from
    the frame before. So a frame's landmarks do not depend on the frames read before it, and regions
    that do not jump from frame to frame make them steadier. It also lets every core work on a frame
    of its own, with the same result for any number of threads.

    Parameters
    ----------
    frames
        All frames of the clip.
    runner
        Who is followed.
    threads
        Number of threads that look at frames; by default one per core.
    """
    path = RegionPath(runner.sightings)
    found = list(in_order(lambda: _reader(path), frames, threads))
    times_s, rows = [time_s for time_s, _ in found], [row for _, row in found]
    # A hundredth of a pixel is far below the model's noise; float32 is what recordings keep, so
    # that an analysis from a recording gives the very same numbers.
    short = np.round(np.array(rows, dtype=np.float32).reshape(-1, len(LANDMARKS), 3), 2)
    table = short.astype(np.float64)
    return PoseSequence(
        timestamps_s=np.array(times_s),
        xy_px=table[..., :2],
        visibility=table[..., 2],
        skeleton=RUNNER_SKELETON,
        estimator=estimator_name(),
        errors_at_contact=ERRORS_AT_CONTACT,
    )


def _reader(path: RegionPath) -> Callable[[Frame], tuple[float, FloatArray]]:
    """A thread's own reader of frames; a network cannot look at two pictures at once."""
    network = LandmarkNetwork()
    return lambda frame: (frame.time_s, _landmarks(network, frame, path.at(frame.time_s)))


def _landmarks(network: LandmarkNetwork, frame: Frame, region: Region) -> FloatArray:
    """Landmarks of one frame in pixels of the picture, with visibility, shape (K, 3)."""
    seen = network.look(frame.rgb, region)
    if not region.is_near(seen.region):
        seen = network.look(frame.rgb, seen.region)
    if not (seen.is_somebody and seen.region.is_inside(frame.rgb)):
        return np.hstack([np.full((len(LANDMARKS), 2), np.nan), np.zeros((len(LANDMARKS), 1))])
    chosen = list(LANDMARKS)
    return np.hstack([seen.xy_px[chosen], seen.visibility[chosen, None]])
