"""Clips that were cut on purpose, and runs that were not."""

import numpy as np
import pytest
from synthetic_runner import Run, pose_of, without_frames

from formcheck.gait.cuts import cut_times_s
from formcheck.records import PoseSequence, View

RATES_HZ = [24, 30, 60, 120, 240]
VIEWS = [View.REAR, View.FRONT, View.LEFT, View.RIGHT]
RUN = Run(duration_s=6.0)
AT = 150


def moved(pose: PoseSequence, first: int, last: int, dx_px: float, dy_px: float) -> PoseSequence:
    """The body elsewhere in the frames from one number up to, not including, another."""
    xy_px = pose.xy_px.copy()
    xy_px[first:last] += (dx_px, dy_px)
    return pose.changed(xy_px, "moved")


def grown(pose: PoseSequence, first: int, factor: float) -> PoseSequence:
    """The body larger from a frame on, its hips in place."""
    hips_px = pose.middle("hip")[:, None]
    xy_px = pose.xy_px.copy()
    xy_px[first:] = (hips_px + factor * (pose.xy_px - hips_px))[first:]
    return pose.changed(xy_px, "grown")


def assert_cut_at(pose: PoseSequence, *frames: int) -> None:
    frame_s = float(np.median(np.diff(pose.timestamps_s)))
    expected_s = pose.timestamps_s[list(frames)]
    assert cut_times_s(pose) == pytest.approx(expected_s, abs=2.1 * frame_s)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("rate_hz", RATES_HZ)
@pytest.mark.parametrize("noise_px", [0.0, 6.0])
def test_a_run_has_no_cuts(view: View, rate_hz: int, noise_px: float) -> None:
    run = Run(view=view, frame_s=1 / rate_hz, duration_s=5.0)
    assert len(cut_times_s(pose_of(run, noise_px))) == 0


@pytest.mark.parametrize("view", [View.REAR, View.RIGHT])
@pytest.mark.parametrize("walks", [False, True])
def test_large_slow_bounces_and_late_frames_are_no_cuts(view: View, walks: bool) -> None:
    run = Run(view=view, frame_s=1 / 24, cadence_spm=140.0, bounce=0.06, uneven=0.9, walks=walks)
    assert len(cut_times_s(pose_of(run, noise_px=3.0))) == 0


@pytest.mark.parametrize("direction", [(1, 0), (-1, 0), (0, 1), (0, -1), (0.8, 0.6)])
@pytest.mark.parametrize("view", [View.REAR, View.LEFT])
def test_a_body_that_is_suddenly_elsewhere_was_cut(
    direction: tuple[float, float], view: View
) -> None:
    run = Run(view=view, duration_s=6.0)
    dx_px, dy_px = (0.6 * run.leg_px * part for part in direction)
    assert_cut_at(moved(pose_of(run, noise_px=2.0), AT, 10_000, dx_px, dy_px), AT)


@pytest.mark.parametrize("rate_hz", RATES_HZ)
def test_the_frame_rate_does_not_enter(rate_hz: int) -> None:
    run = Run(frame_s=1 / rate_hz, duration_s=4.0)
    at = 2 * rate_hz
    assert_cut_at(moved(pose_of(run, noise_px=2.0), at, 10_000, 0.6 * run.leg_px, 0.0), at)


@pytest.mark.parametrize("leg_px", [100.0, 380.0, 900.0])
@pytest.mark.parametrize(("leg_lengths", "cuts"), [(0.25, 0), (0.45, 1)])
def test_how_far_is_counted_in_leg_lengths(leg_px: float, leg_lengths: float, cuts: int) -> None:
    pose = pose_of(Run(leg_px=leg_px, duration_s=6.0))
    assert len(cut_times_s(moved(pose, AT, 10_000, leg_lengths * leg_px, 0.0))) == cuts


@pytest.mark.parametrize("view", [View.REAR, View.RIGHT])
@pytest.mark.parametrize("factor", [1 / 1.4, 1 / 1.25, 1.25, 1.4])
def test_a_body_that_is_suddenly_larger_or_smaller_was_cut(view: View, factor: float) -> None:
    assert_cut_at(grown(pose_of(Run(view=view, duration_s=6.0)), AT, factor), AT)


@pytest.mark.parametrize("factor", [1 / 1.15, 1.15])
def test_a_little_larger_is_no_cut(factor: float) -> None:
    assert len(cut_times_s(grown(pose_of(RUN), AT, factor))) == 0


@pytest.mark.parametrize("frames", [1, 2])
@pytest.mark.parametrize("at", [0, 5, AT, 357])
def test_a_glitch_of_one_or_two_frames_is_no_cut(frames: int, at: int) -> None:
    glitch = moved(pose_of(RUN), at, at + frames, 2.0 * RUN.leg_px, -RUN.leg_px)
    assert len(cut_times_s(glitch)) == 0


def test_an_hourglass_of_a_trunk_in_one_frame_is_no_cut() -> None:
    pose = pose_of(RUN)
    xy_px = pose.xy_px.copy()
    for side in ("left", "right"):
        xy_px[AT, pose.skeleton.index(f"{side}_shoulder")] = pose.landmark(f"{side}_hip")[AT] + 1.0
    assert len(cut_times_s(pose.changed(xy_px, "short for once"))) == 0


def test_two_cuts_are_both_found() -> None:
    away = moved(pose_of(RUN), 100, 250, 0.0, 0.6 * RUN.leg_px)
    assert_cut_at(away, 100, 250)


def test_a_runner_who_drifts_on_the_belt_is_not_cut() -> None:
    pose = pose_of(RUN)
    drift_px = np.linspace(0.0, 2.0 * RUN.leg_px, len(pose.timestamps_s))
    xy_px = pose.xy_px + np.column_stack([drift_px, np.zeros_like(drift_px)])[:, None]
    assert len(cut_times_s(pose.changed(xy_px, "drifted"))) == 0


@pytest.mark.parametrize("lost", [1, 12, 90])
def test_lost_frames_are_no_cut(lost: int) -> None:
    pose = without_frames(pose_of(RUN), slice(AT, AT + lost))
    assert len(cut_times_s(pose)) == 0


@pytest.mark.parametrize("lost", [1, 12, 90])
def test_a_cut_behind_lost_frames_is_found(lost: int) -> None:
    away = moved(pose_of(RUN), AT + lost, 10_000, 0.6 * RUN.leg_px, 0.0)
    assert_cut_at(without_frames(away, slice(AT, AT + lost)), AT + lost)


@pytest.mark.parametrize("tracked", [0, 1, 9])
def test_too_few_frames_show_no_cut(tracked: int) -> None:
    pose = without_frames(
        moved(pose_of(RUN), tracked // 2, 10_000, 999.0, 0.0), slice(tracked, None)
    )
    assert len(cut_times_s(pose)) == 0


def test_ten_frames_are_enough() -> None:
    pose = without_frames(moved(pose_of(RUN), 5, 10_000, 999.0, 0.0), slice(10, None))
    assert cut_times_s(pose) == pytest.approx(pose.timestamps_s[[5]])
