"""How long after its reach a foot lands."""

import numpy as np
import pytest
from synthetic_runner import CONTACT_AFTER_REACH_S, Run, pose_of

from formcheck.gait import clean_track
from formcheck.gait.landing import DELAYS_S, OF_HALF_SPEED, USUAL_DELAY_S, landing_delay_s
from formcheck.records import Facing, FloatArray, PoseSequence, Side

RUN = Run()


def reaches_s(run: Run, side: Side) -> FloatArray:
    return run.contacts_s(side) - CONTACT_AFTER_REACH_S


def with_heel(pose: PoseSequence, late_s: float, side: Side) -> PoseSequence:
    """The heel goes back so much later than before."""
    xy_px = pose.xy_px.copy()
    heel = pose.skeleton.index(f"{side}_heel")
    early_s = pose.timestamps_s - late_s
    xy_px[:, heel, 0] = np.interp(early_s, pose.timestamps_s, pose.xy_px[:, heel, 0])
    return pose.changed(xy_px, "heel late")


@pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT])
@pytest.mark.parametrize("cadence_spm", [150.0, 170.0, 190.0])
def test_the_delay_is_that_of_the_formulas(side: Side, cadence_spm: float) -> None:
    run = Run(cadence_spm=cadence_spm)
    delay_s = landing_delay_s(clean_track(pose_of(run)), side, Facing.RIGHT, reaches_s(run, side))
    assert delay_s == pytest.approx(CONTACT_AFTER_REACH_S, abs=2e-3)


@pytest.mark.parametrize("late_s", [-0.008, 0.010, 0.020])
def test_a_foot_that_goes_back_later_lands_later(late_s: float) -> None:
    reaches, pose = reaches_s(RUN, Side.RIGHT), pose_of(RUN)
    before_s = landing_delay_s(clean_track(pose), Side.RIGHT, Facing.RIGHT, reaches)
    late = clean_track(with_heel(pose, late_s, Side.RIGHT))
    after_s = landing_delay_s(late, Side.RIGHT, Facing.RIGHT, reaches)
    assert after_s - before_s == pytest.approx(OF_HALF_SPEED * late_s, abs=1e-3)


@pytest.mark.parametrize(("late_s", "end"), [(-0.040, 0), (0.055, 1)])
def test_a_heel_that_no_runner_has_is_not_followed(late_s: float, end: int) -> None:
    late = clean_track(with_heel(pose_of(RUN), late_s, Side.RIGHT))
    delay_s = landing_delay_s(late, Side.RIGHT, Facing.RIGHT, reaches_s(RUN, Side.RIGHT))
    assert delay_s == DELAYS_S[end]


def test_a_camera_that_pans_changes_nothing() -> None:
    pose = pose_of(RUN)
    panned = pose.changed(pose.xy_px + 60.0 * pose.timestamps_s[:, None, None] * [1.0, 0.0], "pan")
    reaches = reaches_s(RUN, Side.RIGHT)
    still_s, panned_s = (
        landing_delay_s(clean_track(each), Side.RIGHT, Facing.RIGHT, reaches)
        for each in (pose, panned)
    )
    assert panned_s == pytest.approx(still_s, abs=1e-4)


def test_one_step_read_wrongly_moves_no_other() -> None:
    pose = pose_of(RUN)
    xy_px = pose.xy_px.copy()
    wrong = np.abs(pose.timestamps_s - RUN.contacts_s(Side.RIGHT)[4]) < 0.1
    xy_px[wrong, pose.skeleton.index("right_heel")] += (40.0, 0.0)
    reaches = reaches_s(RUN, Side.RIGHT)
    delay_s = landing_delay_s(
        clean_track(pose.changed(xy_px, "wrong")), Side.RIGHT, Facing.RIGHT, reaches
    )
    assert delay_s == pytest.approx(CONTACT_AFTER_REACH_S, abs=2e-3)


def test_without_reaches_the_usual_delay_is_taken() -> None:
    pose = clean_track(pose_of(RUN))
    assert landing_delay_s(pose, Side.RIGHT, Facing.RIGHT, np.empty(0)) == USUAL_DELAY_S
