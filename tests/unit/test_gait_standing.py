"""A stand before the run, made of a frozen first picture."""

import numpy as np
import pytest
from synthetic_runner import Run, pose_of

from formcheck.gait import clean_track
from formcheck.gait.standing import standing_start_s
from formcheck.records import PoseSequence, View


def stands_first(stand_s: float, sway_px: float = 0.0, noise_px: float = 0.3) -> PoseSequence:
    run = pose_of(Run(view=View.REAR, duration_s=4.0))
    frame_s = float(run.timestamps_s[1])
    frames = round(stand_s / frame_s)
    sway = sway_px * np.sin(2.0 * np.pi * 0.4 * np.arange(frames) * frame_s)
    still = np.repeat(run.xy_px[:1], frames, axis=0) + sway[:, None, None]
    xy_px = np.concatenate([still, run.xy_px])
    xy_px = xy_px + noise_px * np.random.default_rng(1).standard_normal(xy_px.shape)
    times_s = np.arange(len(xy_px), dtype=np.float64) * frame_s
    return PoseSequence(
        times_s, xy_px, np.ones(xy_px.shape[:2]), run.skeleton, "synthetic", ("stood",)
    )


@pytest.mark.parametrize("stand_s", [1.6, 3.0])
@pytest.mark.parametrize("sway_px", [0.0, 8.0])
def test_a_stand_is_found_and_ends_before_the_run(stand_s: float, sway_px: float) -> None:
    span = standing_start_s(clean_track(stands_first(stand_s, sway_px)))
    assert span is not None
    assert span[0] < 0.3
    assert stand_s - 0.6 < span[1] < stand_s


@pytest.mark.parametrize("stand_s", [0.0, 0.5, 1.0])
def test_a_run_or_a_short_stand_is_none(stand_s: float) -> None:
    assert standing_start_s(clean_track(stands_first(stand_s))) is None


def test_a_runner_who_is_never_seen_does_not_stand() -> None:
    pose = stands_first(2.0)
    lost = pose.changed(np.full_like(pose.xy_px, np.nan), "lost")
    assert standing_start_s(clean_track(lost)) is None
