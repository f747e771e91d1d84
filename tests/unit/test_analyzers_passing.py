"""A runner who crosses the picture is told so, before what that does to the landmarks."""

import numpy as np
import pytest
from altered import altered
from synthetic_runner import Run, trial_of

from formcheck.analyzers import cadence
from formcheck.analyzers.passing import passing_s
from formcheck.records import NotMeasured, Reason, Trial, View


def trial(legs_per_s: float, seen_s: tuple[float, float] = (0.0, 99.0)) -> Trial:
    """A runner seen from the side whose hips go on by so many leg lengths each second."""
    whole = trial_of(Run(view=View.RIGHT))
    pose = whole.gait.pose
    way_px = legs_per_s * whole.gait.leg_length_px * pose.timestamps_s
    xy_px = pose.xy_px + np.stack([way_px, np.zeros_like(way_px)], axis=-1)[:, None]
    seen = (pose.timestamps_s >= seen_s[0]) & (pose.timestamps_s <= seen_s[1])
    return altered(whole, pose=pose.changed(np.where(seen[:, None, None], xy_px, np.nan), "moved"))


@pytest.mark.parametrize("legs_per_s", [4.0, -4.0])
def test_who_crosses_the_picture_passes(legs_per_s: float) -> None:
    assert passing_s(trial(legs_per_s, (2.0, 3.5))) == pytest.approx((2.0, 3.5), abs=0.05)


@pytest.mark.parametrize(
    ("legs_per_s", "seen_s"), [(0.0, (0.0, 99.0)), (0.1, (0.0, 99.0)), (4.0, (2.0, 2.5))]
)
def test_who_drifts_on_a_belt_does_not_pass(legs_per_s: float, seen_s: tuple[float, float]) -> None:
    assert passing_s(trial(legs_per_s, seen_s)) is None


def test_who_goes_to_and_fro_does_not_pass() -> None:
    there_and_back = trial(0.0)
    pose = there_and_back.gait.pose
    leg_px = there_and_back.gait.leg_length_px
    swing_px = 3.0 * leg_px * np.sin(2.0 * np.pi * pose.timestamps_s / 8.0)
    xy_px = pose.xy_px + np.stack([swing_px, np.zeros_like(swing_px)], axis=-1)[:, None]
    swinging = altered(there_and_back, pose=pose.changed(xy_px, "swung"))
    assert passing_s(swinging) is None


def test_nobody_passes() -> None:
    assert passing_s(trial(4.0, (50.0, 60.0))) is None


def test_a_pass_with_too_few_steps_is_told_as_a_pass() -> None:
    passing = trial(4.0, (2.0, 3.5))
    events = passing.gait.events.within(2.0, 3.5)
    short = altered(
        passing,
        events=events,
        steps_s=passing.gait.steps_s[:4],
        tracked_fraction=0.2,
        outside_fraction=0.3,
    )
    no = cadence.measure(short)
    assert isinstance(no, NotMeasured)
    assert no.reason is Reason.TOO_FEW_STEPS
    assert no.seen.startswith(
        "the runner passes through the picture (in sight from 2.0 to 3.5 s) and"
    )
    assert "treadmill" in no.advice


def test_a_pass_with_steps_enough_is_no_reason() -> None:
    no = cadence.measure(altered(trial(4.0), outside_fraction=0.3))
    assert isinstance(no, NotMeasured)
    assert no.reason is Reason.OUT_OF_PICTURE
