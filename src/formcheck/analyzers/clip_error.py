"""Errors specific to one clip, which do not cancel between two clips of one runner.

Constant errors cancel in a difference: the pose model's mean offset, its view of this runner's
joints in this posture, and the rules that find contacts. So the offset of posture at contact and
the bias of contacts seen from behind do not enter at all, and `ErrorAtContact` enters only as far
as the posture differs (`comparison/interval.py`). These errors do enter:

- **Level.** A phone is set up anew for each clip, and each clip has its own uncertainty of roll. In
  one session the same lines of the room are read twice: their deviation from the vertical cancels,
  the error of reading them does not. Without such lines a phone that slipped goes unnoticed, so the
  whole uncertainty stays even within a session.
- **The zero of one side.** The fit of the clothes or the place of the tape differs from day to day,
  but not within a session. A quiet stand differs each time.
- **Reading the hips.** On another day the clothes fit differently and the light is different.
- **Contact times.** In each clip, a median contact is known to a fraction of the time between two
  frames, and the time from reach to contact to 2.5 ms.

How far clothes follow the pelvis is a factor, not a constant: it cannot create a difference, but it
scales one, so it widens the interval away from zero (`Repeatability.follows_hip_line`).
"""

from functools import partial

from formcheck.analyzers.at_contact import Sensitivity, contact_half_width_s, roll_half_width_deg
from formcheck.analyzers.intervals import combined_half_width
from formcheck.records import (
    ClipError,
    HipLineRefusal,
    LevelSource,
    Repeatability,
    Spread,
    Trial,
)

# Upright lines of rendered rooms give the roll to this (docs/metrics.md), one standard deviation;
# more is allowed for elsewhere as doors are not plumb, which cancels if they are the same doors.
SAME_LINES_SIGMA_DEG = 0.1
_FROM_SIGMA = 1.96


def constant(half_width: float) -> ClipError:
    """Return an error that is the same in every clip and session."""
    return partial(_constant, half_width)


def posture_repeatability(
    changes: Sensitivity, *, different_days: Spread, same_session: Spread, between_runners: Spread
) -> Repeatability:
    """Return the repeatability of a posture at contact, as needed by a comparison.

    It depends on the frame rate, because segments turn by some 200 degrees per second at contact:
    30 frames per second give other values than 50 and more.

    Parameters
    ----------
    changes
        How the posture changes with roll and time of contact.
    different_days, same_session
        Smallest detectable changes.
    between_runners
        One standard deviation between runners.
    """
    return Repeatability(
        different_days=different_days,
        same_session=same_session,
        clip_error=partial(_of_posture, changes),
        between_runners=between_runners,
        depends_on_frame_rate=True,
        needs_roll=changes.per_roll_deg > 0.0,
    )


def of_hip_reading(trial: Trial, *, same_session: bool) -> float:
    """Return half of the 95 % interval of reading the hip line, degrees; see `ClipError`."""
    drops = trial.hip_drops
    if drops is None or isinstance(drops, HipLineRefusal):
        return 0.0
    return 0.0 if same_session and drops.is_same_in_session else drops.reading_deg


def of_one_side(trial: Trial, *, same_session: bool) -> float:
    """Return half of the 95 % interval for the drop of one side, which also needs a level."""
    return combined_half_width(
        of_hip_reading(trial, same_session=same_session), _zero(trial, same_session=same_session)
    )


def _constant(half_width: float, trial: Trial, *, same_session: bool) -> float:  # noqa: ARG001
    return half_width


def _of_posture(changes: Sensitivity, trial: Trial, *, same_session: bool) -> float:
    roll_deg = roll_half_width_deg(trial)
    if same_session and trial.camera.level is not None:
        roll_deg = min(roll_deg, _FROM_SIGMA * SAME_LINES_SIGMA_DEG)
    return combined_half_width(
        changes.per_roll_deg * roll_deg, changes.per_s * contact_half_width_s(trial)
    )


def _zero(trial: Trial, *, same_session: bool) -> float:
    """Half-width of the zero of one side, degrees; 0 for a trial without a level."""
    drops = trial.hip_drops
    level = None if drops is None or isinstance(drops, HipLineRefusal) else drops.level
    if level is None:
        return 0.0
    if same_session and level.source is not LevelSource.STAND:
        return _FROM_SIGMA * SAME_LINES_SIGMA_DEG
    return _FROM_SIGMA * level.sigma_deg
