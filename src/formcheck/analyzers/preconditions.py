"""Conditions for measuring a metric, and advice on filming where they are not met."""

from dataclasses import replace

import numpy as np

from formcheck.analyzers.passing import passing_s
from formcheck.records import (
    Advice,
    Because,
    BoolArray,
    Cause,
    Counted,
    Metric,
    NotMeasured,
    Reason,
    RoomLost,
    Side,
    Trial,
    View,
)

# Mean values of one runner settle after 6.3 ± 0.3 steps (Dingenen 2018).
MIN_STEPS_PER_LEG = 7
# Cadence needs no sides, and its own two methods must agree, so steps of both legs count together.
MIN_STEPS = 10
# With left and right swapped in a larger share of the frames, seen from behind, sides are not
# trusted.
MAX_SWAPPED = 0.15
# A contact is not read if the legs are in doubt in a frame within this time; if that holds for more
# than this share of the contacts, the others are not trusted either.
DOUBT_S = 0.05
MAX_DOUBTFUL = 0.25
# A phone held in place shakes by some thousandths of the picture; one that follows the runner or is
# carried moves by much more, and level and scale change with it.
MAX_CAMERA_SHIFT = 0.05
MAX_CAMERA_TURN_DEG = 2.5
# Beyond the picture's edge the pose model guesses; the filter bridges single such frames.
MAX_OUTSIDE = 0.05
# If somebody else was followed in a larger share of the frames, it may go unnoticed in others.
MAX_OTHERS = 0.2
# A wider point spread hides the place of a joint. Rendered tuning clips have 0.005, out of focus by
# 1.5 pixels 0.010; at 0.035 legs are confused and contacts missed.
MAX_BLUR_LEG_LENGTHS = 0.03
# Hips and legs of a runner move at up to 8 Hz, which takes at least twice as many frames.
MIN_FRAMES_PER_S = 16.0
# The runner must be found in most of the clip, as the missed steps may differ from the others.
MIN_TRACKED = 0.5


def not_measured(metric: Metric, why: Because, side: Side | None = None) -> NotMeasured:
    """Return the refusal of a metric for a cause, e.g. ``Cause.NOT_TRACKED.because(share=0.3)``."""
    return NotMeasured(metric, side, why.reason, why.seen, why.advice)


def refusal(metric: Metric, trial: Trial, side: Side | None = None) -> NotMeasured | None:
    """Return why a metric of a side cannot be measured, or None if all conditions are met."""
    checks = (
        _wrong_view,
        _feet_missing,
        _too_few_frames,
        _passing,
        _out_of_picture,
        _several_people,
        _not_tracked,
        _blurred,
        _not_running,
        _legs_confused,
        _too_few_steps,
        _camera_moving,
    )
    found = next((why for check in checks if (why := check(metric, trial)) is not None), None)
    return None if found is None else not_measured(metric, found, side)


def _wrong_view(metric: Metric, trial: Trial) -> Because | None:
    if trial.view in metric.views:
        return None
    is_rear = View.REAR in metric.views
    if trial.view is View.UNKNOWN:
        return (Cause.VIEW_UNCLEAR_BEHIND if is_rear else Cause.VIEW_UNCLEAR_BESIDE).because()
    if trial.view is View.FRONT and is_rear:
        # Without a visible face, the pose model may mistake a back for a chest.
        return Cause.FRONT_OR_BACK.because()
    where = trial.view.say()
    if is_rear:
        return Cause.NOT_FROM_BEHIND.because(where=where)
    return Cause.NOT_FROM_BESIDE.because(where=where)


def _feet_missing(metric: Metric, trial: Trial) -> Because | None:
    pose = trial.gait.pose
    if not metric.needs_feet or pose.skeleton.has_feet:
        return None
    return Cause.NO_FEET.because(model=pose.estimator)


def _not_tracked(_metric: Metric, trial: Trial) -> Because | None:
    if trial.gait.tracked_fraction >= MIN_TRACKED:
        return None
    return Cause.NOT_TRACKED.because(share=trial.gait.tracked_fraction)


def _too_few_frames(_metric: Metric, trial: Trial) -> Because | None:
    if MIN_FRAMES_PER_S * trial.frame_interval_s <= 1.0:
        return None
    return Cause.FEW_FRAMES.because(rate=1.0 / trial.frame_interval_s, least=MIN_FRAMES_PER_S)


def _several_people(_metric: Metric, trial: Trial) -> Because | None:
    followed = trial.gait.pose.followed
    if followed.other_fraction <= MAX_OTHERS:
        return None
    return Cause.SOMEBODY_ELSE.because(share=followed.other_fraction)


