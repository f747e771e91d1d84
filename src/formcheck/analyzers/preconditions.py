"""Conditions for measuring a metric, and advice on filming where they are not met."""

from dataclasses import replace

import numpy as np

from formcheck.analyzers.passing import passing_words
from formcheck.records import BoolArray, Metric, NotMeasured, Reason, RoomLost, Side, Trial, View

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

_VIEW_ADVICE = {
    View.REAR: "Film from straight behind, with the camera level at hip height.",
    View.LEFT: "Film from exactly beside the runner, with the camera level at hip height.",
}
_ADVICE = {
    Reason.NOT_RUNNING: (
        "Film 20 to 30 seconds of steady running, after the belt has reached its speed. If this is "
        "a run that plays in slow motion, say at how many frames per second it was recorded "
        "(--capture-fps, or the field in the dashboard)."
    ),
    Reason.SLOW_MOTION_SUSPECTED: (
        "If this is slow motion, say at how many frames per second it was recorded (--capture-fps "
        "240, or the field in the dashboard), or film again at normal speed, best at 60 frames per "
        "second."
    ),
    Reason.LEGS_CONFUSED: (
        "Film in brighter light with the legs free of rails and console, if possible at 60 frames "
        "per second, with shoes of a colour other than the background."
    ),
    Reason.SEVERAL_PEOPLE: (
        "Film with nobody close to the runner, or choose by number who is meant: --runner on the "
        "command line, Runner in the dashboard."
    ),
    Reason.OUT_OF_PICTURE: (
        "Step back, or hold the phone upright, so that head and feet stay in the picture."
    ),
    Reason.BLUR: "Wipe the lens, tap on the runner to focus, and film in brighter light.",
    Reason.FRAME_RATE: (
        "Film at 60 frames per second, and send the clip as the phone made it. If it plays in slow "
        "motion, say at how many frames per second it was recorded (--capture-fps, or the field in "
        "the dashboard)."
    ),
    Reason.UNSTEADY: (
        "Film 20 to 30 seconds in one piece, after the belt has reached its speed, and leave its "
        "speed alone."
    ),
    Reason.RUNNER_NOT_TRACKED: (
        "Keep the whole runner, head to feet, in the picture for 20 to 30 seconds, and the camera "
        "still."
    ),
    Reason.CAMERA_ASKEW: "Film from straight behind, with the camera level at hip height.",
    Reason.CAMERA_MOVING: (
        "Put the phone on something that does not move, and film again without touching it."
    ),
    Reason.LEVEL_UNKNOWN: (
        "Film with upright lines in the picture, such as a door frame, a window and a wall's edge; "
        "or stand still on the belt for two seconds before it starts; or level the phone and say "
        "so on the command line (--roll-deg 0)."
    ),
    Reason.LANDMARKS_MISSING: (
        "Use a pose model that finds heels and toes, such as one of 26 body points (Halpe-26), or "
        "formcheck's own."
    ),
    Reason.ACCURACY_UNKNOWN: (
        "Measure its errors at initial contact and state them (errors_at_contact), or use "
        "formcheck's own pose model."
    ),
    Reason.TOO_FEW_STEPS: (
        "Film 20 to 30 seconds of steady running on a treadmill, the whole body in the picture "
        "and the camera still."
    ),
}


def not_measured(
    metric: Metric, reason: Reason, seen: str, advice: str | None = None, side: Side | None = None
) -> NotMeasured:
    """Return the refusal of a metric, with the usual advice of its reason unless one is given."""
    return NotMeasured(metric, side, reason, seen, advice or _ADVICE[reason])


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
    found = next((no for check in checks if (no := check(metric, trial)) is not None), None)
    return found if found is None or side is None else replace(found, side=side)


