"""Truth of the part of a clip that is measured, step by step and frame by frame."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from altered import altered
from synthetic_runner import Run, trial_of, without_frames

from benchmarks.evaluation.steps import CROSSING_M, shank_steps, swapped_left
from benchmarks.evaluation.truth import SAME_STEP_S, ClipTruth
from formcheck.analyzers import shank_angle
from formcheck.records import (
    FloatArray,
    Measurement,
    MeasurementMethod,
    NotMeasured,
    PoseSequence,
    Reason,
    Side,
    Trial,
    View,
)

Image = npt.NDArray[np.uint8]
LEG_M = 0.9


def told(**content: object) -> ClipTruth:
    """A truth of which only some is told; contacts every 0.35 s, left and right in turn."""
    steps = [
        {
            "stance_side": side,
            "initial_contact_s": 0.35 * number,
            "shank_angle_deg": 5.0 + 0.1 * number,
        }
        for number, side in enumerate(10 * ["left", "right"])
    ]
    usual: dict[str, Any] = {
        "camera": {"view": "right"},
        "motion": "run",
        "steps": steps,
        "final_belt_speed_m_s": 3.0,
    }
    return ClipTruth({**usual, **content}, is_mirrored=False)


def contacts_s(truth: ClipTruth) -> FloatArray:
    return truth.steps(Side.BOTH, "initial_contact_s")


def test_a_part_of_a_run_that_speeds_up_has_its_own_steps() -> None:
    truth = told()
    part = truth.during((2.1, 4.2))
    assert contacts_s(part) == pytest.approx(0.35 * np.arange(6, 13))
    assert len(contacts_s(truth)) == 20
    assert part.view is truth.view


@pytest.mark.parametrize(("early_s", "kept"), [(0.9 * SAME_STEP_S, 7), (1.1 * SAME_STEP_S, 6)])
def test_a_contact_that_is_found_a_little_early_or_late_is_the_same_step(
    early_s: float, kept: int
) -> None:
    assert len(contacts_s(told().during((2.1 + early_s, 4.2)))) == kept
    assert len(contacts_s(told().during((2.1, 4.2 - early_s)))) == kept


def test_a_steady_run_is_the_same_all_the_time() -> None:
    steady = told(final_belt_speed_m_s=None)
    assert steady.during((2.1, 4.2)) is steady
    whole = told()
    assert whole.during(None) is whole


@pytest.mark.parametrize("view", ["right", "rear"])
def test_who_does_not_run_has_no_true_values(view: str) -> None:
    truth = told(motion="walk", camera={"view": view})
    values = truth.values()
    assert not truth.is_run
    assert "cadence" in values
    assert ("pelvic_drop" in values) == (view == "rear")
    assert ("shank_angle" in values) == (view == "right")
    assert np.isnan(list(values.values())).all()


def shank_angles(times_s: Sequence[float], found_deg: Sequence[float]) -> Measurement:
    values = np.array(found_deg)
    middle = float(np.median(values))
    times = np.array(times_s)
    method = MeasurementMethod("test")
    return Measurement(shank_angle.METRIC, Side.RIGHT, middle, -90.0, 90.0, values, times, method)


def test_each_step_is_compared_with_its_own_truth() -> None:
    """Contacts 1, 3 and 5 of the right leg, found up to a ninth of a second late."""
    found = shank_angles([0.35, 1.05 + 0.11, 1.75 - 0.05], [6.0, 7.0, 4.0])
    pairs = shank_steps((found,), told())
    assert [true for true, _ in pairs] == pytest.approx([5.1, 5.3, 5.5])
    assert [value for _, value in pairs] == [6.0, 7.0, 4.0]


def test_a_step_that_is_none_is_left_out() -> None:
    """Halfway between two contacts of the near leg the other leg lands."""
    found = shank_angles([0.35, 0.70, 1.05], [6.0, 50.0, 7.0])
    assert [value for _, value in shank_steps((found,), told())] == [6.0, 7.0]


@pytest.mark.parametrize(
    "truth", [told(motion="walk"), told(camera={"view": "rear"})], ids=["walks", "from behind"]
)
def test_without_a_near_leg_that_runs_there_are_no_steps(truth: ClipTruth) -> None:
    assert shank_steps((shank_angles([0.35], [6.0]),), truth) == ()


def test_steps_that_were_not_measured_are_none() -> None:
    no = NotMeasured(shank_angle.METRIC, None, Reason.BLUR, "seen", "advice")
    assert shank_steps((no,), told()) == shank_steps((), told()) == ()


RUN = Run(duration_s=6.0)


@pytest.fixture(scope="module")
def trial() -> Trial:
    return trial_of(RUN)


def truth_of_places(trial: Trial, *, is_mirrored: bool = False) -> ClipTruth:
    """Where the ankles are in the stick runner's pictures; legs are 0.9 m long."""
    ankles = {
        f"{s}_ankle": trial.gait.pose.sided(s, "ankle").tolist() for s in (Side.LEFT, Side.RIGHT)
    }
    content = {
        "frame_times_s": trial.gait.pose.timestamps_s.tolist(),
        "joints_px": ankles,
        "scale_px_per_m": RUN.leg_px / LEG_M,
    }
    return replace(told(**content), is_mirrored=is_mirrored)


