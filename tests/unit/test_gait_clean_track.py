"""The filter and the bridging of gaps, against sines whose filtered form is known exactly."""

import numpy as np
import pytest
from scipy.signal import butter, sosfiltfilt
from synthetic_runner import Run, pose_of, without_frames

from formcheck.gait import POSTURE_CUT_OFF_HZ, TRACK_STEP_S, clean_series, clean_track
from formcheck.gait.clean_track import CUT_OFF_HZ, low_pass
from formcheck.records import RUNNER_SKELETON, FloatArray, PoseSequence

RATES = [30, 60, 120, 240]
EDGE_S = 0.6  # beyond this from both ends, the filter no longer feels them


def camera_s(rate: float, duration_s: float = 4.0, uneven: float = 0.0) -> FloatArray:
    return Run(duration_s=duration_s, frame_s=1.0 / rate, uneven=uneven).times_s


def gain(frequency_hz: float) -> float:
    """What two passes of a second-order Butterworth, −3 dB together at 8 Hz, leave of a sine.

    Each pass leaves 1 / (1 + (f/c)^4) of the power, so two leave that of the amplitude, and
    c = 8 / (√2 − 1)^(1/4); the tangents are the bilinear transform's stretching of frequency.
    """
    stretched = np.tan(np.pi * frequency_hz * TRACK_STEP_S)
    corner = np.tan(np.pi * CUT_OFF_HZ / (np.sqrt(2.0) - 1.0) ** 0.25 * TRACK_STEP_S)
    return float(1.0 / (1.0 + (stretched / corner) ** 4))


def amplitude_and_lag(
    times_s: FloatArray, values: FloatArray, frequency_hz: float
) -> tuple[float, float]:
    """Amplitude, and delay in seconds, of sin(2πft) in the middle of a signal."""
    middle = (times_s > EDGE_S) & (times_s < times_s[-1] - EDGE_S)
    angle = 2.0 * np.pi * frequency_hz * times_s[middle]
    parts = np.column_stack([np.sin(angle), np.cos(angle), np.ones_like(angle)])
    (in_phase, ahead, _), *_ = np.linalg.lstsq(parts, values[middle], rcond=None)
    lag_s = -np.arctan2(ahead, in_phase) / (2.0 * np.pi * frequency_hz)
    return float(np.hypot(in_phase, ahead)), float(lag_s)


def pieces(grid_s: FloatArray, values: FloatArray) -> list[tuple[float, float]]:
    """First and last time of each stretch of grid without NaN."""
    known = np.concatenate([[0], np.isfinite(values).astype(int), [0]])
    starts = np.flatnonzero(np.diff(known) == 1)
    ends = np.flatnonzero(np.diff(known) == -1) - 1
    return [(float(grid_s[a]), float(grid_s[b])) for a, b in zip(starts, ends, strict=True)]


@pytest.mark.parametrize("frequency_hz", [1.0, 3.0, 6.0, 8.0])
@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("uneven", [0.0, 0.5])
def test_a_sine_keeps_its_phase_and_the_filters_share_of_its_amplitude(
    rate: float, frequency_hz: float, uneven: float
) -> None:
    times_s = camera_s(rate, uneven=uneven)
    grid_s, values = clean_series(times_s, 100.0 * np.sin(2.0 * np.pi * frequency_hz * times_s))
    amplitude, lag_s = amplitude_and_lag(grid_s[:-1], values[:-1], frequency_hz)
    # At 30 frames per second 8 Hz has four pictures per wave: there the spline rounds the tops.
    coarse = frequency_hz / rate > 0.15
    assert amplitude == pytest.approx(100.0 * gain(frequency_hz), abs=2.5 if coarse else 0.2)
    assert lag_s == pytest.approx(0.0, abs=1e-4)


def test_the_cut_off_is_where_half_of_the_power_is_left() -> None:
    assert gain(CUT_OFF_HZ) == pytest.approx(np.sqrt(0.5), abs=0.005)
    assert gain(1.0) > 0.999