def _passing(metric: Metric, trial: Trial) -> Because | None:
    """Refuse a pass through the picture with too few steps, before checks of edges and tracking.

    A passing runner is lost and cut off at the edges, which better filming would not change. Slow
    motion is reported first: real times may yield enough steps.
    """
    seen_s = passing_s(trial)
    if seen_s is None or _too_few_steps(metric, trial) is None:
        return None
    if trial.gait.running.refusal is Reason.SLOW_MOTION_SUSPECTED:
        return None
    return Cause.PASSING.because(first_s=seen_s[0], last_s=seen_s[1])


def _out_of_picture(_metric: Metric, trial: Trial) -> Because | None:
    if trial.gait.outside_fraction <= MAX_OUTSIDE:
        return None
    return Cause.CUT_OFF.because(share=trial.gait.outside_fraction)


def _blurred(_metric: Metric, trial: Trial) -> Because | None:
    blur = trial.camera.blur_leg_lengths
    if not np.isfinite(blur) or blur <= MAX_BLUR_LEG_LENGTHS:
        return None
    return Cause.BLURRED.because(share=blur)


def _not_running(_metric: Metric, trial: Trial) -> Because | None:
    found = trial.gait.running.because
    return None if found is None else _with_tag(found, trial)


def _with_tag(found: Because, trial: Trial) -> Because:
    """Give other advice on a clip that was sped up by a tag in the file but shows no running."""
    capture = trial.clip.capture
    if not capture.is_tagged or capture.slowdown == 1.0:
        return found
    own_fps = 1.0 / (trial.frame_interval_s * capture.slowdown)
    advice = Advice.SLOW_MOTION_TAG.say(fps=capture.fps, slowdown=capture.slowdown, own_fps=own_fps)
    return replace(found, advice=advice)


def _legs_confused(metric: Metric, trial: Trial) -> Because | None:
    if not metric.needs_sides:
        return None
    if trial.view.near_side is None:
        if trial.gait.swapped_fraction <= MAX_SWAPPED:
            return None
        return Cause.SIDES_SWAPPED.because(share=trial.gait.swapped_fraction)
    clear = clear_contacts(trial)
    if not len(clear) or 1.0 - clear.mean() <= MAX_DOUBTFUL:
        return None
    return Cause.LEGS_DOUBTFUL.because(count=(~clear).sum(), landings=len(clear))


def clear_contacts(trial: Trial) -> BoolArray:
    """Return which initial contacts of the near leg have no doubtful frame nearby, shape (N,)."""
    contacts_s = trial.gait.events.contacts_s(trial.near_leg[0])
    apart_s = np.abs(contacts_s[:, None] - trial.gait.doubtful_s)
    return np.asarray((apart_s > DOUBT_S).all(axis=1))


def _camera_moving(metric: Metric, trial: Trial) -> Because | None:
    motion = trial.camera.motion
    if not metric.needs_still_camera or motion is None:
        return None
    if isinstance(motion, RoomLost):
        return Cause.ROOM_LOST.because(share=1.0 - motion.found_fraction)
    if motion.shift <= MAX_CAMERA_SHIFT and motion.turn_deg <= MAX_CAMERA_TURN_DEG:
        return None
    return Cause.CAMERA_MOVED.because(shift=motion.shift, turn_deg=motion.turn_deg)


def _too_few_steps(metric: Metric, trial: Trial) -> Because | None:
    """Refuse too few steps in the steady part; the words say if the whole clip has more."""
    counted, in_clip, least = _counted(metric, trial)
    if min(counted) >= least:
        return None
    words, steady_s = _counted_words(metric, trial, counted, least), trial.gait.steady_s
    if steady_s is not None and in_clip >= least:
        return Cause.UNSTEADY.because(start_s=steady_s[0], end_s=steady_s[1], counted=words)
    return _with_tag(Cause.FEW_STEPS.because(counted=words), trial)


def _counted(metric: Metric, trial: Trial) -> tuple[list[int], int, int]:
    """Steps in the steady part (of each leg, if needed), the fewest in the clip, and the limit."""
    in_clip = dict(zip((Side.LEFT, Side.RIGHT), trial.gait.contacts_seen, strict=True))
    if not metric.needs_sides:
        return [len(trial.gait.steps_s)], sum(in_clip.values()), MIN_STEPS
    sides = _sides(trial)
    counted = [len(trial.gait.events.contacts_s(side)) for side in sides]
    return counted, min(in_clip[side] for side in sides), MIN_STEPS_PER_LEG


def _sides(trial: Trial) -> list[Side]:
    return [trial.view.near_side] if trial.view.near_side else [Side.LEFT, Side.RIGHT]


def _counted_words(metric: Metric, trial: Trial, counted: list[int], least: int) -> str:
    if not metric.needs_sides:
        return Counted.STEPS.say(count=counted[0], least=least)
    if len(counted) == 1:
        return Counted.LEG.say(side=_sides(trial)[0], count=counted[0], least=least)
    return Counted.LEGS.say(left=counted[0], right=counted[1], least=least)
