"""Contralateral pelvic drop, the mean of both sides, from the hip line in the pixels."""

import numpy as np

from formcheck.analyzers.intervals import spread_half_width
from formcheck.analyzers.metric import Metric
from formcheck.analyzers.preconditions import LEAST_STEPS_PER_LEG, not_measured, refusal
from formcheck.gait import clean_series
from formcheck.records import (
    FloatArray,
    HipLine,
    HipLineRefusal,
    Measurement,
    Reason,
    Result,
    Side,
    Stance,
    Trial,
    View,
)

METRIC = Metric(
    name="pelvic_drop",
    title="Hip drop",
    unit="deg",
    views=(View.REAR,),
    order=20,
)

# Points of normalised stance, contact to toe-off.
PHASE = np.linspace(0.0, 1.0, 101)
# Turn of the clothes per turn of the pelvis: 0.77–1.05 on rendered kits, 0.66–0.80 on an
# anatomical mesh; nobody has compared it with markers on people yet (docs/metrics.md).
SLOPE_RANGE = (0.65, 1.05)


def measure(trial: Trial) -> Result:
    """Return the peak drop of the swing side during stance, averaged over both sides.

    The tilt of all stances of a side is averaged over normalised stance, and the peak of that
    mean curve is the side's drop: single frames are too noisy. The constant that the tilt is
    known up to, and the camera's roll, add to one side what they take from the other, so the mean
    of both sides is free of them; values per side would not be.
    """
    refused = refusal(METRIC, trial)
    if refused is not None:
        return refused
    line = trial.hip_line
    if not isinstance(line, HipLine):
        return _unseen(line)
    drops = {side: _drops(line, trial.events.stances(side), side) for side in _SIDES}
    fewest = min(len(starts_s) for starts_s, _ in drops.values())
    if fewest < LEAST_STEPS_PER_LEG:
        seen = f"only {fewest} whole stances of one leg could be seen"
        return not_measured(METRIC, Reason.TOO_FEW_STEPS, seen, side=Side.BOTH)
    return _measurement(line, drops)


_SIDES = (Side.LEFT, Side.RIGHT)


def _unseen(line: HipLineRefusal | None) -> Result:
    refusal_of_line = line or HipLineRefusal("no hip line was looked for", "Film from behind.")
    return not_measured(
        METRIC,
        Reason.PELVIS_NOT_VISIBLE,
        refusal_of_line.seen,
        refusal_of_line.advice,
        side=Side.BOTH,
    )


_Drops = tuple[FloatArray, FloatArray]


def _drops(line: HipLine, stances: tuple[Stance, ...], side: Side) -> _Drops:
    """Starts of the wholly seen stances of one side (N,), and the swing side's drop (N, phase)."""
    grid_s, tilt_deg = clean_series(line.timestamps_s, line.tilt_deg)
    sign = 1.0 if side is Side.RIGHT else -1.0
    inside = [s for s in stances if s.toe_off_s <= grid_s[-1]]
    times_s = np.array([s.initial_contact_s + PHASE * s.duration_s for s in inside])
    curves = sign * np.interp(times_s.reshape(-1, len(PHASE)), grid_s, tilt_deg)
    whole = np.isfinite(curves).all(axis=1)
    return np.array([s.initial_contact_s for s in inside])[whole], curves[whole]


def _measurement(line: HipLine, drops: dict[Side, _Drops]) -> Measurement:
    """Values of single stances are taken at the peak of their side's mean curve.

    So the mean over a side is that peak, and the result the mean of both sides. A per-step value is
    the mean of a left stance and the right stance nearest to it.
    """
    starts_s = {side: starts for side, (starts, _) in drops.items()}
    at_peak = {side: c[:, np.argmax(c.mean(axis=0))] for side, (_, c) in drops.items()}
    apart_s = np.abs(starts_s[Side.LEFT][:, None] - starts_s[Side.RIGHT])
    pairs = (at_peak[Side.LEFT] + at_peak[Side.RIGHT][apart_s.argmin(axis=1)]) / 2.0
    value = float(np.mean([values.mean() for values in at_peak.values()]))
    spread = spread_half_width(pairs, np.mean)
    bounds = [(value + s) / slope for s in (-spread, spread) for slope in SLOPE_RANGE]
    return Measurement(
        metric=METRIC.name,
        unit=METRIC.unit,
        side=Side.BOTH,
        value=value,
        low=min(value, *bounds),
        high=max(value, *bounds),
        values=pairs,
        times_s=starts_s[Side.LEFT],
        method=f"{line.method}, peak of the mean curve over stance, mean of both sides",
        caveats=(
            "the clothes turn 0.65 to 1.05 times as far as the pelvis; the value is as read, the "
            "interval holds this",
            "a shirt that hangs over the waistband can make it read low without being noticed",
            "left and right apart would need a level reference",
        ),
    )
