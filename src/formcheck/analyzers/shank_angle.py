"""Shank angle at initial contact: how far the ankle lands ahead of the knee."""

from formcheck.analyzers.at_contact import Method, measure_at_contact
from formcheck.analyzers.metric import Metric
from formcheck.gait import shank_angle_deg
from formcheck.records import Facing, FloatArray, PoseSequence, Result, Side, Trial, View

METRIC = Metric(
    name="shank_angle",
    title="Shank angle at contact",
    unit="deg",
    views=(View.LEFT, View.RIGHT),
    order=30,
    needs_still_camera=True,
)

# The pose model's knee and ankle lie off the joints: at the true contacts of 9 tuning clips of two
# renderers the angle reads 2.6° low (1.7° and 3.6°), and on two real runners whose shank was read
# by eye 3.5° and 1.4°, so this much is added. Clips differ by 1.3° (one standard deviation). 10 ms
# of contact timing are 1.5–2.0° at 2.5–3.5 m/s (RBDS, Fukuchi 2017).
READ_LOW_DEG = 2.1
METHOD = Method(
    offset=0.0,
    half_width=2.8,
    per_roll_deg=1.0,
    per_s=200.0,
    caveat=f"the pose model's knee and ankle lie off the joints: it reads this {READ_LOW_DEG}° low "
    "on rendered and on two real runners, which is added; single runners differ by up to 3° from "
    "that",
)


def measure(trial: Trial) -> Result:
    """Return the shank's lean against the picture's vertical at initial contact, near leg."""
    return measure_at_contact(METRIC, trial, _read, METHOD)


def _read(pose: PoseSequence, side: Side, facing: Facing) -> FloatArray:
    return shank_angle_deg(pose, side, facing) + READ_LOW_DEG
