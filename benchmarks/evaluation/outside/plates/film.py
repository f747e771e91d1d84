"""Joints of a real runner as a camera and the pose model would show them."""

from dataclasses import dataclass

import numpy as np
from scipy.interpolate import CubicSpline

from benchmarks.evaluation.outside.plates.trials import PlateTrial
from formcheck.pose import ERRORS_AT_CONTACT
from formcheck.records import RUNNER_SKELETON, Facing, FloatArray, PoseSequence, View

# Pixels of a metre at the runner: one of 1.75 m fills two thirds of 1280 pixels.
PX_PER_M = 500.0
# The camera behind the runner: how far off and how high. From the side it is far away.
BEHIND_M, HIGH_M = 3.5, 1.0
# Errors of the pose model on rendered runners: 0.007 leg lengths in each coordinate (one standard
# deviation), each frame's 0.7 of the one before and the rest its own.
NOISE_LEG_LENGTHS, FOLLOWS = 0.007, 0.7
# Longest loss of a marker that is bridged, seconds.
BRIDGE_S = 0.12


@dataclass(frozen=True)
class Film:
    """How a trial is seen: from where, at how many frames per second, with noise or without."""

    view: View
    rate_hz: float
    is_noisy: bool

    @property
    def facing(self) -> Facing | None:
        """Where the runner runs to in a picture from the side."""
        return Facing.RIGHT if self.view is View.RIGHT else None


FILMS = tuple(
    Film(view, rate_hz, is_noisy)
    for view in (View.RIGHT, View.REAR)
    for rate_hz in (60.0, 30.0)
    for is_noisy in (False, True)
)
"""All ways in which a trial is seen."""


def filmed(trial: PlateTrial, film: Film) -> PoseSequence:
    """Return the landmarks; those that no marker gives lie between the hips.

    Times are those of the trial, from the first frame on, which is at 0.
    """
    rng = np.random.default_rng(0)
    middle_m = (trial.joints_m["left_hip"] + trial.joints_m["right_hip"]) / 2.0
    places_m = [trial.joints_m.get(name, middle_m) for name in RUNNER_SKELETON.names]
    times_s = np.arange(0.0, trial.times_s[-1], 1.0 / film.rate_hz)
    xy_px = _between(trial.times_s, picture_px(np.stack(places_m, axis=1), film.view), times_s)
    if film.is_noisy:
        leg_px = PX_PER_M * trial.leg_m
        xy_px = xy_px + NOISE_LEG_LENGTHS * leg_px * _noise(rng, xy_px.shape)
    seen = np.ones(xy_px.shape[:2])
    return PoseSequence(
        times_s, xy_px, seen, RUNNER_SKELETON, "markers", errors_at_contact=ERRORS_AT_CONTACT
    )


def picture_px(places_m: FloatArray, view: View) -> FloatArray:
    """Return places (T, K, 3), forward, up, right, as pixels right and down (T, K, 2)."""
    forward, up, right = np.moveaxis(places_m, -1, 0)
    if view is View.RIGHT:
        return PX_PER_M * np.stack([forward, -up], axis=-1)
    away_m = BEHIND_M + forward - float(np.nanmean(forward))
    scale = PX_PER_M * BEHIND_M / away_m
    return np.stack([scale * (right - float(np.nanmean(right))), scale * (HIGH_M - up)], axis=-1)


def _between(times_s: FloatArray, xy_px: FloatArray, wanted_s: FloatArray) -> FloatArray:
    """Landmarks at the frames' times; NaN in frames amid longer losses of a marker."""
    known = np.isfinite(xy_px).all(axis=(1, 2))
    at = CubicSpline(times_s[known], xy_px[known])(wanted_s)
    after = np.clip(np.searchsorted(times_s[known], wanted_s), 1, known.sum() - 1)
    at[np.diff(times_s[known])[after - 1] > BRIDGE_S] = np.nan
    return np.asarray(at)


def _noise(rng: np.random.Generator, shape: tuple[int, ...]) -> FloatArray:
    """Noise of unit variance that follows itself from frame to frame."""
    noise = rng.standard_normal(shape)
    for frame in range(1, len(noise)):
        noise[frame] = FOLLOWS * noise[frame - 1] + np.sqrt(1.0 - FOLLOWS**2) * noise[frame]
    return noise
