"""The drop of the swing side over normalised stance: what all metrics of the pelvis start from."""

from dataclasses import dataclass

import numpy as np

from formcheck.analyzers.preconditions import LEAST_STEPS_PER_LEG, not_measured, refusal
from formcheck.gait import clean_series
from formcheck.records import FloatArray, HipLine, Metric, NotMeasured, Reason, Side, Stance, Trial

# Points of normalised stance, contact to toe-off.
PHASE = np.linspace(0.0, 1.0, 101)
SIDES = (Side.LEFT, Side.RIGHT)
# From further aside the turning of the hips forward and back mixes with their drop.
MOST_YAW_DEG = 15.0


@dataclass(frozen=True)
class DropCurves:
    """Stances of one side.

    Attributes
    ----------
    starts_s
        Initial contacts of the wholly seen stances (N,).
    drops_deg
        How much lower the swing side is, against the picture's rows (N, len(PHASE)).
    """

    starts_s: FloatArray
    drops_deg: FloatArray

    @property
    def mean_deg(self) -> FloatArray:
        """Mean curve: single frames are too noisy for a peak."""
        return np.asarray(self.drops_deg.mean(axis=0))

    @property
    def peak(self) -> int:
        """Where in PHASE the mean curve peaks."""
        return int(np.argmax(self.mean_deg))

    @property
    def at_peak_deg(self) -> FloatArray:
        """Drop of each stance at that point (N,), so that their mean is the peak."""
        return np.asarray(self.drops_deg[:, self.peak])

    @property
    def excursions_deg(self) -> FloatArray:
        """Change of each stance from contact to that point (N,)."""
        return np.asarray(self.at_peak_deg - self.drops_deg[:, 0])


def drop_curves(trial: Trial, line: HipLine, side: Side) -> DropCurves:
    """Return the drops during the stances of one side that were wholly seen."""
    grid_s, tilt_deg = clean_series(line.timestamps_s, line.tilt_deg)
    sign = 1.0 if side is Side.RIGHT else -1.0
    inside: list[Stance] = [s for s in trial.events.stances(side) if s.toe_off_s <= grid_s[-1]]
    times_s = np.array([s.initial_contact_s + PHASE * s.duration_s for s in inside])
    curves = sign * np.interp(times_s.reshape(-1, len(PHASE)), grid_s, tilt_deg)
    whole = np.isfinite(curves).all(axis=1)
    return DropCurves(np.array([s.initial_contact_s for s in inside])[whole], curves[whole])


def curves_or_refusal(
    metric: Metric, trial: Trial, side: Side = Side.BOTH
) -> tuple[HipLine, dict[Side, DropCurves]] | NotMeasured:
    """Return hip line and curves of both sides, or why the metric cannot be measured."""
    refused = refusal(metric, trial, side) or _askew(metric, trial, side)
    if refused is not None:
        return refused
    line = trial.hip_line
    if not isinstance(line, HipLine):
        seen = "no hip line was looked for" if line is None else line.seen
        advice = "Film from behind." if line is None else line.advice
        return not_measured(metric, Reason.PELVIS_NOT_VISIBLE, seen, advice, side=side)
    curves = {side: drop_curves(trial, line, side) for side in SIDES}
    fewest = min(len(drops.starts_s) for drops in curves.values())
    if fewest < LEAST_STEPS_PER_LEG:
        seen = f"only {fewest} whole stances of one leg could be seen"
        return not_measured(metric, Reason.TOO_FEW_STEPS, seen, side=side)
    return line, curves


def _askew(metric: Metric, trial: Trial, side: Side) -> NotMeasured | None:
    yaw_deg = trial.yaw_deg
    if yaw_deg is None or abs(yaw_deg) <= MOST_YAW_DEG:
        return None
    where = "right" if yaw_deg > 0.0 else "left"
    seen = f"the camera looks from about {abs(yaw_deg):.0f}° to the {where} of straight behind"
    return not_measured(metric, Reason.CAMERA_ASKEW, seen, side=side)


def followed_bounds(value: float, spread: float, follows: tuple[float, float]) -> FloatArray:
    """Return low and high of what may have turned, when what was seen follows it by `follows`.

    How far it follows, and what the spread stands for, are independent: root of squares.
    """
    ends = [value / slope for slope in follows]
    below, above = max(value - min(ends), 0.0), max(max(ends) - value, 0.0)
    return np.array([value - np.hypot(below, spread), value + np.hypot(above, spread)])


def caveats_of(line: HipLine) -> tuple[str, ...]:
    """Return what a reader of a value should know of the method."""
    least, most = line.follows
    return (
        f"{WHAT_FOLLOWS[line.method]} turn {least:g} to {most:g} times as far as the pelvis; the "
        f"value is as read, the interval holds this",
    )


WHAT_FOLLOWS = {"waistline": "the clothes", "markers": "dots of tape on the waistband"}
