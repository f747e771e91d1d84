"""What is refused before anything is measured: why, with which figure, and what to do."""

from dataclasses import replace

import pytest
from altered import altered
from synthetic_runner import Run, pose_of, trial_of

from formcheck.analyzers import cadence, overstride_distance, pelvic_drop
from formcheck.analyzers.preconditions import refusal
from formcheck.records import (
    Capture,
    Followed,
    Measurement,
    Metric,
    NotMeasured,
    Reason,
    Side,
    Trial,
    View,
)

REAR = trial_of(Run(view=View.REAR))
SIDE = trial_of(Run(view=View.LEFT))
CASES = [
    pytest.param(cadence.METRIC, REAR, id="cadence-rear"),
    pytest.param(cadence.METRIC, SIDE, id="cadence-side"),
    pytest.param(pelvic_drop.METRIC, REAR, id="pelvic-drop"),
    pytest.param(overstride_distance.METRIC, SIDE, id="overstride"),
]


def followed(trial: Trial, other_fraction: float) -> Trial:
    who = Followed(people=2, number=1, other_fraction=other_fraction)
    return altered(trial, pose=replace(trial.gait.pose, followed=who))


def cut_down(trial: Trial, steady_s: tuple[float, float] | None) -> Trial:
    """The trial with a shorter steady part, all its contacts still seen."""
    start_s, end_s = steady_s or (0.0, 2.0)
    steps_s = trial.gait.steps_s[(trial.gait.steps_s >= start_s) & (trial.gait.steps_s <= end_s)]
    events = trial.gait.events.within(start_s, end_s)
    return altered(trial, events=events, steps_s=steps_s, steady_s=steady_s)


def refused(metric: Metric, trial: Trial, side: Side | None = None) -> NotMeasured:
    result = refusal(metric, trial, side)
    assert result is not None
    assert (result.metric.name, result.unit, result.side) == (metric.name, metric.unit, side)
    return result


@pytest.mark.parametrize(("metric", "trial"), CASES)
def test_nothing_speaks_against_a_good_trial(metric: Metric, trial: Trial) -> None:
    assert refusal(metric, trial) is None


@pytest.mark.parametrize(("metric", "trial"), CASES)
def test_somebody_else_in_a_third_of_the_frames_is_refused(metric: Metric, trial: Trial) -> None:
    no = refused(metric, followed(trial, 0.33))
    assert no.reason is Reason.SEVERAL_PEOPLE
    assert no.seen == "somebody else was followed in 33% of the pictures"
    assert "choose the runner by number" in no.advice
    assert "--runner" in no.advice


@pytest.mark.parametrize(("metric", "trial"), CASES)
def test_legs_outside_the_picture_are_refused(metric: Metric, trial: Trial) -> None:
    no = refused(metric, altered(trial, outside_fraction=0.27))
    assert no.reason is Reason.OUT_OF_PICTURE
    assert no.seen == "hips or legs are cut off in 27% of the pictures"
    assert no.advice.startswith("Step back")


@pytest.mark.parametrize(("metric", "trial"), CASES)
@pytest.mark.parametrize("fps", [8.0, 12.0, 15.0])
def test_too_few_frames_per_second_are_refused(metric: Metric, trial: Trial, fps: float) -> None:
    no = refused(metric, altered(trial, frame_interval_s=1.0 / fps))
    assert no.reason is Reason.FRAME_RATE
    assert no.seen == f"the clip has {fps:.0f} pictures a second, and at least 16 are needed"
    assert "60 frames per second" in no.advice


@pytest.mark.parametrize(("metric", "trial"), CASES)
def test_a_short_steady_part_of_a_longer_run_is_refused(metric: Metric, trial: Trial) -> None:
    no = refused(metric, cut_down(trial, (1.5, 4.6)))
    assert no.reason is Reason.UNSTEADY
    assert no.seen.startswith("the longest steady part, from 1.5 to 4.6 s, has too few steps: ")
    assert f" and {7 if metric.needs_sides else 10} " in no.seen
    assert no.seen.endswith(" are needed")
    assert "in one piece" in no.advice


