"""What the interval of posture at contact is made of."""

import numpy as np
import pytest
from altered import altered
from synthetic_runner import Run, trial_of

from formcheck.analyzers import overstride_distance, shank_angle
from formcheck.analyzers.at_contact import RUNNERS_SIGMA_S, contact_half_width_s
from formcheck.pose.errors_at_contact import SHANK_ANGLE
from formcheck.records import Measurement, Trial, View

TRIAL = trial_of(Run(view=View.RIGHT))


def half_width_deg(trial: Trial) -> float:
    result = shank_angle.measure(trial)
    assert isinstance(result, Measurement)
    return (result.high - result.low) / 2.0


def test_the_rule_and_the_method_are_in_the_interval() -> None:
    of_rule_deg = shank_angle.CHANGES.per_s * 1.96 * RUNNERS_SIGMA_S
    least_deg = float(np.hypot(SHANK_ANGLE.half_width, of_rule_deg))
    assert half_width_deg(TRIAL) == pytest.approx(least_deg, rel=0.1)
    assert half_width_deg(TRIAL) > least_deg


def test_slower_frames_time_a_clip_worse_but_never_better_than_its_delay_is_known() -> None:
    halves_s = [
        contact_half_width_s(altered(TRIAL, frame_interval_s=1.0 / rate)) for rate in (1e6, 60, 30)
    ]
    assert halves_s == sorted(halves_s)
    assert halves_s[0] == pytest.approx(0.0049, abs=1e-4)
    assert halves_s[2] == pytest.approx(0.0076, abs=1e-4)


def test_a_distance_is_held_by_its_interval() -> None:
    result = overstride_distance.measure(TRIAL)
    assert isinstance(result, Measurement)
    assert result.high - result.value > overstride_distance.CHANGES.per_s * 1.96 * RUNNERS_SIGMA_S
