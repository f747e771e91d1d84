"""Vertical motion of the hips: runners bounce, and are low in mid-stance where walkers are high."""

import numpy as np

from formcheck.gait.extrema import peak_times_s
from formcheck.gait.joint_angles import ankle_ahead_of_hip_px, leg_length_px
from formcheck.gait.spectrum import strongest_rate_per_min
from formcheck.gait.stepping import (
    MIN_RETURN_LEG_LENGTHS,
    MIN_STEP_S,
    foremost_ankle_px,
)
from formcheck.records import Facing, FloatArray, PoseSequence, Side, View

# Hip height at mid-stance against its mean, in standard deviations, + = low: 0.33 to 1.7 in 24 runs
# by the better of the two ways, −0.45 in a walk (whose hip is highest over the standing leg).
MIN_DIP = 0.2
# From behind only the bounce separates a run in slow motion from a walk. Runners' hips move 69 to
# 110 mm up and down (14 runners on force plates, 2 to 5 m/s), walkers' about 45 mm and less. The
# amplitude is half of that; the leg measures 0.75 m as seen from behind. Two walks have 0.01, three
# real runs 0.07 to 0.10, nine rendered ones 0.04 to 0.05.
MIN_BOUNCE_LEG_LENGTHS = 0.033
# From the side, a step rate is noise if the hips bounce no more than this at it and at least that
# much at a slower rate: in 18 runs they bounce by 0.026 and more at the step rate.
SLOW_HIPS_SPM = (25.0, 115.0)
MAX_STILL_LEG_LENGTHS = 0.015
MIN_SLOW_BOUNCE_LEG_LENGTHS = 0.028
# Scattered steps give their rate to within this fraction.
RATE_ERROR = 0.1


def hips_are_slower(pose: PoseSequence, rate_spm: float, view: View) -> bool:
    """Return whether a side view's steps are noise of hidden legs: the hips move at a slower rate.

    Other views find the steps in the hips themselves, so the question arises only from the side.
    """
    if not view.is_side:
        return False
    height_px = pose.middle("hip")[:, 1]
    hips_spm = strongest_rate_per_min(pose.timestamps_s, height_px, SLOW_HIPS_SPM)
    with_steps, without = (_bounce(pose, spm) for spm in (rate_spm, hips_spm))
    return with_steps < MAX_STILL_LEG_LENGTHS and without >= MIN_SLOW_BOUNCE_LEG_LENGTHS


def bounces(pose: PoseSequence, rate_spm: float) -> bool:
    """Return whether the hips, seen from behind or in front, bounce as much as a runner's."""
    return _bounce(pose, rate_spm) >= MIN_BOUNCE_LEG_LENGTHS


def _bounce(pose: PoseSequence, rate_spm: float) -> float:
    """Amplitude of the hips' vertical motion at the step rate, in leg lengths."""
    height = _around_mean(pose, rate_spm)
    known = np.isfinite(height)
    if not known.any():
        return float("nan")
    rates_hz = rate_spm / 60.0 * np.linspace(1.0 - RATE_ERROR, 1.0 + RATE_ERROR, 41)
    turns = np.exp(2j * np.pi * rates_hz[:, None] * pose.timestamps_s[known])
    swing_px = 2.0 * np.abs(turns @ height[known]).max() / known.sum()
    return float(swing_px / leg_length_px(pose, Side.LEFT))


def dips(pose: PoseSequence, rate_spm: float, view: View, facing: Facing | None) -> bool:
    """Return whether the hips are low in mid-stance, as in running; True for other than side views.

    Mid-stance is found in two ways: where the near ankle passes back under the hips, and where the
    legs cross. An oblique camera shifts the first, a hidden leg the second; one of them suffices.
    """
    near = view.near_side
    if near is None or facing is None:
        return True
    height = _around_mean(pose, rate_spm)
    ahead = ankle_ahead_of_hip_px(pose, near, facing)
    foremost = foremost_ankle_px(pose, facing)
    back = MIN_RETURN_LEG_LENGTHS * leg_length_px(pose, near)
    crossing_s = peak_times_s(pose.timestamps_s, -foremost, prominence=back, apart_s=MIN_STEP_S)
    ways = (
        height[np.flatnonzero((ahead[:-1] > 0) & (ahead[1:] <= 0))],
        np.interp(crossing_s, pose.timestamps_s, height),
    )
    least = MIN_DIP * np.nanstd(height)
    return any(len(low) and np.nanmedian(low) > least > 0.0 for low in ways)


def _around_mean(pose: PoseSequence, rate_spm: float) -> FloatArray:
    """Hip height less its mean over a stride, which removes drift and a camera's panning."""
    from scipy.ndimage import uniform_filter1d  # noqa: PLC0415 - slow to import

    height = pose.middle("hip")[:, 1]
    known = np.isfinite(height)
    step_s = float(np.diff(pose.timestamps_s[:2]).sum())
    stride = max(1, round(120.0 / rate_spm / step_s))
    total = uniform_filter1d(np.where(known, height, 0.0), stride, mode="constant")
    share = uniform_filter1d(known.astype(float), stride, mode="constant")
    return np.asarray(height - total / np.where(share > 0.0, share, np.nan))
