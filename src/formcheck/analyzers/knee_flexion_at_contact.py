"""Knee flexion at initial contact."""

from formcheck.analyzers.at_contact import Sensitivity, measure_at_contact
from formcheck.analyzers.clip_error import posture_repeatability
from formcheck.analyzers.sources import DAMSTED_2015
from formcheck.gait import knee_flexion_deg
from formcheck.records import Metric, Result, Spread, Statistic, Trial, Unit, View

# Roll turns thigh and shank equally; the knee bends as fast as the shank turns.
CHANGES = Sensitivity(per_roll_deg=0.0, per_s=200.0)
METRIC = Metric(
    name="knee_flexion_at_contact",
    title="Knee flexion at contact",
    plain="Knee bend at landing",
    unit=Unit.DEG,
    views=(View.LEFT, View.RIGHT),
    order=50,
    statistic=Statistic.MEDIAN,
    repeatability=posture_repeatability(
        CHANGES,
        different_days=Spread(9.0, "lower end of 9–14° between days at foot strike", DAMSTED_2015),
        same_session=Spread(
            7.0,
            "ours: within the 3–8° published for one day; another posture is read to 3.4° (one "
            "standard deviation)",
            DAMSTED_2015,
        ),
        between_runners=Spread(4.2, "ours: 3.8–4.7° in public data of runners with markers"),
    ),
    truth_key="knee_flexion_deg",
    needs_feet=True,
)


def measure(trial: Trial) -> Result:
    """Return how far the knee is bent at initial contact, near leg; 0 = straight."""
    return measure_at_contact(METRIC, trial, knee_flexion_deg, CHANGES)
