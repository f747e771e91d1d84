"""Find cuts in a clip: the body jumps or changes its size from one frame to the next."""

import numpy as np

from formcheck.gait.joint_angles import leg_length_px
from formcheck.records import FloatArray, IntArray, PoseSequence, Side

# Frames on either side whose medians are compared: one or two bad frames move no median.
FRAMES_BESIDE = 5
# Within that many frames hips drift, rise and fall by less than this, in leg lengths.
FARTHEST_LEG_LENGTHS = 0.35
# Leaning and turning change a trunk's apparent length by less than this fraction.
MAX_GROWTH = 0.20


def cut_times_s(pose: PoseSequence) -> FloatArray:
    """Return the times of the cuts in a clip, seconds, shape (N,).

    Parameters
    ----------
    pose
        Landmarks at the camera's own times.
    """
    tracked = pose.tracked
    times_s, hips_px = pose.timestamps_s[tracked], pose.middle("hip")[tracked]
    trunk_px = np.linalg.norm(pose.middle("shoulder")[tracked] - hips_px, axis=1)
    at = np.arange(FRAMES_BESIDE, len(times_s) - FRAMES_BESIDE + 1)
    if not len(at):
        return np.empty(0)
    moved_px = np.linalg.norm(_after(hips_px, at) - _before(hips_px, at), axis=-1)
    grown = np.abs(np.log(_after(trunk_px, at) / _before(trunk_px, at)))
    leg_px = leg_length_px(pose, Side.LEFT)
    strange = np.maximum(moved_px / (FARTHEST_LEG_LENGTHS * leg_px), grown / np.log1p(MAX_GROWTH))
    return np.array([times_s[i] for i in _peaks(strange, at)])


def _before(values: FloatArray, at: IntArray) -> FloatArray:
    beside = np.stack([values[at - 1 - k] for k in range(FRAMES_BESIDE)])
    return np.asarray(np.median(beside, axis=0))


def _after(values: FloatArray, at: IntArray) -> FloatArray:
    beside = np.stack([values[at + k] for k in range(FRAMES_BESIDE)])
    return np.asarray(np.median(beside, axis=0))


def _peaks(strange: FloatArray, at: IntArray) -> list[int]:
    """Return the frame with the largest jump of each run of frames above the limit."""
    runs = np.split(np.arange(len(at)), np.flatnonzero(np.diff(strange > 1.0)) + 1)
    return [int(at[run[np.argmax(strange[run])]]) for run in runs if strange[run[0]] > 1.0]
