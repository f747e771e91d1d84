"""Shank angle at initial contact: how far the ankle lands ahead of the knee."""

from formcheck.analyzers.at_contact import Sensitivity, measure_at_contact
from formcheck.analyzers.clip_error import posture_repeatability
from formcheck.analyzers.sources import DINGENEN_2018
from formcheck.gait import shank_angle_deg
from formcheck.records import (
    Metric,
    Result,
    Spread,
    Statistic,
    Trial,
    Unit,
    View,
)

# 10 ms of contact timing are 1.5–2.0° at 2.5–3.5 m/s (RBDS, Fukuchi 2017).
CHANGES = Sensitivity(per_roll_deg=1.0, per_s=200.0)
METRIC = Metric(
    name="shank_angle",
    title="Shank angle at contact",
    plain="Lower leg at landing",
    unit=Unit.DEG,
    views=(View.LEFT, View.RIGHT),
    order=30,
    statistic=Statistic.MEDIAN,
    repeatability=posture_repeatability(
        CHANGES,
        different_days=Spread(
            4.0,
            "ours: within the 2.2–4.8° published for the tibia's inclination; simulated days "
            "differ by 3.9°",
            DINGENEN_2018,
        ),
        same_session=Spread(2.0, "ours: without setting up the camera anew"),
        between_runners=Spread(3.2, "ours: from public data of runners with markers"),
    ),
    truth_key="shank_angle_deg",
    needs_still_camera=True,
    needs_feet=True,
)


def measure(trial: Trial) -> Result:
    """Return the shank's lean against the picture's vertical at initial contact, near leg."""
    return measure_at_contact(METRIC, trial, shank_angle_deg, CHANGES)