def test_a_refusal_counts_the_steps_of_the_legs_that_are_seen() -> None:
    trial = cut_down(REAR, (1.5, 4.6))
    left, right = (len(trial.gait.events.contacts_s(side)) for side in (Side.LEFT, Side.RIGHT))
    seen = refused(pelvic_drop.METRIC, trial).seen
    assert f" {left} with the left leg and {right} with the right, and 7 with each" in seen
    near = cut_down(SIDE, (1.5, 4.6))
    steps = len(near.gait.events.contacts_s(Side.LEFT))
    seen = refused(overstride_distance.METRIC, near).seen
    assert f" {steps} with the left leg, and 7 are needed" in seen
    assert "right leg" not in seen


@pytest.mark.parametrize("contacts_seen", [(6, 12), (12, 6), (3, 3)])
def test_a_clip_that_never_had_enough_steps_is_too_short_not_unsteady(
    contacts_seen: tuple[int, int],
) -> None:
    trial = altered(cut_down(REAR, (1.5, 4.6)), contacts_seen=contacts_seen)
    no = refused(pelvic_drop.METRIC, trial)
    assert no.reason is Reason.TOO_FEW_STEPS
    assert no.seen.startswith("the clip shows too few steps: ")
    assert no.seen.endswith(", and 7 with each are needed")


@pytest.mark.parametrize("trial", [REAR, SIDE])
def test_cadence_counts_steps_whichever_leg_takes_them(trial: Trial) -> None:
    short = altered(cut_down(trial, (1.5, 4.6)), contacts_seen=(9, 0))
    assert refused(cadence.METRIC, short).reason is Reason.TOO_FEW_STEPS
    seen = "the clip shows too few steps: 9, and 10 are needed"
    assert refused(cadence.METRIC, short).seen == seen
    longer = cut_down(trial, (1.5, 5.4))
    assert refusal(cadence.METRIC, longer) is None


@pytest.mark.parametrize("doubtful", [1, 2, 3, 7])
def test_posture_is_refused_where_legs_are_in_doubt_at_contact(doubtful: int) -> None:
    contacts_s = SIDE.gait.events.contacts_s(Side.LEFT)
    assert len(contacts_s) == 11
    trial = altered(SIDE, doubtful_s=contacts_s[:doubtful] + 0.04, swapped_fraction=0.3)
    assert refusal(cadence.METRIC, trial) is None
    if doubtful <= 2:
        assert refusal(overstride_distance.METRIC, trial) is None
        measured = overstride_distance.measure(trial)
        assert isinstance(measured, Measurement)
        assert measured.n == 11 - doubtful
        return
    no = refused(overstride_distance.METRIC, trial)
    assert no.reason is Reason.LEGS_CONFUSED
    assert no.seen == f"left and right leg cannot be told apart at {doubtful} of 11 landings"


def test_doubt_between_contacts_refuses_nothing() -> None:
    trial = altered(SIDE, doubtful_s=SIDE.gait.events.contacts_s(Side.LEFT) + 0.2)
    assert refusal(overstride_distance.METRIC, trial) is None


@pytest.mark.parametrize(
    ("contacts_seen", "reason"), [((7, 0), Reason.UNSTEADY), ((6, 20), Reason.TOO_FEW_STEPS)]
)
def test_from_the_side_only_the_near_leg_has_to_be_seen(
    contacts_seen: tuple[int, int], reason: Reason
) -> None:
    trial = altered(cut_down(SIDE, (1.5, 4.6)), contacts_seen=contacts_seen)
    assert refused(overstride_distance.METRIC, trial).reason is reason


def test_without_strides_the_steps_are_too_few() -> None:
    assert refused(cadence.METRIC, cut_down(REAR, None)).reason is Reason.TOO_FEW_STEPS


