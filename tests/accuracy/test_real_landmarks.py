"""What a pose model saw of real runners, against counts and angles taken by hand."""

import json

import numpy as np
import pytest
from real_landmarks import FOLDER, needs_real_landmarks, real_trial

from formcheck.analyzers import cadence, shank_angle
from formcheck.records import Measurement, NotMeasured, Reason, Side

pytestmark = needs_real_landmarks


def counted(name: str, what: str = "cadence_spm") -> float:
    truth = json.loads((FOLDER / f"{name}.truth.json").read_text())["truth_by_hand"]
    return float(truth[what])


def shank_of(name: str) -> Measurement:
    result = shank_angle.measure(real_trial(name))
    assert isinstance(result, Measurement), result
    return result


@pytest.mark.parametrize(
    "name",
    [
        "one_collapsed_frame",
        "panning_slow_motion_x2",
        "rails_across_thighs_x4",
        "rails_free_upright",
    ],
)
def test_cadence_is_within_a_step_of_the_count(name: str) -> None:
    result = cadence.measure(real_trial(name))
    assert isinstance(result, Measurement), result
    assert result.value == pytest.approx(counted(name), abs=1.0)
    assert result.high - result.low < 2.5


def test_three_forms_are_not_joined() -> None:
    trial = real_trial("three_forms")
    assert trial.gait.steady_s is not None
    assert trial.gait.steady_s[0] > 10.0
    result = cadence.measure(trial)
    assert isinstance(result, Measurement), result
    assert result.value == pytest.approx(
        counted("three_forms", "cadence_spm_upright_again"), abs=1.0
    )


def test_collapsed_frames_cost_no_contact() -> None:
    trial = real_trial("one_collapsed_frame")
    for side in (Side.LEFT, Side.RIGHT):
        strides_s = np.diff(trial.gait.events.contacts_s(side))
        assert len(strides_s) >= 7
        assert strides_s == pytest.approx(120.0 / 166.9, rel=0.08)
    assert shank_of("one_collapsed_frame").value == pytest.approx(13.8, abs=2.0)


def test_legs_that_were_exchanged_and_put_right_refuse_no_posture() -> None:
    shank = shank_of("rails_free_upright")
    assert shank.low <= 2.7 <= shank.high
    assert shank.value == pytest.approx(2.7, abs=2.5)


def test_rails_that_hide_which_leg_is_which_refuse_posture() -> None:
    result = shank_angle.measure(real_trial("rails_across_thighs_x4"))
    assert isinstance(result, NotMeasured)
    assert result.reason is Reason.LEGS_CONFUSED


def test_a_panning_phone_makes_no_walk() -> None:
    assert real_trial("panning_slow_motion_x2").gait.running.refusal is None


@pytest.mark.parametrize(
    ("name", "slower"),
    [
        ("one_collapsed_frame", 2.0),
        ("panning_slow_motion_x2", 2.0),
        ("passing_by_slow_motion", 2.0),
        ("passing_by_slow_motion", 4.0),
        ("rails_across_thighs_x4", 2.0),
        ("rails_across_thighs_x4", 4.0),
        ("rails_free_upright", 1.5),
        ("three_forms", 1.5),
    ],
)
def test_slow_motion_is_named(name: str, slower: float) -> None:
    result = cadence.measure(real_trial(name, slower))
    assert isinstance(result, NotMeasured)
    assert result.reason is Reason.SLOW_MOTION_SUSPECTED


def test_who_passes_at_real_speed_has_too_few_steps() -> None:
    trial = real_trial("passing_by_slow_motion")
    assert trial.gait.running.refusal is None
    result = cadence.measure(trial)
    assert isinstance(result, NotMeasured)
    assert result.reason is Reason.TOO_FEW_STEPS