@pytest.mark.parametrize("rate", [120, 240])
def test_a_shake_of_30_hz_vanishes(rate: float) -> None:
    times_s = camera_s(rate)
    grid_s, values = clean_series(times_s, 100.0 * np.sin(2.0 * np.pi * 30.0 * times_s))
    middle = (grid_s > EDGE_S) & (grid_s < grid_s[-1] - EDGE_S)
    assert np.abs(values[middle]).max() < 1.2


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("slope", [0.0, 250.0])
def test_a_constant_and_a_straight_line_pass_unchanged_to_the_ends(
    rate: float, slope: float
) -> None:
    times_s = camera_s(rate, uneven=0.9)
    grid_s, values = clean_series(times_s, 400.0 + slope * times_s)
    known = grid_s <= times_s[-1]
    np.testing.assert_allclose(values[known], 400.0 + slope * grid_s[known], atol=1e-6)


def test_a_signal_turned_round_in_time_gives_the_result_turned_round() -> None:
    noise = np.random.default_rng(1).standard_normal(500)
    np.testing.assert_allclose(low_pass(noise[::-1]), low_pass(noise)[::-1], atol=1e-6)


@pytest.mark.parametrize("cut_off_hz", [CUT_OFF_HZ, POSTURE_CUT_OFF_HZ])
@pytest.mark.parametrize("count", [2, 121, 2879, 2880])
def test_the_filter_is_scipys_forwards_and_backwards(count: int, cut_off_hz: float) -> None:
    values = 800.0 + np.random.default_rng(count).normal(0.0, 30.0, (count, 3, 2))
    per_pass_hz = cut_off_hz / (np.sqrt(2.0) - 1.0) ** 0.25
    sections = butter(2, per_pass_hz, fs=1.0 / TRACK_STEP_S, output="sos")
    expected = sosfiltfilt(sections, values, axis=0, padlen=min(120, count - 1))
    np.testing.assert_allclose(low_pass(values, cut_off_hz), expected, rtol=0.0, atol=1e-9)


def test_every_column_is_filtered_by_itself() -> None:
    times_s = camera_s(60)
    columns = np.stack([np.sin(times_s), np.cos(3.0 * times_s), times_s], axis=1)
    _, together = clean_series(times_s, columns.reshape(-1, 3, 1))
    for number in range(3):
        _, alone = clean_series(times_s, columns[:, number])
        np.testing.assert_allclose(together[:, number, 0], alone, rtol=0.0, atol=1e-12)


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("uneven", [0.0, 0.9])
def test_the_grid_is_even_from_zero_to_the_last_frame(rate: float, uneven: float) -> None:
    times_s = camera_s(rate, uneven=uneven)
    grid_s, _ = clean_series(times_s, times_s)
    np.testing.assert_allclose(grid_s, np.arange(len(grid_s)) / 240.0, atol=1e-12)
    assert abs(grid_s[-1] - times_s[-1]) <= TRACK_STEP_S / 2.0 + 1e-9


def bridgeable(rate: float) -> int:
    """How many frames may be lost between two that are at most 0.1 s apart."""
    return int(0.1 * rate + 0.01) - 1


