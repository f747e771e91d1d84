"""What of a method's uncertainty does not cancel between two clips of one runner.

Constant errors cancel in a difference: the pose model's mean offset, where it sees the joints of
this runner in this posture, and the rules by which contacts are found. So the offset of posture at
contact and the bias of contacts seen from behind do not enter at all, and `METHOD.half_width` only
as far as the posture is another (`interval.py`). What does enter here:

- **Level.** A phone is set up anew for each clip, and each clip's roll is known, or unknown, for
  itself. In one session the same lines of the room are read twice: that they are not plumb cancels,
  reading them does not. Where no line tells, nothing shows a phone that slipped, so that the whole
  uncertainty stays even then.
- **The zero of one side.** How the clothes sit or the tape was laid on differs from day to day, but
  not within a session. A quiet stand is stood anew each time.
- **Reading the hips.** On another day the clothes sit otherwise and the light is another.
- **Contact times.** A median contact is known to a part of the time between two frames, and the
  time from reach to contact to 2.5 ms, in each clip for itself.
- **When the hips are lowest.** Contacts and toe-offs from behind shift by some milliseconds from
  one clip and one way of running to another, and the time of the peak, as a part of stance, too.
- **How far clothes follow.** A factor, not a constant: it cannot make a difference of none, but it
  does scale one, so it widens the interval away from zero.
"""

from formcheck.analyzers import knee_flexion_at_contact, overstride_distance, shank_angle
from formcheck.analyzers.at_contact import Method, contact_half_width_s, roll_half_width_deg
from formcheck.analyzers.intervals import combined_half_width
from formcheck.analyzers.pelvic_zero import is_of_room, level_zero
from formcheck.records import HipLine, Side, Trial

# Cadence of rendered clips is off by 0.15 steps/min on average, and by 0.78 at worst
# (docs/accuracy.md); half of a 95 % interval lies between them.
CADENCE_SPM = 0.5
# Noise of the pose model's size moves a clip's peak by 1.6 % of stance (one standard deviation,
# seven force-plate trials); another speed of one runner moves it by 2 and by 8 % (two runners).
TIMING_PERCENT = 5.0
# Upright lines of rendered rooms tell the roll to this (docs/metrics.md), one standard deviation;
# more is allowed for because doors are not plumb, which cancels where they are the same doors.
SAME_LINES_SIGMA_DEG = 0.1
_FROM_SIGMA = 1.96
_AT_CONTACT: dict[str, Method] = {
    analyzer.METRIC.name: analyzer.METHOD
    for analyzer in (shank_angle, overstride_distance, knee_flexion_at_contact)
}
_OF_SIDE = {"pelvic_drop_left": Side.LEFT, "pelvic_drop_right": Side.RIGHT}
_DEGREES_OF_HIPS = {"pelvic_drop", "pelvic_drop_excursion", *_OF_SIDE}


def own_half_width(metric: str, trial: Trial, *, same_session: bool) -> float:
    """Return half of the 95 % interval of one clip's reading error that another has not too."""
    parts = [0.0]
    if metric == "cadence":
        parts.append(CADENCE_SPM)
    if metric == "pelvic_drop_timing":
        parts.append(TIMING_PERCENT)
    if metric in _AT_CONTACT:
        parts += _posture(metric, trial, same_session)
    if metric in _DEGREES_OF_HIPS and isinstance(trial.hip_line, HipLine) and not same_session:
        parts.append(trial.hip_line.reading_deg)
    if metric in _OF_SIDE:
        parts.append(_zero(trial, same_session))
    return combined_half_width(*parts)


def followed(metric: str, before: Trial, after: Trial) -> tuple[float, float]:
    """Return least and most turn of what was followed per turn of the pelvis, in either clip."""
    lines = [line for t in (before, after) if isinstance(line := t.hip_line, HipLine)]
    if metric not in _DEGREES_OF_HIPS or not lines:
        return 1.0, 1.0
    return min(line.follows[0] for line in lines), max(line.follows[1] for line in lines)


def method_half_width(metric: str) -> float:
    """Return half of the 95 % interval of reading a posture at contact in single runners."""
    return _AT_CONTACT[metric].half_width


def needs_roll(metric: str) -> bool:
    """Whether the camera's roll goes into a metric, known or not."""
    return metric in _AT_CONTACT and _AT_CONTACT[metric].per_roll_deg > 0.0


def _posture(metric: str, trial: Trial, same_session: bool) -> list[float]:
    method = _AT_CONTACT[metric]
    roll_deg = roll_half_width_deg(trial)
    if same_session and trial.level is not None:
        roll_deg = min(roll_deg, _FROM_SIGMA * SAME_LINES_SIGMA_DEG)
    return [method.per_roll_deg * roll_deg, method.per_s * contact_half_width_s(trial)]


def _zero(trial: Trial, same_session: bool) -> float:
    """Half width of the zero of one side; none is known of a trial without a hip line."""
    line = trial.hip_line
    zero = level_zero(line, trial) if isinstance(line, HipLine) else None
    if zero is None:
        return 0.0
    if same_session and is_of_room(zero):
        return _FROM_SIGMA * SAME_LINES_SIGMA_DEG
    return _FROM_SIGMA * zero.sigma_deg