def _wrong_view(metric: Metric, trial: Trial) -> NotMeasured | None:
    if trial.view in metric.views:
        return None
    wanted = _VIEW_ADVICE[View.REAR if View.REAR in metric.views else View.LEFT]
    if trial.view is View.UNKNOWN:
        seen = "it is not clear from which side the body is seen"
        advice = f"{wanted} If the clip shows that, name the view yourself."
        return not_measured(metric, Reason.VIEW_UNKNOWN, seen, advice)
    seen = f"this is a {_name(trial.view)} view, which does not show it"
    if trial.view is View.FRONT and View.REAR in metric.views:
        # Without a visible face, the pose model may mistake a back for a chest.
        wanted = f"{wanted} If the clip does show the runner from behind, name the view yourself."
    return not_measured(metric, Reason.WRONG_VIEW, seen, wanted)


def _feet_missing(metric: Metric, trial: Trial) -> NotMeasured | None:
    pose = trial.gait.pose
    if not metric.needs_feet or pose.skeleton.has_feet:
        return None
    seen = f"{pose.estimator} gives no heels and toes, which are needed to time the contacts"
    return not_measured(metric, Reason.LANDMARKS_MISSING, seen)


def _name(view: View) -> str:
    return f"{view}-side" if view.is_side else str(view)


def _not_tracked(metric: Metric, trial: Trial) -> NotMeasured | None:
    if trial.gait.tracked_fraction >= MIN_TRACKED:
        return None
    seen = f"the runner was found in only {trial.gait.tracked_fraction:.0%} of the frames"
    return not_measured(metric, Reason.RUNNER_NOT_TRACKED, seen)


def _too_few_frames(metric: Metric, trial: Trial) -> NotMeasured | None:
    if MIN_FRAMES_PER_S * trial.frame_interval_s <= 1.0:
        return None
    seen = (
        f"the clip has {1.0 / trial.frame_interval_s:.3g} frames per second, at least "
        f"{MIN_FRAMES_PER_S:.0f} are needed"
    )
    return not_measured(metric, Reason.FRAME_RATE, seen)


def _several_people(metric: Metric, trial: Trial) -> NotMeasured | None:
    followed = trial.gait.pose.followed
    if followed.other_fraction <= MAX_OTHERS:
        return None
    seen = f"somebody else was followed in {followed.other_fraction:.0%} of the frames"
    return not_measured(metric, Reason.SEVERAL_PEOPLE, seen)


def _passing(metric: Metric, trial: Trial) -> NotMeasured | None:
    """Refuse a pass through the picture with too few steps, before checks of edges and tracking.

    A passing runner is lost and cut off at the edges, which better filming would not change. Slow
    motion is reported first: real times may yield enough steps.
    """
    passing = passing_words(trial)
    too_few = None if passing is None else _too_few_steps(metric, trial)
    if too_few is None or trial.gait.running.refusal is Reason.SLOW_MOTION_SUSPECTED:
        return None
    return not_measured(metric, Reason.TOO_FEW_STEPS, f"{passing}: {too_few.seen}")


def _out_of_picture(metric: Metric, trial: Trial) -> NotMeasured | None:
    if trial.gait.outside_fraction <= MAX_OUTSIDE:
        return None
    seen = (
        f"hips or legs are outside the picture in {trial.gait.outside_fraction:.0%} of the frames"
    )
    return not_measured(metric, Reason.OUT_OF_PICTURE, seen)


def _blurred(metric: Metric, trial: Trial) -> NotMeasured | None:
    blur = trial.camera.blur_leg_lengths
    if not np.isfinite(blur) or blur <= MAX_BLUR_LEG_LENGTHS:
        return None
    seen = f"edges around the runner are blurred over {blur:.0%} of a leg's length"
    return not_measured(metric, Reason.BLUR, seen)


def _not_running(metric: Metric, trial: Trial) -> NotMeasured | None:
    if trial.gait.running.refusal is None:
        return None
    return not_measured(
        metric, trial.gait.running.refusal, trial.gait.running.seen, _tag_advice(trial)
    )


