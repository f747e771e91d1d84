"""A change of form ends a steady part; the usual sway does not."""

import numpy as np
import pytest
from synthetic_runner import Run, pose_of

from formcheck.gait import SteadyEvents, clean_track, find_steady_events
from formcheck.records import Facing, FloatArray, PoseSequence, View

VIEWS = [View.LEFT, View.RIGHT]
FACING = {View.LEFT: Facing.LEFT, View.RIGHT: Facing.RIGHT}
LEG_PARTS = ("knee", "ankle", "heel", "foot_index")


def rhythm_of(pose: PoseSequence, view: View) -> SteadyEvents:
    return find_steady_events(pose, clean_track(pose), view, FACING[view])


def bent(pose: PoseSequence, view: View, lean_deg: FloatArray) -> PoseSequence:
    """The trunk leaned forward about the hips, frame by frame."""
    turn = np.radians(lean_deg) * FACING[view].sign
    hips = pose.middle("hip")[:, None]
    rest = pose.xy_px - hips
    cos, sin = np.cos(turn)[:, None], np.sin(turn)[:, None]
    turned = hips + np.stack(
        [cos * rest[..., 0] - sin * rest[..., 1], sin * rest[..., 0] + cos * rest[..., 1]], axis=-1
    )
    keep = [n for n, name in enumerate(pose.skeleton.names) if name.split("_", 1)[-1] in LEG_PARTS]
    turned[:, keep] = pose.xy_px[:, keep]
    return pose.changed(turned, "leaned")


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("lean_deg", [20.0, -14.0])
@pytest.mark.parametrize("noise_px", [0.0, 3.0])
def test_who_bends_over_at_the_same_cadence_ends_the_part(
    view: View, lean_deg: float, noise_px: float
) -> None:
    run = Run(view=view, duration_s=16.0)
    leans = bent(pose_of(run, noise_px), view, np.where(run.times_s > 10.0, lean_deg, 0.0))
    steady_s = rhythm_of(leans, view).steady_s
    assert steady_s is not None
    assert steady_s[0] < 0.8
    assert 8.5 < steady_s[1] < 11.0


@pytest.mark.parametrize("view", VIEWS)
def test_a_form_in_the_middle_is_not_bridged(view: View) -> None:
    run = Run(view=view, duration_s=20.0)
    middle = (run.times_s > 6.0) & (run.times_s < 10.0)
    steady_s = rhythm_of(bent(pose_of(run), view, np.where(middle, 15.0, 0.0)), view).steady_s
    assert steady_s is not None
    assert steady_s[0] > 9.0
    assert steady_s[1] > 19.0


@pytest.mark.parametrize("view", VIEWS)
def test_lower_hips_on_bent_knees_end_the_part(view: View) -> None:
    tall, low = (
        Run(view=view, duration_s=8.0 * Run().stride_s, frame_s=Run().stride_s / 42, hip_height=h)
        for h in (0.92, 0.80)
    )
    poses = [pose_of(run) for run in (tall, low, low)]
    xy_px = np.concatenate([pose.xy_px for pose in poses])
    times_s = tall.frame_s * np.arange(len(xy_px), dtype=np.float64)
    seen = np.ones(xy_px.shape[:2])
    joined = PoseSequence(times_s, xy_px, seen, poses[0].skeleton, "synthetic")
    steady_s = rhythm_of(joined, view).steady_s
    assert steady_s is not None
    assert steady_s[0] > 6.0 * tall.stride_s


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("seed", range(4))
def test_sway_of_trunk_and_phone_costs_nothing(view: View, seed: int) -> None:
    run = Run(view=view, duration_s=16.0)
    rng = np.random.default_rng(seed)
    lean = 2.5 * np.sin(2.0 * np.pi * run.times_s / rng.uniform(4.0, 15.0) + rng.uniform(0.0, 6.0))
    swayed = rhythm_of(bent(pose_of(run, 3.0, seed), view, lean), view)
    whole = rhythm_of(pose_of(run, 3.0, seed), view)
    assert swayed.steady_s == pytest.approx(whole.steady_s, abs=0.05)
    assert len(whole.steps_s) == len(whole.steps_seen_s) >= 43
