"""Check that the person is running, and recognise walking, standing and slow motion."""

import numpy as np

from formcheck.gait.hip_motion import bounces, dips, hips_are_slower
from formcheck.gait.spectrum import strongest_rate_per_min
from formcheck.gait.stepping import foremost_ankle_px
from formcheck.records import (
    Cause,
    Facing,
    FloatArray,
    PoseSequence,
    RunningCheck,
    Side,
    View,
)

# Two steps show that they are slow; anything else takes at least eight.
MIN_STEPS = 2
STEPS_OF_A_RUN = 8
# Runners take 155 to 210 steps/min (Burns 2019); with room on both sides.
RUNNING_SPM = (130.0, 230.0)
# If the legs' rate exceeds the step rate by this factor, the clip's clock is too fast, and every
# second step was too close to the one before. On rendered tuning clips both rates agree to 2 %.
MAX_OF_STEPS = 1.6
LEGS_SPM = (80.0, 600.0)
# With few steps, a missed one makes the rest look slow; then the legs' rate is consulted too.
SLOW_LEGS_SPM = (25.0, 600.0)
# A person who is tracked for this long without a step is standing still.
STANDING_AFTER_S = 2.0


def check_running(
    pose: PoseSequence, steps_s: FloatArray, view: View, facing: Facing | None
) -> RunningCheck:
    """Return whether step rate and hip motion are those of running.

    Parameters
    ----------
    pose
        Clean landmarks of the part that is judged.
    steps_s
        Times of its steps, shape (N,).
    view, facing
        How the runner stands to the camera.
    """
    if len(steps_s) < MIN_STEPS:
        return _no_steps(pose, len(steps_s))
    rate_spm = 60.0 / float(np.median(np.diff(steps_s)))
    if rate_spm >= RUNNING_SPM[0] and hips_are_slower(pose, rate_spm, view):
        return RunningCheck(Cause.SLOW_BOUNCE.because())
    if len(steps_s) < STEPS_OF_A_RUN:
        legs_spm = _legs_spm(pose, view, facing, SLOW_LEGS_SPM)
        if max(rate_spm, legs_spm) >= RUNNING_SPM[0]:
            return RunningCheck(None, f"{len(steps_s)} steps")
    if rate_spm < RUNNING_SPM[0]:
        return _slow_steps(pose, rate_spm, view, facing)
    return _fast_steps(pose, rate_spm, view, facing)


def _no_steps(pose: PoseSequence, steps: int) -> RunningCheck:
    tracked_s = float(pose.tracked.sum()) * float(np.diff(pose.timestamps_s[:2]).sum())
    if steps == 0 and tracked_s >= STANDING_AFTER_S:
        return RunningCheck(Cause.STANDING.because())
    return RunningCheck(None, f"{steps} steps")


def _slow_steps(
    pose: PoseSequence, rate_spm: float, view: View, facing: Facing | None
) -> RunningCheck:
    """Tell a walk from a run in slow motion, whose hips are low in mid-stance and bounce more."""
    if not dips(pose, rate_spm, view, facing):
        return RunningCheck(Cause.WALKING.because())
    if not view.is_side and not bounces(pose, rate_spm):
        return RunningCheck(Cause.SLOW_LIKE_A_WALK.because(rate=rate_spm))
    return RunningCheck(Cause.SLOW_STEPS.because(rate=rate_spm))


def _fast_steps(
    pose: PoseSequence, rate_spm: float, view: View, facing: Facing | None
) -> RunningCheck:
    """Tell a run from a walk, and from a clip whose clock is too fast."""
    legs_spm = _legs_spm(pose, view, facing, LEGS_SPM)
    if legs_spm > MAX_OF_STEPS * rate_spm:
        return RunningCheck(Cause.TOO_FAST.because(rate=legs_spm))
    if not dips(pose, rate_spm, view, facing):
        return RunningCheck(Cause.WALKING.because())
    if rate_spm > RUNNING_SPM[1]:
        return RunningCheck(Cause.TOO_FAST.because(rate=rate_spm))
    return RunningCheck(None, f"about {rate_spm:.0f} steps per minute")


def _legs_spm(
    pose: PoseSequence, view: View, facing: Facing | None, limits_spm: tuple[float, float]
) -> float:
    """Step rate of the foremost ankle (side), or of the difference of the ankles' heights."""
    low, high = limits_spm
    if view.is_side and facing is not None:
        ahead = foremost_ankle_px(pose, facing)
        return strongest_rate_per_min(pose.timestamps_s, ahead, (low, high))
    apart = pose.sided(Side.LEFT, "ankle")[:, 1] - pose.sided(Side.RIGHT, "ankle")[:, 1]
    return 2.0 * strongest_rate_per_min(pose.timestamps_s, apart, (low / 2.0, high / 2.0))