def _tag_advice(trial: Trial) -> str | None:
    """Advice for a clip that was sped up by a tag in the file but shows no running; else None."""
    capture = trial.clip.capture
    if not capture.is_tagged or capture.slowdown == 1.0:
        return None
    own_fps = 1.0 / (trial.frame_interval_s * capture.slowdown)
    return (
        f"A tag in the file marks it as slow motion, recorded at {capture.fps:.0f} frames per "
        f"second, so its times were divided by {capture.slowdown:g}. If the clip plays at real "
        f"speed, say so: --capture-fps {own_fps:.0f}, or the field in the dashboard."
    )


def _legs_confused(metric: Metric, trial: Trial) -> NotMeasured | None:
    if not metric.needs_sides:
        return None
    if trial.view.near_side is None:
        if trial.gait.swapped_fraction <= MAX_SWAPPED:
            return None
        seen = f"left and right were confused in {trial.gait.swapped_fraction:.0%} of the frames"
        return not_measured(metric, Reason.LEGS_CONFUSED, seen)
    clear = clear_contacts(trial)
    if not len(clear) or 1.0 - clear.mean() <= MAX_DOUBTFUL:
        return None
    seen = f"left and right leg are in doubt at {(~clear).sum()} of {len(clear)} initial contacts"
    return not_measured(metric, Reason.LEGS_CONFUSED, seen)


def clear_contacts(trial: Trial) -> BoolArray:
    """Return which initial contacts of the near leg have no doubtful frame nearby, shape (N,)."""
    contacts_s = trial.gait.events.contacts_s(trial.near_leg[0])
    apart_s = np.abs(contacts_s[:, None] - trial.gait.doubtful_s)
    return np.asarray((apart_s > DOUBT_S).all(axis=1))


def _camera_moving(metric: Metric, trial: Trial) -> NotMeasured | None:
    motion = trial.camera.motion
    if not metric.needs_still_camera or motion is None:
        return None
    if isinstance(motion, RoomLost):
        seen = (
            f"the room around the runner is not found again in {1.0 - motion.found_fraction:.0%} "
            f"of the pictures, as when the camera moves"
        )
        return not_measured(metric, Reason.CAMERA_MOVING, seen)
    if motion.shift <= MAX_CAMERA_SHIFT and motion.turn_deg <= MAX_CAMERA_TURN_DEG:
        return None
    seen = (
        f"the camera moved: the room shifted by up to {motion.shift:.0%} of the picture's height "
        f"and turned by up to {motion.turn_deg:.1f}°"
    )
    return not_measured(metric, Reason.CAMERA_MOVING, seen)


def _too_few_steps(metric: Metric, trial: Trial) -> NotMeasured | None:
    if not metric.needs_sides:
        return _few(
            metric,
            trial,
            {" steps": len(trial.gait.steps_s)},
            sum(trial.gait.contacts_seen),
            MIN_STEPS,
        )
    sides = [trial.view.near_side] if trial.view.near_side else [Side.LEFT, Side.RIGHT]
    counted = {f" of the {side} leg": len(trial.gait.events.contacts_s(side)) for side in sides}
    seen = dict(zip((Side.LEFT, Side.RIGHT), trial.gait.contacts_seen, strict=True))
    return _few(metric, trial, counted, min(seen[side] for side in sides), MIN_STEPS_PER_LEG)


def _few(
    metric: Metric, trial: Trial, counted: dict[str, int], in_clip: int, least: int
) -> NotMeasured | None:
    """Refuse a leg with too few steps in the steady part; the words say if the clip has more."""
    if min(counted.values()) >= least:
        return None
    counts = " and ".join(f"{n}{whose}" for whose, n in counted.items())
    needed = f"at least {least}{' steps per leg' if metric.needs_sides else ''} are needed"
    steady_s = trial.gait.steady_s
    if steady_s is not None and in_clip >= least:
        seen = (
            f"the longest steady part, from {steady_s[0]:.1f} to {steady_s[1]:.1f} s, has {counts}"
            f"; {needed}"
        )
        return not_measured(metric, Reason.UNSTEADY, seen)
    seen = f"{counts} counted, {needed}"
    return not_measured(metric, Reason.TOO_FEW_STEPS, seen, _tag_advice(trial))
