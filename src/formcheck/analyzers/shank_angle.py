"""Shank angle at initial contact: how far the ankle lands ahead of the knee."""

from formcheck.analyzers.at_contact import Method, measure_at_contact
from formcheck.analyzers.metric import Metric
from formcheck.gait import shank_angle_deg
from formcheck.records import Result, Trial, View

METRIC = Metric(
    name="shank_angle",
    title="Shank angle at contact",
    unit="deg",
    views=(View.LEFT, View.RIGHT),
    order=30,
    needs_still_camera=True,
)

# The pose model's knee and ankle lie off the joints: on rendered tuning clips the angle reads 1.2°
# low, runners differ by 1.1–1.4° (one standard deviation), and the worst is 3.1° low. 10 ms of
# contact timing are 1.7–2.3° (RBDS, Fukuchi 2017).
METHOD = Method(
    offset=-1.2,
    half_width=2.4,
    per_roll_deg=1.0,
    per_s=200.0,
    caveat="the pose model's knee and ankle lie off the joints: on rendered runners this reads "
    "about 1° low on average and up to 4°, which the interval allows for; on people it is not "
    "known better",
)


def measure(trial: Trial) -> Result:
    """Return the shank's lean against the picture's vertical at initial contact, near leg."""
    return measure_at_contact(METRIC, trial, shank_angle_deg, METHOD)
