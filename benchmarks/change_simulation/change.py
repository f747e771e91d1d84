"""What is changed on purpose: a form moved by so much of each metric, in the body."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from benchmarks.change_simulation.form import BODY, Form
from benchmarks.runner.kinematics import Landing
from benchmarks.runner.kinematics.landing import shank_and_knee
from formcheck.comparison.detectable import load_noise

# Whose steps are asked of a clip by itself, because they move others.
APART = ("pelvic_drop_excursion", "knee_flexion_at_contact")
# Of excursions: a drop that comes later by this share of stance has less of it at contact.
LATER = 0.16


def stepped(form: Form, steps: Mapping[str, float]) -> Form:
    """Return a form changed by steps in the units of the metrics, those that go together.

    They are cadence, drop, its time, shank and distance; the knee bends as these two ask.
    """
    shank_deg = form.shank_deg + steps["shank_angle"]
    ahead_m = (form.ahead + steps["overstride_distance"]) * BODY.leg_m
    _, knee = shank_and_knee(Landing(shank_deg, None, ahead_m), BODY)
    return replace(
        form,
        cadence_spm=form.cadence_spm + steps["cadence"],
        drop_deg=form.drop_deg + steps["pelvic_drop"],
        peak_at=form.peak_at + steps["pelvic_drop_timing"] / 100.0,
        shank_deg=shank_deg,
        knee_deg=float(np.degrees(knee)),
    )


def stepped_apart(form: Form, steps: Mapping[str, float]) -> Form:
    """Return a form changed by the steps that need others to move: excursion and knee."""
    excursion_deg = form.drop_deg * form.excursion_share + steps["pelvic_drop_excursion"]
    later = replace(form, peak_at=form.peak_at + LATER)
    return replace(
        later,
        drop_deg=excursion_deg / later.excursion_share,
        knee_deg=form.knee_deg + steps["knee_flexion_at_contact"],
    )


def postures_apart(steps: Mapping[str, float]) -> float:
    """How far a change takes the posture at contact, 1 as far as two runners are apart."""
    runners = {metric: noise.between_runners for metric, noise in load_noise().items()}
    ways = [
        step / (np.sqrt(2.0) * spread.value)
        for metric, step in steps.items()
        if (spread := runners[metric]) is not None
    ]
    return float(max(ways))
