"""What is changed on purpose: a form moved by so much of each metric, in the body."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from benchmarks.change_simulation.form import BODY, CannotRunError, Form
from benchmarks.runner.kinematics import Landing
from benchmarks.runner.kinematics.landing import shank_and_knee
from formcheck.analyzers import (
    all_metrics,
    cadence,
    knee_flexion_at_contact,
    overstride_distance,
    pelvic_drop,
    pelvic_drop_excursion,
    pelvic_drop_timing,
    shank_angle,
)

# Metrics asked of a clip by themselves, because they move others; the drop of either side, whose
# step is another than that of their mean; and all that go together. A metric in none of them is not
# simulated, which the printed table says.
APART = (pelvic_drop_excursion.METRIC.name, knee_flexion_at_contact.METRIC.name)
OF_SIDES = tuple(name for name, metric in all_metrics().items() if metric.side is not None)
TOGETHER = tuple(
    of.METRIC.name
    for of in (cadence, pelvic_drop, pelvic_drop_timing, shank_angle, overstride_distance)
)
# Of excursions: a drop that comes later by this share of stance has less of it at contact.
LATER = 0.16


def stepped(form: Form, steps: Mapping[str, float]) -> Form:
    """Return a form changed by steps in the units of the metrics, those that go together.

    They are cadence, drop, its time, shank and distance; the knee bends as these two ask. Raises
    `CannotRunError` where none does.
    """
    shank_deg = form.shank_deg + steps[shank_angle.METRIC.name]
    ahead_m = (form.ahead + steps[overstride_distance.METRIC.name]) * BODY.leg_m
    try:
        _, knee = shank_and_knee(Landing(shank_deg, None, ahead_m), BODY)
    except ValueError as error:
        raise CannotRunError from error
    return replace(
        form,
        cadence_spm=form.cadence_spm + steps[cadence.METRIC.name],
        drop_deg=form.drop_deg + steps[pelvic_drop.METRIC.name],
        peak_at=form.peak_at + steps[pelvic_drop_timing.METRIC.name] / 100.0,
        shank_deg=shank_deg,
        knee_deg=float(np.degrees(knee)),
    )


def stepped_sides(form: Form, steps: Mapping[str, float]) -> Form:
    """Return a form whose hips drop further on both sides, by what is asked of a single one."""
    return replace(form, drop_deg=form.drop_deg + max(steps[metric] for metric in OF_SIDES))


def stepped_apart(form: Form, steps: Mapping[str, float]) -> Form:
    """Return a form changed by the steps that need others to move: excursion and knee."""
    excursion_deg = form.drop_deg * form.excursion_share + steps[pelvic_drop_excursion.METRIC.name]
    later = replace(form, peak_at=form.peak_at + LATER)
    return replace(
        later,
        drop_deg=excursion_deg / later.excursion_share,
        knee_deg=form.knee_deg + steps[knee_flexion_at_contact.METRIC.name],
    )


# Which metrics a changed clip is for.
CHANGED = {TOGETHER: stepped, OF_SIDES: stepped_sides, APART: stepped_apart}
SIMULATED = {
    name: metric
    for name, metric in all_metrics().items()
    if any(name in metrics for metrics in CHANGED)
}


def postures_apart(steps: Mapping[str, float]) -> float:
    """How far a change takes the posture at contact, 1 as far as two runners are apart."""
    ways = [
        step / (np.sqrt(2.0) * spread.value)
        for metric, step in steps.items()
        if (spread := all_metrics()[metric].repeatability.between_runners) is not None
    ]
    return float(max(ways, default=0.0))
