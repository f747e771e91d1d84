"""What must hold before any metric is measured, and what to film when it does not."""

from dataclasses import replace

from formcheck.analyzers.metric import Metric
from formcheck.records import NotMeasured, Reason, Side, Trial, View

# Mean values of one runner settle after 6.3 ± 0.3 steps (Dingenen 2018).
LEAST_STEPS_PER_LEG = 7
# More exchanged frames than this, and the sides cannot be believed: 0–3 %
# are usual where legs cross (docs/metrics.md).
MOST_SWAPPED = 0.15
# A phone that is held shakes by some thousandths of the picture; one that follows or is carried
# moves by much more, and level and scale change with it.
MOST_CAMERA_SHIFT = 0.05
MOST_CAMERA_TURN_DEG = 2.5
# The runner must be found in most of the clip, or the steps that were missed may differ.
LEAST_TRACKED = 0.5

_VIEW_ADVICE = {
    View.REAR: "Film from straight behind, with the camera level at hip height.",
    View.LEFT: "Film from exactly beside the runner, with the camera level at hip height.",
}
_ADVICE = {
    Reason.NOT_RUNNING: (
        "Film 20 to 30 seconds of steady running, after the belt has reached its speed."
    ),
    Reason.SLOW_MOTION_SUSPECTED: (
        "If this clip was recorded in slow motion, film again at normal speed, best at 60 frames "
        "per second."
    ),
    Reason.LEGS_CONFUSED: (
        "Film in brighter light with the legs free of rails and console, if possible at 60 frames "
        "per second, with shoes of a colour other than the background."
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
    Reason.TOO_FEW_STEPS: (
        "Film 20 to 30 seconds of steady running on a treadmill, the whole body in the picture "
        "and the camera still."
    ),
}


def not_measured(
    metric: Metric, reason: Reason, seen: str, advice: str | None = None, side: Side | None = None
) -> NotMeasured:
    """Return the refusal of a metric, with the usual advice of its reason unless one is given."""
    return NotMeasured(metric.name, metric.unit, side, reason, seen, advice or _ADVICE[reason])


def refusal(metric: Metric, trial: Trial, side: Side | None = None) -> NotMeasured | None:
    """Return why a metric of a side cannot be measured, or None when nothing speaks against it."""
    checks = (
        _wrong_view,
        _not_tracked,
        _not_running,
        _too_few_steps,
        _legs_confused,
        _camera_moving,
    )
    found = next((no for check in checks if (no := check(metric, trial)) is not None), None)
    return found if found is None or side is None else replace(found, side=side)


def _wrong_view(metric: Metric, trial: Trial) -> NotMeasured | None:
    if trial.view in metric.views:
        return None
    wanted = _VIEW_ADVICE[View.REAR if View.REAR in metric.views else View.LEFT]
    if trial.view is View.UNKNOWN:
        seen = "the body does not tell from which side it is seen"
        advice = f"{wanted} If the clip shows that, name the view yourself."
        return not_measured(metric, Reason.VIEW_UNKNOWN, seen, advice)
    seen = f"this is a {_name(trial.view)} view, which does not show it"
    return not_measured(metric, Reason.WRONG_VIEW, seen, wanted)


def _name(view: View) -> str:
    return f"{view}-side" if view.is_side else str(view)


def _not_tracked(metric: Metric, trial: Trial) -> NotMeasured | None:
    if trial.tracked_fraction >= LEAST_TRACKED:
        return None
    seen = f"the runner was found in only {trial.tracked_fraction:.0%} of the frames"
    return not_measured(metric, Reason.RUNNER_NOT_TRACKED, seen)


def _not_running(metric: Metric, trial: Trial) -> NotMeasured | None:
    if trial.running.refusal is None:
        return None
    return not_measured(metric, trial.running.refusal, trial.running.seen)


def _legs_confused(metric: Metric, trial: Trial) -> NotMeasured | None:
    if trial.swapped_fraction <= MOST_SWAPPED:
        return None
    seen = f"left and right leg were confused in {trial.swapped_fraction:.0%} of the frames"
    return not_measured(metric, Reason.LEGS_CONFUSED, seen)


def _camera_moving(metric: Metric, trial: Trial) -> NotMeasured | None:
    motion = trial.camera_motion
    if not metric.needs_still_camera or motion is None:
        return None
    if motion.shift <= MOST_CAMERA_SHIFT and motion.turn_deg <= MOST_CAMERA_TURN_DEG:
        return None
    seen = (
        f"the camera moved: the room shifted by up to {motion.shift:.0%} of the picture's height "
        f"and turned by up to {motion.turn_deg:.1f}°"
    )
    return not_measured(metric, Reason.CAMERA_MOVING, seen)


def _too_few_steps(metric: Metric, trial: Trial) -> NotMeasured | None:
    sides = [trial.view.near_side] if trial.view.near_side else [Side.LEFT, Side.RIGHT]
    steps = {side: len(trial.events.contacts_s(side)) for side in sides}
    if min(steps.values()) >= LEAST_STEPS_PER_LEG:
        return None
    counts = " and ".join(f"{n} of the {side} leg" for side, n in steps.items())
    seen = f"{counts} counted, at least {LEAST_STEPS_PER_LEG} steps per leg are needed"
    return not_measured(metric, Reason.TOO_FEW_STEPS, seen)