def legs_exchanged(trial: Trial, start_s: float, end_s: float) -> Trial:
    pose = trial.gait.pose
    within = (pose.timestamps_s >= start_s) & (pose.timestamps_s < end_s)
    other = pose.xy_px[:, pose.skeleton.mirrored_order()]
    xy_px = np.where(within[:, None, None], other, pose.xy_px)
    return altered(trial, pose=pose.changed(xy_px, "legs exchanged"))


def clear_share(pose: PoseSequence, start_s: float, end_s: float) -> float:
    """Share of frames within a part whose ankles are further apart than crossing legs."""
    apart_px = np.linalg.norm(
        pose.sided(Side.LEFT, "ankle") - pose.sided(Side.RIGHT, "ankle"), axis=1
    )
    within = (pose.timestamps_s >= start_s) & (pose.timestamps_s < end_s)
    return float(np.mean(within & (apart_px > CROSSING_M * RUN.leg_px / LEG_M)))


def test_legs_in_their_places_are_not_exchanged(trial: Trial) -> None:
    assert swapped_left(trial, truth_of_places(trial)) == 0.0


@pytest.mark.parametrize("part_s", [(1.0, 2.5), (0.0, 7.0), (3.0, 3.1)])
def test_frames_with_exchanged_legs_are_counted(trial: Trial, part_s: tuple[float, float]) -> None:
    share = swapped_left(legs_exchanged(trial, *part_s), truth_of_places(trial))
    assert share == pytest.approx(clear_share(trial.gait.pose, *part_s), abs=1e-9)
    assert share is not None
    assert share > 0.0


def test_frames_without_the_runner_are_not_exchanged(trial: Trial) -> None:
    lost = slice(60, 120)
    swapped = legs_exchanged(trial, 0.0, 7.0)
    torn = altered(swapped, pose=without_frames(swapped.gait.pose, lost))
    whole, share = (swapped_left(t, truth_of_places(trial)) for t in (swapped, torn))
    assert whole is not None
    times_s = trial.gait.pose.timestamps_s
    away = clear_share(trial.gait.pose, times_s[lost.start], times_s[lost.stop])
    assert share == pytest.approx(whole - away, abs=1e-9)


def test_legs_that_both_lie_elsewhere_are_not_exchanged(trial: Trial) -> None:
    pose = trial.gait.pose
    beside = altered(trial, pose=pose.changed(pose.xy_px + np.array([RUN.leg_px, 0.0]), "beside"))
    assert swapped_left(beside, truth_of_places(trial)) == pytest.approx(0.0, abs=0.02)


def test_true_places_are_not_at_hand_in_every_clip(trial: Trial) -> None:
    assert swapped_left(trial, truth_of_places(trial, is_mirrored=True)) is None
    from_behind = trial_of(Run(view=View.REAR, duration_s=4.0))
    assert swapped_left(from_behind, truth_of_places(from_behind)) is None


def test_a_clip_whose_clock_jumps_has_the_truth_of_the_part_by_that_clock() -> None:
    steady = told(final_belt_speed_m_s=None)
    cut = replace(steady, clock=lambda time_s: time_s if time_s < 2.0 else time_s - 1.0)
    whole_s = contacts_s(cut.during((0.35, 2.4)))
    assert whole_s == pytest.approx([*(0.35 * np.arange(1, 6)), *(0.35 * np.arange(9, 11))])
    assert contacts_s(cut.during((4.2, 5.6)))[0] == pytest.approx(5.25)
    assert len(contacts_s(steady.during((0.35, 1.4)))) == 20