@pytest.mark.parametrize("view", [View.REAR, View.RIGHT])
def test_a_clip_with_a_cut_every_three_seconds_is_unsteady(view: View) -> None:
    run = Run(view=view, duration_s=12.0)
    pose = pose_of(run)
    xy_px = pose.xy_px.copy()
    pieces = (pose.timestamps_s // 3.0).astype(int)
    xy_px[..., 0] += (0.6 * run.leg_px * (pieces % 2))[:, None]
    no = refused(cadence.METRIC, trial_of(run, pose.changed(xy_px, "cut")))
    assert no.reason is Reason.UNSTEADY


@pytest.mark.parametrize(
    "trial",
    [
        pytest.param(followed(REAR, 0.2), id="others"),
        pytest.param(altered(REAR, outside_fraction=0.05), id="outside"),
        pytest.param(altered(REAR, frame_interval_s=1.0 / 16.0), id="frame rate"),
        pytest.param(altered(REAR, frame_interval_s=1.0 / 240.0), id="high frame rate"),
        pytest.param(altered(REAR, contacts_seen=(60, 60)), id="long clip"),
    ],
)
def test_what_is_just_good_enough_is_measured(trial: Trial) -> None:
    assert refusal(cadence.METRIC, trial) is None


@pytest.mark.parametrize(
    ("trial", "reason"),
    [
        (followed(REAR, 0.21), Reason.SEVERAL_PEOPLE),
        (altered(REAR, outside_fraction=0.06), Reason.OUT_OF_PICTURE),
        (altered(REAR, frame_interval_s=1.0 / 15.5), Reason.FRAME_RATE),
    ],
)
def test_what_is_just_too_bad_is_refused(trial: Trial, reason: Reason) -> None:
    assert refused(cadence.METRIC, trial).reason is reason


@pytest.mark.parametrize(
    "trial",
    [
        pytest.param(followed(REAR, 0.33), id="others"),
        pytest.param(altered(REAR, outside_fraction=0.27), id="outside"),
        pytest.param(altered(REAR, frame_interval_s=0.1), id="frame rate"),
        pytest.param(cut_down(REAR, (1.5, 4.6)), id="unsteady"),
    ],
)
@pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT, Side.BOTH])
def test_a_refusal_is_that_of_the_side_that_was_asked_for(trial: Trial, side: Side) -> None:
    assert refused(pelvic_drop.METRIC, trial, side).side is side


def test_the_cause_is_named_before_what_follows_from_it() -> None:
    """Somebody else's legs make lost frames, and lost frames make few steps."""
    spoilt = altered(
        cut_down(followed(REAR, 0.6), None), tracked_fraction=0.3, contacts_seen=(2, 2)
    )
    assert refused(cadence.METRIC, spoilt).reason is Reason.SEVERAL_PEOPLE
    slow = altered(spoilt, frame_interval_s=0.1)
    assert refused(cadence.METRIC, slow).reason is Reason.FRAME_RATE
    outside = altered(slow, outside_fraction=0.5, frame_interval_s=1.0 / 60.0)
    assert refused(cadence.METRIC, outside).reason is Reason.OUT_OF_PICTURE
    confused = altered(
        cut_down(SIDE, (1.5, 4.6)), doubtful_s=SIDE.gait.events.contacts_s(Side.LEFT)
    )
    assert refused(overstride_distance.METRIC, confused).reason is Reason.LEGS_CONFUSED


def test_a_view_that_does_not_show_it_comes_first() -> None:
    spoilt = altered(followed(SIDE, 0.6), frame_interval_s=0.1)
    assert refused(pelvic_drop.METRIC, spoilt).reason is Reason.WRONG_VIEW


def test_many_people_in_the_picture_alone_refuse_nothing() -> None:
    everybody = replace(REAR.gait.pose, followed=Followed(people=4, number=3, other_fraction=0.0))
    assert refusal(cadence.METRIC, altered(REAR, pose=everybody)) is None


def test_a_tag_that_the_body_contradicts_is_named_with_what_to_do() -> None:
    trial = trial_of(Run(duration_s=2.0))
    tagged = Capture(240.0, "com.android.capture.fps", 8.0)
    hurried = replace(trial, clip=replace(trial.clip, capture=tagged))
    result = cadence.measure(hurried)
    assert isinstance(result, NotMeasured)
    assert "filmed at 240 frames per second" in result.advice
    assert "divided by 8." in result.advice
    assert "--capture-fps 8," in result.advice
    stated = replace(tagged, source="stated")
    said = replace(trial, clip=replace(trial.clip, capture=stated))
    assert "tag" not in cadence.measure(said).advice  # type: ignore[union-attr]