@pytest.mark.parametrize("rate", [24, 30000 / 1001, 30, 60, 120, 240])
@pytest.mark.parametrize("clock_hz", [None, 600.0])
def test_gaps_up_to_a_tenth_of_a_second_are_bridged_wherever_they_lie(
    rate: float, clock_hz: float | None
) -> None:
    times_s = camera_s(rate)
    if clock_hz is not None:
        times_s = np.floor(times_s * clock_hz + 1e-6) / clock_hz
    for first in range(round(rate), round(2.0 * rate), 1 + round(rate) // 60):
        values = 100.0 * np.sin(2.0 * np.pi * times_s)
        values[first : first + bridgeable(rate)] = np.nan
        grid_s, cleaned = clean_series(times_s, values)
        assert len(pieces(grid_s, cleaned)) == 1, f"lost from frame {first}"
        middle = (grid_s > EDGE_S) & (grid_s < grid_s[-1] - EDGE_S)
        truth = 100.0 * gain(1.0) * np.sin(2.0 * np.pi * grid_s[middle])
        np.testing.assert_allclose(cleaned[middle], truth, atol=0.5)


@pytest.mark.parametrize("rate", [24, 30000 / 1001, 30, 60, 120, 240])
def test_one_more_lost_frame_leaves_the_gap_empty_from_edge_to_edge(rate: float) -> None:
    times_s = camera_s(rate)
    for first in range(round(rate), round(2.0 * rate), 1 + round(rate) // 60):
        last = first + bridgeable(rate)
        values = np.sin(2.0 * np.pi * times_s)
        values[first : last + 1] = np.nan
        grid_s, cleaned = clean_series(times_s, values)
        (_, before_s), (after_s, _) = pieces(grid_s, cleaned)
        assert before_s == pytest.approx(times_s[first - 1], abs=TRACK_STEP_S)
        assert after_s == pytest.approx(times_s[last + 1], abs=TRACK_STEP_S)


def test_the_two_sides_of_a_long_gap_do_not_touch() -> None:
    times_s = camera_s(60)
    values = np.where(times_s < 1.5, 0.0, 1000.0)
    values[(times_s > 1.4) & (times_s < 1.6)] = np.nan
    grid_s, cleaned = clean_series(times_s, values)
    np.testing.assert_allclose(cleaned[grid_s < 1.4], 0.0, atol=1e-6)
    np.testing.assert_allclose(cleaned[(grid_s > 1.61) & (grid_s < 3.9)], 1000.0, atol=1e-6)


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        ([(0.0, 4.0)], [(0.0, 4.0)]),
        ([(1.0, 1.475), (2.0, 3.0)], [(2.0, 3.0)]),
        ([(1.0, 1.525), (2.0, 3.0)], [(1.0, 1.525), (2.0, 3.0)]),
        ([(1.0, 1.4), (1.45, 1.8)], [(1.0, 1.8)]),  # short, but bridged to one long piece
        ([(1.0, 1.4)], []),
        ([], []),
    ],
)
def test_pieces_shorter_than_half_a_second_are_dropped(
    seen: list[tuple[float, float]], expected: list[tuple[float, float]]
) -> None:
    times_s = camera_s(120)
    values = np.full_like(times_s, np.nan)
    for first_s, last_s in seen:
        values[(times_s > first_s - 1e-3) & (times_s < last_s + 1e-3)] = 7.0
    found = pieces(*clean_series(times_s, values))
    assert found == [pytest.approx(span, abs=1.5 / 120.0) for span in expected]


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4, 10])
@pytest.mark.parametrize("shape", [(), (3,), (19, 2)])
def test_a_short_clip_gives_no_values_and_no_crash(count: int, shape: tuple[int, ...]) -> None:
    grid_s, values = clean_series(np.arange(count) / 30.0, np.ones((count, *shape)))
    assert values.shape == (len(grid_s), *shape)
    assert np.isnan(values).all()


@pytest.mark.parametrize("count", [0, 1, 4])
def test_a_short_track_is_untracked(count: int) -> None:
    empty = PoseSequence(
        np.arange(count) / 30.0, np.ones((count, 19, 2)), np.ones((count, 19)), RUNNER_SKELETON, ""
    )
    assert not clean_track(empty).tracked.any()


def test_one_lost_landmark_loses_the_frame_and_no_frame_is_half_tracked() -> None:
    pose = pose_of(Run())
    xy_px = pose.xy_px.copy()
    xy_px[120:150, 3] = np.nan
    track = clean_track(pose.changed(xy_px, "arm lost"))
    assert not track.tracked[round(2.1 * 240) : round(2.4 * 240)].any()
    assert (np.isfinite(track.xy_px).any(axis=(1, 2)) == track.tracked).all()
    np.testing.assert_array_equal(
        track.xy_px, clean_track(without_frames(pose, slice(120, 150))).xy_px
    )


def test_a_track_says_what_was_done_to_it() -> None:
    pose = pose_of(Run(duration_s=2.0)).changed(pose_of(Run(duration_s=2.0)).xy_px, "before")
    track = clean_track(pose)
    assert track.history == ("before", "bridged gaps up to 0.1 s, zero-lag low-pass 8 Hz")
    assert (track.skeleton, track.estimator) == (pose.skeleton, pose.estimator)


def test_visibility_follows_the_grid() -> None:
    times_s = camera_s(30, duration_s=2.0)
    visibility = np.repeat(times_s[:, None] / 2.0, 19, axis=1)
    pose = PoseSequence(times_s, np.ones((len(times_s), 19, 2)), visibility, RUNNER_SKELETON, "")
    track = clean_track(pose)
    np.testing.assert_allclose(track.visibility[:, 0], track.timestamps_s / 2.0, atol=1e-9)
